import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { linesOf, lineColumns, type CheckInLine } from "./desk";

/** Check-ins of the same name and unit with different phones, by their ids, inside the own range. */
export async function duplicateGroups({ tx }: Scope): Promise<string[][]> {
  const rows = await tx.$queryRaw<{ same: number; check_in_id: string }[]>`
    select same, check_in_id from sec.duplicate_check_ins()`;
  const groups = new Map<number, string[]>();
  for (const { same, check_in_id: id } of rows) groups.set(same, [...(groups.get(same) ?? []), id]);
  return [...groups.values()].filter((ids) => ids.length > 1);
}

/** The same with what is known of each, the oldest first: as a rule that one is kept. */
export async function duplicates(scope: Scope): Promise<CheckInLine[][]> {
  const { actor, tx } = scope;
  const groups = await duplicateGroups(scope);
  const rows = await tx.memberCheckIn.findMany({
    where: { tenantId: actor.tenantId, id: { in: groups.flat() } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: lineColumns,
  });
  const lines = await linesOf(scope, rows);
  return groups.map((ids) => lines.filter(({ id }) => ids.includes(id)));
}
