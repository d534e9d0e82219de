import type { MeetingShown } from "@/lib/parts/meetings/queries/detail";
import { dayText, fullTime } from "../ui/time-words";
import { tme } from "./text";

/** 通知: when, where, about what, and to whom. */
export function NoticeSheet({ meeting }: { meeting: MeetingShown }) {
  const { theme, startsAt, place, form, convener, attendees, bodyName, notifiedAt } = meeting;
  return (
    <>
      <h1 className="text-center text-2xl">{tme("print.notice.title", { body: bodyName })}</h1>
      <p className="mt-6 leading-8">
        {tme("print.notice.to", {
          names: attendees.map(({ name }) => name).join(tme("list.comma")),
        })}
      </p>
      <p className="mt-2 leading-8">
        {tme("print.notice.text", {
          form: tme(`form.${form}`),
          theme: theme ?? tme("meeting.noTheme"),
        })}
      </p>
      <p className="leading-8">{tme("print.time", { time: fullTime(startsAt) })}</p>
      <p className="leading-8">{tme("print.place", { place })}</p>
      {convener === null ? null : (
        <p className="leading-8">{tme("print.convener", { convener })}</p>
      )}
      <Agenda meeting={meeting} />
      <p className="mt-4 leading-8">{tme("print.notice.foot")}</p>
      <Signed name={bodyName} day={notifiedAt === null ? null : dayText(notifiedAt)} />
    </>
  );
}

/** 纪要: who came, what was talked about, what was resolved. */
export function MinutesSheet({ meeting }: { meeting: MeetingShown }) {
  const { theme, startsAt, place, attendees, minutes, bodyName, resolutions } = meeting;
  const named = (presence: "present" | "substitute" | "excused") =>
    attendees
      .filter((one) => one.presence === presence)
      .map(({ name, organization }) => tme("print.named", { name, organization }))
      .join(tme("list.comma"));
  return (
    <>
      <h1 className="text-center text-2xl">{tme("print.minutes.title", { body: bodyName })}</h1>
      <p className="mt-6 leading-8">{tme("print.time", { time: fullTime(startsAt) })}</p>
      <p className="leading-8">{tme("print.place", { place })}</p>
      <p className="leading-8">{tme("print.theme", { theme: theme ?? "" })}</p>
      {(["present", "substitute", "excused"] as const).map((presence) =>
        named(presence) === "" ? null : (
          <p key={presence} className="leading-8">
            {tme("print.attended", {
              presence: tme(`presence.${presence}`),
              names: named(presence),
            })}
          </p>
        ),
      )}
      <Agenda meeting={meeting} />
      <p className="mt-4 leading-8 whitespace-pre-line">{minutes ?? tme("print.noMinutes")}</p>
      {resolutions.length === 0 ? null : <ResolutionTable meeting={meeting} />}
      <Signed name={bodyName} day={dayText(startsAt)} />
    </>
  );
}

/** 决议清单: who, what, until when, and what became of it. */
export function ResolutionSheet({ meeting }: { meeting: MeetingShown }) {
  const { bodyName, startsAt, publishedAt } = meeting;
  return (
    <>
      <h1 className="text-center text-2xl">{tme("print.resolutions.title", { body: bodyName })}</h1>
      <p className="mt-6 leading-8">{tme("print.time", { time: fullTime(startsAt) })}</p>
      <p className="leading-8">{tme("print.theme", { theme: meeting.theme ?? "" })}</p>
      {meeting.resolutions.length === 0 ? (
        <p className="mt-4">{tme("print.noResolutions")}</p>
      ) : (
        <ResolutionTable meeting={meeting} />
      )}
      <Signed name={bodyName} day={publishedAt === null ? null : dayText(publishedAt)} />
    </>
  );
}

function Agenda({ meeting: { agenda } }: { meeting: MeetingShown }) {
  return (
    <>
      <h2 className="mt-4 text-base">{tme("agenda.title")}</h2>
      <ol className="list-decimal pl-6 leading-8">
        {agenda.map(({ id, title, by }) => (
          <li key={id}>
            {title}
            <span className="text-ink-soft">{tme("print.by", { by })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

const heads = [
  "print.number",
  "print.measure",
  "print.organization",
  "print.due",
  "print.state",
] as const;

function ResolutionTable({ meeting: { resolutions } }: { meeting: MeetingShown }) {
  const cell = "border border-ink px-2 py-1.5 align-top";
  return (
    <div className="mt-4 overflow-x-auto">
      <table className="w-full border-collapse border border-ink text-sm">
        <thead>
          <tr>
            {heads.map((key) => (
              <th
                key={key}
                scope="col"
                className="border border-ink px-2 py-1.5 text-left whitespace-nowrap"
              >
                {tme(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resolutions.map((one) => (
            <tr key={one.id} className="break-inside-avoid">
              <td className={`${cell} tabular-nums`}>{one.number}</td>
              <td className={cell}>{one.measure}</td>
              <td className={cell}>{one.organization}</td>
              <td className={`${cell} whitespace-nowrap tabular-nums`}>{one.dueOn}</td>
              <td className={`${cell} min-w-20`}>{tme(`state.${one.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Signed({ name, day }: { name: string; day: string | null }) {
  return (
    <p className="mt-8 text-right leading-7">
      {name}
      {day === null ? null : <span className="block tabular-nums">{day}</span>}
    </p>
  );
}
