import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { placeWithin, todayOf, unitsWithin, gapCondition } from "./condition";
import { figuresOf, type UnitFigures } from "./figures";
import { hasLayer } from "../rules/layer";
import type { Place } from "./places";

/** A place below with its units that operate, and those that nothing reaches. */
export interface PlaceFigures extends Place {
  /** What is registered at the place that is looked at, and not below it. */
  direct: boolean;
  operating: number;
  blind: number;
  uncovered: number;
}

export interface BlindSpots {
  /** The one that is looked at; null is the whole range. */
  place: Place | null;
  /** Whether there is a map of it. */
  onMap: boolean;
  figures: UnitFigures;
  /** The places just below it, and itself with the units that are registered there. */
  places: PlaceFigures[];
}

/** 覆盖盲点 by kind and by place. At most four statements. */
export async function blindSpots(scope: Scope, areaId: string | undefined): Promise<BlindSpots> {
  const seen = await placeWithin(scope, areaId ?? scope.actor.areaId ?? undefined);
  const within = seen?.path ?? null;
  return {
    place: seen === null || areaId === undefined ? null : { id: seen.id, name: seen.name },
    onMap: seen !== null && hasLayer(seen),
    figures: await figuresOf(scope, within),
    places: await placeFigures(scope, within),
  };
}

/** Two statements. */
export async function placeFigures(scope: Scope, within: string | null): Promise<PlaceFigures[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const today = todayOf(scope);
  const base = within ?? actor.lo;
  const depth = base.split(".").length;
  const rows = await tx.$queryRaw<
    { at: string; operating: number; blind: number; uncovered: number }[]
  >`
    select array_to_string((string_to_array(p.path, '.'))[1:${depth}::int], '.') || '.' as at, count(*)::int as operating,
      (count(*) filter (where ${gapCondition("blind", today)}))::int as blind,
      (count(*) filter (where ${gapCondition("uncovered", today)}))::int as uncovered
    from ${unitsWithin(scope, within, today)} and p.closed_on is null and p.operating
    group by 1`;
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null, path: { in: rows.map(({ at }) => clean(at)) } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, path: true },
  });
  return areas.flatMap(({ id, name, path }) => {
    const row = rows.find(({ at }) => clean(at) === path);
    return row === undefined
      ? []
      : [
          {
            id,
            name,
            direct: path === base,
            operating: row.operating,
            blind: row.blind,
            uncovered: row.uncovered,
          },
        ];
  });
}

/** A unit at the very place has one segment less than those below. */
function clean(path: string): string {
  return path.replace(/\.\.$/, ".");
}
