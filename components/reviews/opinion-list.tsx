import Link from "next/link";
import type { OpinionLine } from "@/lib/affairs/reviews/queries/columns";
import { OpinionStatus, OpinionTiming } from "./badges";
import { trv } from "./text";

/** Requests one below the other: what about, between whom, how it stands. */
export function OpinionList({ lines }: { lines: readonly OpinionLine[] }) {
  return (
    <ul className="divide-y">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <span className="grid min-w-0 flex-1 basis-64">
            <span>
              <Link
                href={`/reviews/requests/${line.id}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
              >
                {line.title}
              </Link>
            </span>
            <span className="text-sm text-ink-soft">
              {trv("line", { from: line.from, to: line.to })}
            </span>
            <span className="text-sm text-ink-faint">{line.purpose}</span>
          </span>
          <span className="flex flex-wrap items-center gap-2 tabular-nums">
            <OpinionStatus status={line.status} />
            <OpinionTiming one={line} />
          </span>
        </li>
      ))}
    </ul>
  );
}
