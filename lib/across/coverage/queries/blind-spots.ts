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
  /** All profiles, closed ones too: without one it is not known whether there are blind spots. */
  registered: number;
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

/** 覆盖盲点 by kind and by place. At most three statements. */
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

/**
 * The places just below, also those where nobody has registered a unit yet, and the place itself where units are
 * registered at it. One statement.
 */
export async function placeFigures(scope: Scope, within: string | null): Promise<PlaceFigures[]> {
  const { actor, tx } = scope;
  const today = todayOf(scope);
  const base = within ?? actor.lo;
  const depth = base.split(".").length;
  return tx.$queryRaw<PlaceFigures[]>`
    with seen as (
      select case when p.path = ${base} then p.path
          else array_to_string((string_to_array(p.path, '.'))[1:${depth}::int], '.') || '.' end as path,
        p.closed_on is null and p.operating as operating, ${gapCondition("blind", today)} as blind,
        ${gapCondition("uncovered", today)} as uncovered
      from ${unitsWithin(scope, within, today)}
    ), counted as (
      select path, count(*)::int as registered, (count(*) filter (where operating))::int as operating,
        (count(*) filter (where operating and blind))::int as blind,
        (count(*) filter (where operating and uncovered))::int as uncovered
      from seen group by path
    )
    select x.id::text as id, x.name, x.path = ${base} as direct, coalesce(c.registered, 0) as registered,
      coalesce(c.operating, 0) as operating, coalesce(c.blind, 0) as blind, coalesce(c.uncovered, 0) as uncovered
    from area x left join counted c on c.path = x.path
    where x.tenant_id = ${actor.tenantId}::uuid and x.valid_to is null
      and x.level in ('district', 'street', 'community') and starts_with(x.path, ${base})
      and (x.path = ${base} and c.path is not null
        or x.path <> ${base} and cardinality(string_to_array(x.path, '.')) = ${depth}::int + 1)
    order by x.path`;
}
