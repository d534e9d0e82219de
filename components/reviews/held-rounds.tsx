import Link from "next/link";
import type { RoundLine } from "@/lib/affairs/reviews/queries/rounds";
import { RoundBadge } from "./round-badge";
import { trv } from "./text";

/** 双向评议 of the range, one below the other. */
export function HeldRounds({ rounds }: { rounds: readonly RoundLine[] }) {
  return (
    <ul className="divide-y">
      {rounds.map(({ id, title, areaName, opensOn, closesOn, stage }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <span className="grid min-w-0 flex-1 basis-64">
            <span>
              <Link
                href={`/reviews/rounds/${id}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
              >
                {title}
              </Link>
            </span>
            <span className="text-sm text-ink-soft">
              {trv("rounds.line", { area: areaName, from: opensOn, to: closesOn })}
            </span>
          </span>
          <RoundBadge stage={stage} />
        </li>
      ))}
    </ul>
  );
}
