import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { DueMeasures } from "@/lib/affairs/topics/queries/waiting";
import { DueBadge, StageBadge } from "./badges";
import { dayText, tm } from "./text";

/** On the desk: measures whose day is near or over, and problems that wait for a look. Nothing where there are none. */
export function DueTopics({
  topics: { lines, toReview },
  title,
  note,
}: {
  topics: DueMeasures;
  title: string;
  note: string;
}) {
  if (lines.length === 0 && toReview.length === 0) return null;
  return (
    <div id="topics" className="min-w-0 scroll-mt-16">
      <Card flush title={title} note={note}>
        <ul className="divide-y">
          {lines.map((line) => (
            <li key={line.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <span className="grid min-w-0 flex-1 basis-64">
                <Link
                  href={`/topics/${line.topicId}`}
                  className="font-semibold text-action hover:underline"
                >
                  {line.text}
                </Link>
                <span className="text-sm text-ink-soft">
                  {line.problem} · {line.organizationName}
                </span>
              </span>
              <span className="flex items-center gap-2 text-sm tabular-nums">
                {tm("desk.until", { day: dayText(line.dueOn) })}
                <DueBadge due={line.late ? "late" : "soon"} />
              </span>
            </li>
          ))}
          {toReview.map((one) => (
            <li
              key={`${one.topicId} ${one.title}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3"
            >
              <span className="grid min-w-0 flex-1 basis-64">
                <Link
                  href={`/topics/${one.topicId}`}
                  className="font-semibold text-action hover:underline"
                >
                  {one.title}
                </Link>
                <span className="text-sm text-ink-soft">
                  {tm("desk.toReview", { organization: one.organizationName })}
                </span>
              </span>
              <StageBadge stage="done" />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
