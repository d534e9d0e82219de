import Link from "next/link";
import type { Talk } from "@/lib/parts/meetings/schema";
import { StateBadge, TopicBadge } from "../meetings/badges";
import { tme } from "../meetings/text";
import { TimeText } from "../ui/time-text";

/** Where a matter is talked about, from the own council up: how far each topic is and what was resolved. */
export function Talks({ talks, now }: { talks: readonly Talk[]; now?: string | undefined }) {
  return (
    <ol className="grid gap-3">
      {talks.map((talk) => (
        <li key={talk.topicId} className="grid gap-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-semibold">{talk.bodyName}</span>
            <TopicBadge status={talk.status} />
          </p>
          <p>{talk.title}</p>
          {talk.startsAt === null ? null : (
            <p className="text-sm text-ink-soft">
              {talk.within && talk.meetingId !== null ? (
                <Link
                  href={`/meetings/${talk.meetingId}`}
                  prefetch={false}
                  className="text-link inline-flex min-h-6 items-center"
                >
                  {tme("talk.meeting")}
                </Link>
              ) : (
                tme("talk.meeting")
              )}{" "}
              <TimeText at={talk.startsAt.toISOString()} now={now} />
            </p>
          )}
          {talk.answer === null ? null : (
            <p className="border-l-4 border-ok-line pl-3">
              {talk.answer}
              <span className="block text-sm text-ink-soft">{talk.answeredBy}</span>
            </p>
          )}
          {talk.resolutions.map((one) => (
            <div key={one.measure} className="border-l-4 pl-3">
              <p className="flex flex-wrap items-center gap-x-2">
                <StateBadge state={one.state} />
                <span className="text-sm">
                  {one.organization} · {tme("resolution.due", { day: one.dueOn })}
                </span>
              </p>
              <p className="whitespace-pre-line">{one.measure}</p>
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
