import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Members as lists show them: a masked name and the unit. Who has left the range since is shown
 * without a name; nothing of a person is copied into what was written about them.
 */
export async function membersShown(
  { actor, tx }: Scope,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => { name: string; unit: string }> {
  const rows = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, nameMasked: true, unitName: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => {
    const row = known.get(id ?? "");
    return { name: row?.nameMasked ?? "", unit: row?.unitName ?? "" };
  };
}
