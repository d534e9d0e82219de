import { Card } from "@/components/ui/card";
import { tme } from "@/components/meetings/text";
import type { OwnTalk } from "@/lib/parts/meetings/schema";
import { formatDate } from "@/lib/platform/i18n/time";
import { t } from "../../../../_components/text";

interface Clock {
  zone: string;
  now: number;
  district: string;
}

/** Where the matter is talked about and what came of it, one line for each council. */
export function TalkedAbout({ talks, ...clock }: { talks: readonly OwnTalk[] } & Clock) {
  if (talks.length === 0) return null;
  return (
    <Card title={t("talks.title")}>
      <Course talks={talks} {...clock} />
    </Card>
  );
}

export function Course({ talks, ...clock }: { talks: readonly OwnTalk[] } & Clock) {
  return (
    <ol className="grid gap-4">
      {talks.map((talk) => (
        <li key={`${String(talk.depth)}-${talk.bodyName}-${talk.enteredAt.toISOString()}`}>
          <p>{said(talk, clock)}</p>
          {talk.answer === null ? null : (
            <p className="mt-1 border-l-4 border-ok-line pl-3">
              {talk.answer}
              <span className="block text-sm text-ink-soft">{talk.answeredBy}</span>
            </p>
          )}
          {talk.resolutions.map((one) => (
            <div key={one.measure} className="mt-2 border-l-4 pl-3">
              <p className="whitespace-pre-line">{one.measure}</p>
              <p className="text-sm text-ink-soft">
                {one.organization} · {tme("resolution.due", { day: one.dueOn })} ·{" "}
                <strong>{tme(`state.${one.state}`)}</strong>
              </p>
              {one.entryId === null ? null : (
                <a
                  href={`/${clock.district}/walls/${one.entryId}`}
                  className="text-link inline-flex min-h-11 items-center"
                >
                  {t("talks.wall")}
                </a>
              )}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** How far a topic is, in one sentence of residents. */
function said(talk: OwnTalk, { zone, now }: Clock): string {
  const { status, bodyName, startsAt, meetingStatus, resolutions } = talk;
  const body = { council: bodyName ?? t("talks.council") };
  const day = startsAt === null ? null : formatDate(startsAt, zone, now);
  if (status === "agenda" && day !== null) return t("talks.agenda", { ...body, day });
  if (status === "agenda") return t("talks.agendaSoon", body);
  if (status !== "settled") return t(`talks.${status}`, body);
  if (day === null) return t("talks.answeredHere", body);
  const announced = meetingStatus === "published" || meetingStatus === "reviewed";
  if (!announced) return t("talks.talked", { ...body, day });
  return t(resolutions.length === 0 ? "talks.none" : "talks.resolved", { ...body, day });
}
