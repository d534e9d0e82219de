import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * For whom something may be resolved: the departments, the offices of the place and of the places in it, and
 * the member units; `more` are those that the body knows beside them, wherever they lie. One statement.
 */
export async function carriersOf(
  { actor, tx }: Scope,
  more: readonly string[] = [],
): Promise<{ id: string; name: string }[]> {
  return tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [
        { kind: "department" },
        { path: { gte: actor.lo, lt: actor.hi } },
        { id: { in: [...more] } },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: { id: true, name: true },
  });
}
