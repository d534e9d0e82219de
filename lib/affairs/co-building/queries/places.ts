import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

export interface PlaceChoice {
  id: string;
  name: string;
}

const placesMax = 100;

export interface Within {
  tenantId: string;
  path?: { startsWith: string };
}

/** The district, or one place of it. At most one statement. */
export async function withinOf({ actor, tx }: Scope, areaId: string | undefined): Promise<Within> {
  const { tenantId } = actor;
  if (areaId === undefined) return { tenantId };
  const area = await tx.area.findFirst({
    where: { tenantId, id: areaId },
    select: { path: true },
  });
  return area === null ? { tenantId } : { tenantId, path: { startsWith: area.path } };
}

/** The own place and those just below it, to look at one of them; the whole district is everybody's. */
export async function placesBelow({ actor, tx }: Scope): Promise<PlaceChoice[]> {
  const own = actor.lo === actor.tenant.root || actor.areaId === null ? [] : [actor.areaId];
  const below = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      parentId: actor.areaId ?? "",
      level: { in: ["street", "community"] },
      validTo: null,
    },
    orderBy: { path: "asc" },
    take: placesMax,
    select: { id: true, name: true },
  });
  return [...own.map((id) => ({ id, name: actor.scopeName })), ...below];
}
