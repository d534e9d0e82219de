import Link from "next/link";
import type { ExclusionLine } from "@/lib/affairs/tickets/queries/exclusions";
import { EmptyState } from "../ui/empty-state";
import { Exclusion } from "./exclusion";

/** Exclusions, each with the matter that it is about. */
export function ExclusionLines({
  lines,
  empty,
}: {
  lines: readonly ExclusionLine[];
  empty: string;
}) {
  if (lines.length === 0) return <EmptyState icon="chart" title={empty} />;
  return (
    <ul className="grid gap-5">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-2 border-b pb-5 last:border-b-0 last:pb-0">
          <p>
            <Link
              href={`/tickets/${line.ticketId}/exclusion`}
              prefetch={false}
              className="text-link"
            >
              {line.title}
            </Link>
            <span className="block text-xs text-ink-faint tabular-nums">
              {[line.number, line.leadName].filter(Boolean).join(" · ")}
            </span>
          </p>
          <Exclusion exclusion={line} />
        </li>
      ))}
    </ul>
  );
}
