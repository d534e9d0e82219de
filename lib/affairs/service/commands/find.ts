import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/** The member who acts; null for everybody else. */
export async function ownMember({ actor, tx }: Scope) {
  if (actor.role !== "member") return null;
  return tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId ?? "" },
    select: { id: true, path: true, areaId: true, version: true },
  });
}

/** A row that is still as the one who acts has seen it. */
export function checked<Row extends { version: number }>(
  row: Row | null,
  version: number,
): Row | null {
  if (row !== null && row.version !== version) throw new Refusal("conflict", "service.conflict");
  return row;
}

/** After a write that was conditional on the version: somebody else was faster. */
export function changedOne({ count }: { count: number }): void {
  if (count === 0) throw new Refusal("conflict", "service.conflict");
}
