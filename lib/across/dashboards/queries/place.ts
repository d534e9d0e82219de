import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";

export interface PlaceRow {
  id: string;
  name: string;
  level: string;
  path: string;
}

export interface ChildRow extends PlaceRow {
  ended: boolean;
}

const columns = { id: true, name: true, level: true, path: true } as const;
/** Levels that have a level below them with figures of its own. */
export const figureLevels = ["district", "street", "community"] as const;
/** Levels that are drawn. */
export const mapLevels = [...figureLevels, "grid"] as const;

/** One place of the actor's range, its own without an id; null for what lies outside. */
export async function placeInRange(
  { actor, tx }: Scope,
  id: string | undefined,
  levels: readonly string[],
): Promise<PlaceRow | null> {
  const wanted = id ?? actor.areaId;
  if (wanted === null) return null;
  // The area table is common knowledge in a district: the range is the condition here.
  return tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: wanted,
      level: { in: [...levels] },
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: columns,
  });
}

/** The places above, the topmost first, none above the actor's own. */
export async function placesAbove({ actor, tx }: Scope, place: PlaceRow): Promise<PlaceRow[]> {
  const paths = ancestors(place.path).filter((path) => path.startsWith(actor.lo));
  if (paths.length === 0) return [];
  return tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: paths } },
    orderBy: { path: "asc" },
    select: columns,
  });
}

/** The places directly below in the official order; there is no other order of places. */
export async function placesBelow({ actor, tx }: Scope, place: PlaceRow): Promise<ChildRow[]> {
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, parentId: place.id },
    orderBy: [{ code: { sort: "asc", nulls: "last" } }, { path: "asc" }],
    select: { ...columns, validTo: true },
  });
  return rows.map(({ validTo, ...row }) => ({ ...row, ended: validTo !== null }));
}

/** Without the path, which means nothing to people. */
export function shown({ id, name, level }: PlaceRow): { id: string; name: string; level: string } {
  return { id, name, level };
}
