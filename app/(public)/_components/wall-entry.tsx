import { approvalWords } from "@/components/walls/approval";
import { EntryCard } from "@/components/walls/entry-card";
import type { Approval } from "@/lib/across/walls/queries/approvals";
import type { PublicEntry } from "@/lib/across/walls/schema";
import { formatDate } from "@/lib/platform/i18n/time";
import { tv } from "@/components/walls/text";
import type { PublicTalk } from "@/lib/across/walls/queries/public";
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

/** How far the meetings are with what was not solved, as residents are told. */
export function talkWords(
  { kind, organizationName, dueAt }: Pick<PublicTalk, "kind" | "organizationName" | "dueAt">,
  { zone, now }: Clock,
): string {
  return tv(`step.${kind}`, {
    organization: organizationName ?? tv("public.organization"),
    at: dueAt === null ? "" : formatDate(dueAt, zone, now),
  });
}

export function WallEntries({
  entries,
  district,
  clock,
  approvals,
  talks,
  note,
}: {
  entries: readonly PublicEntry[];
  district: string;
  clock: Clock;
  approvals?: ReadonlyMap<string, Approval>;
  /** What the meetings last told of each. */
  talks?: ReadonlyMap<string, PublicTalk>;
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
            talked={entry.result === null && talks?.has(entry.id) === true}
            approval={approvalWords(approvals?.get(entry.id))}
            note={note?.(entry) ?? noteOf(talks?.get(entry.id), clock)}
          />
        </li>
      ))}
    </ul>
  );
}

function noteOf(talk: PublicTalk | undefined, clock: Clock): string | undefined {
  return talk === undefined ? undefined : talkWords(talk, clock);
}
