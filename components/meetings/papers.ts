import type { MeetingShown } from "@/lib/parts/meetings/queries/detail";
import type { meetingSheets } from "@/lib/parts/meetings/rules/stages";
import type { Paper, PaperPart } from "@/lib/platform/core/paper";
import { dayText, fullTime } from "../ui/time-words";
import { tme } from "./text";

type Sheet = (typeof meetingSheets)[number];

/** The papers of a meeting, in the words that are printed and given as a document. */
export function meetingPaper(meeting: MeetingShown, sheet: Sheet): Paper {
  return papers[sheet](meeting);
}

const papers: Readonly<Record<Sheet, (meeting: MeetingShown) => Paper>> = {
  notice: noticePaper,
  minutes: minutesPaper,
  resolutions: resolutionPaper,
};

/** 通知: when, where, about what, and to whom. */
function noticePaper(meeting: MeetingShown): Paper {
  const { theme, form, convener, attendees, bodyName, notifiedAt } = meeting;
  return {
    title: tme("print.notice.title", { body: bodyName }),
    lead: [],
    parts: [
      {
        lines: [
          tme("print.notice.to", {
            names: attendees.map(({ name }) => name).join(tme("list.comma")),
          }),
          tme("print.notice.text", {
            form: tme(`form.${form}`),
            theme: theme ?? tme("meeting.noTheme"),
          }),
          ...whenAndWhere(meeting),
          ...(convener === null ? [] : [tme("print.convener", { convener })]),
        ],
      },
      agenda(meeting),
      { lines: [tme("print.notice.foot")] },
    ],
    sign: signed(bodyName, notifiedAt),
  };
}

/** 纪要: who came, what was talked about, what was resolved. */
function minutesPaper(meeting: MeetingShown): Paper {
  const { theme, startsAt, attendees, minutes, bodyName, resolutions } = meeting;
  const named = (presence: "present" | "substitute" | "excused") =>
    attendees
      .filter((one) => one.presence === presence)
      .map(({ name, organization }) => tme("print.named", { name, organization }))
      .join(tme("list.comma"));
  return {
    title: tme("print.minutes.title", { body: bodyName }),
    lead: [],
    parts: [
      {
        lines: [
          ...whenAndWhere(meeting),
          tme("print.theme", { theme: theme ?? "" }),
          ...(["present", "substitute", "excused"] as const).flatMap((presence) => {
            const names = named(presence);
            if (names === "") return [];
            return [tme("print.attended", { presence: tme(`presence.${presence}`), names })];
          }),
        ],
      },
      agenda(meeting),
      { lines: (minutes ?? tme("print.noMinutes")).split("\n").filter((line) => line !== "") },
      ...(resolutions.length === 0 ? [] : [resolutionTable(meeting)]),
    ],
    sign: signed(bodyName, startsAt),
  };
}

/** 决议清单: who, what, until when, and what became of it. */
function resolutionPaper(meeting: MeetingShown): Paper {
  const { bodyName, startsAt, publishedAt, theme } = meeting;
  return {
    title: tme("print.resolutions.title", { body: bodyName }),
    lead: [],
    parts: [
      {
        lines: [
          tme("print.time", { time: fullTime(startsAt) }),
          tme("print.theme", { theme: theme ?? "" }),
        ],
      },
      resolutionTable(meeting),
    ],
    sign: signed(bodyName, publishedAt),
  };
}

function whenAndWhere({ startsAt, place }: MeetingShown): string[] {
  return [tme("print.time", { time: fullTime(startsAt) }), tme("print.place", { place })];
}

function agenda({ agenda: topics }: MeetingShown): PaperPart {
  return {
    heading: tme("agenda.title"),
    lines: topics.map(
      ({ title, by }, at) => `${String(at + 1)}. ${title}${tme("print.by", { by })}`,
    ),
  };
}

function resolutionTable({ resolutions }: MeetingShown): PaperPart {
  return {
    table: {
      columns: [
        { head: tme("print.number"), width: 8 },
        { head: tme("print.measure"), width: 40 },
        { head: tme("print.organization"), width: 22 },
        { head: tme("print.due"), width: 16 },
        { head: tme("print.state"), width: 14 },
      ],
      rows: resolutions.map((one) => [
        String(one.number),
        one.measure,
        one.organization,
        one.dueOn,
        tme(`state.${one.state}`),
      ]),
      empty: tme("print.noResolutions"),
    },
  };
}

function signed(name: string, at: string | null): string[] {
  return at === null ? [name] : [name, dayText(at)];
}
