import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** Of each member the unit on whose list the member is, or the one of that name that has reported. */
export async function unitsOf(
  { actor, tx }: Scope,
  members: readonly { id: string; unitId: string | null; unitName: string }[],
): Promise<Map<string, string>> {
  const named = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: { in: ["unit", "department"] },
      validTo: null,
      OR: [
        { name: { in: members.map(({ unitName }) => unitName) } },
        { shortName: { in: members.map(({ unitName }) => unitName) } },
      ],
    },
    select: { id: true, name: true, shortName: true },
  });
  return new Map(
    members.flatMap(({ id, unitId, unitName }) => {
      const byName = named.find((one) => one.name === unitName || one.shortName === unitName);
      const unit = unitId ?? byName?.id;
      return unit === undefined ? [] : [[id, unit]];
    }),
  );
}
