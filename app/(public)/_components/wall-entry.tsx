import { approvalWords } from "@/components/walls/approval";
import { EntryCard } from "@/components/walls/entry-card";
import type { Approval } from "@/lib/across/walls/queries/approvals";
import type { PublicEntry } from "@/lib/across/walls/schema";
import { formatDate } from "@/lib/platform/i18n/time";
import { t } from "./text";

export interface Clock {
  zone: string;
  now: number;
}

/** Until when, as residents are told; what is answered has no limit any more. */
export function dueOf(
  { dueAt, result, stage }: Pick<PublicEntry, "dueAt" | "result" | "stage">,
  { zone, now }: Clock,
): { text: string; late: boolean } | null {
  if (dueAt === null || result !== null || stage === "closed" || stage === "ended") return null;
  return {
    text: t("walls.due", { date: formatDate(dueAt, zone, now) }),
    // What is being checked was handed in; only what is still in work is late.
    late: dueAt.getTime() < now && stage !== "checking" && stage !== "deferred",
  };
}

export function WallEntries({
  entries,
  district,
  clock,
  approvals,
  note,
}: {
  entries: readonly PublicEntry[];
  district: string;
  clock: Clock;
  approvals?: ReadonlyMap<string, Approval>;
  note?: ((entry: PublicEntry) => string) | undefined;
}) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryCard
            entry={entry}
            href={`/${district}/walls/${entry.id}`}
            due={dueOf(entry, clock)}
            followers={t("walls.followers", { count: entry.followers })}
            approval={approvalWords(approvals?.get(entry.id))}
            note={note?.(entry)}
          />
        </li>
      ))}
    </ul>
  );
}
