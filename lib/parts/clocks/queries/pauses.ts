import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { clockKindOf, kindRows } from "../rules/kinds";
import type { Pause } from "../rules/timeline";

/** When the work stood still, by order, of the limits that tell at a share of the time; oldest first. */
export async function pausesOf(
  { actor, tx }: Scope,
  clocks: readonly { kind: string; assignmentId: string | null }[],
): Promise<Map<string, Pause[]>> {
  const ids = clocks.flatMap(({ kind, assignmentId }) =>
    kindRows[clockKindOf(kind)].warns && assignmentId !== null ? [assignmentId] : [],
  );
  const pauses = new Map<string, Pause[]>();
  if (ids.length === 0) return pauses;
  const rows = await tx.pause.findMany({
    where: { tenantId: actor.tenantId, assignmentId: { in: ids }, resumedAt: { not: null } },
    select: { assignmentId: true, pausedAt: true, resumedAt: true },
    orderBy: { pausedAt: "asc" },
  });
  for (const { assignmentId, pausedAt, resumedAt } of rows) {
    const to = resumedAt?.getTime() ?? pausedAt.getTime();
    const before = pauses.get(assignmentId) ?? [];
    pauses.set(assignmentId, [...before, { from: pausedAt.getTime(), to }]);
  }
  return pauses;
}
