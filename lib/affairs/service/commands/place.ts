import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** Where an offer stands: the actor's own area, and the grid in it that was chosen. */
export async function offeringPlace({ actor, tx }: Scope, gridId: string | undefined) {
  const areas = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [
        { id: actor.areaId ?? "" },
        { id: gridId ?? actor.areaId ?? "", level: "grid", path: { gte: actor.lo, lt: actor.hi } },
      ],
    },
    select: { id: true, path: true, name: true, level: true },
  });
  const own = areas.find((area) => area.id === actor.areaId);
  const grid = gridId === undefined ? null : (areas.find((area) => area.id === gridId) ?? null);
  if (own === undefined || (gridId !== undefined && grid === null)) return null;
  return {
    path: own.path,
    areaId: own.id,
    gridId: grid?.id ?? null,
    name: grid === null ? own.name : `${own.name} ${grid.name}`,
  };
}

/** Stands in for a place where `allow` will refuse anyway. */
export const nowhere = { path: "", areaId: "", gridId: null, name: "" };
