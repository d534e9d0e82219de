import type { AttendeeShown, MeetingShown } from "@/lib/parts/meetings/queries/detail";
import type { Presence } from "@/lib/parts/meetings/rules/stages";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TimeText } from "../ui/time-text";
import type { Tone } from "../ui/tone";
import { tme } from "./text";

/** When, where, in which form, and when the members were told. */
export function MeetingFacts({ meeting }: { meeting: MeetingShown }) {
  const { startsAt, place, form, convener, notifiedAt, changed } = meeting;
  return (
    <Card title={tme("facts.title")}>
      <DescriptionList
        items={[
          { term: tme("facts.startsAt"), detail: <TimeText at={startsAt} /> },
          { term: tme("facts.place"), detail: place },
          { term: tme("facts.form"), detail: tme(`form.${form}`) },
          ...(convener === null ? [] : [{ term: tme("facts.convener"), detail: convener }]),
          {
            term: tme("facts.notified"),
            detail: notifiedAt === null ? tme("facts.notYet") : <TimeText at={notifiedAt} />,
          },
          ...(changed === null
            ? []
            : [
                {
                  term: tme(meeting.step === "called_off" ? "facts.calledOff" : "facts.changed"),
                  detail: (
                    <>
                      <TimeText at={changed.at} />
                      <span className="block">{changed.reason}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}

/** The topics in their order, with who raised them. */
export function AgendaCard({ meeting: { agenda, theme } }: { meeting: MeetingShown }) {
  return (
    <Card flush title={tme("agenda.title")} note={theme ?? undefined}>
      {agenda.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tme("agenda.empty")}</p>
      ) : (
        <ol className="divide-y">
          {agenda.map(({ id, title, matter, by }, at) => (
            <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] px-4 py-3">
              <span className="text-ink-soft tabular-nums">{at + 1}</span>
              <div>
                <p className="font-semibold">{title}</p>
                <p className="whitespace-pre-line">{matter}</p>
                <p className="text-sm text-ink-soft">{tme("topic.by", { by })}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

const tones: Readonly<Record<Presence, Tone>> = {
  present: "ok",
  substitute: "info",
  excused: "idle",
};

/** Seat by seat who was told and who came; a list and never a rate (DOMAIN §11.1). */
export function AttendeeCard({ attendees }: { attendees: readonly AttendeeShown[] }) {
  return (
    <Card flush title={tme("attendees.title")}>
      <ul className="divide-y">
        {attendees.map(({ id, name, organization, presence, word }) => (
          <li key={id} className="flex items-start justify-between gap-3 px-4 py-2">
            <div className="min-w-0">
              <p>{name}</p>
              <p className="text-sm text-ink-soft">{organization}</p>
            </div>
            {presence === null ? null : (
              <div className="shrink-0 text-right">
                <Badge tone={tones[presence]}>{tme(`presence.${presence}`)}</Badge>
                {word === null ? null : <p className="text-sm text-ink-soft">{word}</p>}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
