import "server-only";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { sha256Hex } from "@/lib/platform/core/digest";
import type { Scope } from "@/lib/platform/db/scope";
import { mapShapes, type MapCounts, type MapShapes, type MapView } from "../schema";
import { mapLevels, placeInRange, placesAbove, placesBelow, shown, type PlaceRow } from "./place";
import { openFigures } from "./tallies";

/** A place of the actor's range with the places below it and what is open there; null outside. */
export async function mapView(scope: Scope, areaId: string | undefined): Promise<MapView | null> {
  const { actor } = scope;
  const place = await placeInRange(scope, areaId, mapLevels);
  if (place === null) return null;
  const above = await placesAbove(scope, place);
  const below = isGrid(place) ? [{ ...place, ended: false }] : await placesBelow(scope, place);
  const open = await openFigures(scope, place.path);
  return {
    place: shown(place),
    above: above.map(shown),
    rows: below
      .map((row) => ({ ...shown(row), ended: row.ended, open: open.get(row.path)?.open ?? 0 }))
      .filter((row) => !row.ended || row.open > 0),
    direct: isGrid(place) ? 0 : (open.get(place.path)?.open ?? 0),
    asOf: formatDateTime(actor.at, actor.tenant.timeZone, actor.at),
  };
}

/** The numbers alone; null for a place outside the range. */
export async function mapCounts(scope: Scope, parentId: string): Promise<MapCounts | null> {
  const view = await mapView(scope, parentId);
  if (view === null) return null;
  return {
    asOf: view.asOf,
    direct: view.direct,
    open: Object.fromEntries(view.rows.map((row) => [row.id, row.open])),
  };
}

/** A grid has nothing below it that is drawn or counted: it stands for itself. */
function isGrid(place: PlaceRow): boolean {
  return place.level === "grid";
}

interface ShapeVersion {
  id: string;
  name: string;
  written: string;
}

/**
 * The outlines of the places below, or only that they are still those of `knownTag`; null for a
 * place outside the range. The tag is made of the rows' writing transactions, so that a browser that
 * has the outlines costs no reading of them.
 */
export async function mapShapesOf(
  scope: Scope,
  parentId: string,
  knownTag: string | null,
): Promise<{ tag: string; shapes: MapShapes | null } | null> {
  const { actor, tx } = scope;
  const place = await placeInRange(scope, parentId, mapLevels);
  if (place === null) return null;
  const versions = await tx.$queryRaw<ShapeVersion[]>`
    select a.id::text as id, a.name, s.xmin::text as written
    from area a join area_shape s on s.tenant_id = a.tenant_id and s.area_id = a.id
    where a.tenant_id = ${actor.tenantId}::uuid and a.valid_to is null
      and (a.parent_id = ${isGrid(place) ? null : place.id}::uuid or a.id = ${isGrid(place) ? place.id : null}::uuid)
    order by a.code nulls last, a.path`;
  const tag = `"${sha256Hex(JSON.stringify(versions))}"`;
  if (tag === knownTag) return { tag, shapes: null };
  const rows = await tx.areaShape.findMany({
    where: { tenantId: actor.tenantId, areaId: { in: versions.map(({ id }) => id) } },
    select: { areaId: true, geometry: true },
  });
  const geometry = new Map(rows.map((row) => [row.areaId, row.geometry]));
  return {
    tag,
    shapes: mapShapes.parse({
      type: "FeatureCollection",
      features: versions.map(({ id, name }) => ({
        type: "Feature",
        id,
        properties: { name },
        geometry: geometry.get(id),
      })),
    }),
  };
}
