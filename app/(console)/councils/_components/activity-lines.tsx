import Link from "next/link";
import { StateBadge } from "@/components/meetings/badges";
import { tme } from "@/components/meetings/text";
import { tc } from "@/components/councils/text";
import { Badge } from "@/components/ui/badge";
import type { ActivityLine } from "@/lib/affairs/councils/queries/activity";

/** Dated lines of a seat: what was said, who came, what was resolved and kept up with. No count (DOMAIN §11.1). */
export function ActivityLines({ lines }: { lines: readonly ActivityLine[] }) {
  return (
    <ul className="divide-y">
      {lines.map((line) => (
        <li
          key={`${line.kind} ${line.id}`}
          className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <p className="text-sm text-ink-soft tabular-nums">
            {line.day}
            <span className="ml-2 sm:ml-0 sm:block">{tc(`activity.${line.kind}`)}</span>
          </p>
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {line.meetingId === null ? (
                <span className="font-semibold">{line.title}</span>
              ) : (
                <Link
                  href={`/meetings/${line.meetingId}`}
                  prefetch={false}
                  className="text-link inline-flex min-h-6 min-w-0 items-center"
                >
                  {line.title === "" ? tme("meeting.noTheme") : line.title}
                </Link>
              )}
              <State line={line} />
            </p>
            {line.detail === null || line.detail === "" ? null : (
              <p className="text-sm whitespace-pre-line text-ink-soft">{line.detail}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function State({ line }: { line: ActivityLine }) {
  switch (line.kind) {
    case "topic":
      return <Badge>{tme(`topicStatus.${line.state}`)}</Badge>;
    case "meeting":
      return (
        <Badge tone={line.state === "excused" ? "idle" : "info"}>
          {tme(`presence.${line.state}`)}
        </Badge>
      );
    case "resolution":
      return <StateBadge state={line.state} />;
    case "progress":
    case "contact":
      return null;
  }
}
