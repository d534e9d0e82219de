import "server-only";
import type { MapView } from "@/lib/across/dashboards/schema";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import type { Scope } from "@/lib/platform/db/scope";
import { hasLayer } from "../rules/layer";
import type { BlindLayer } from "../schema";
import { placeFigures } from "./blind-spots";
import { placeWithin } from "./condition";

/**
 * 盲点 as a layer of the map: the places that are drawn, with what nothing reaches there; null where there is no such
 * layer. Two statements.
 */
export async function blindLayer(
  scope: Scope,
  { place, rows }: MapView,
): Promise<BlindLayer | null> {
  if (!unitReaders.some((role) => role === scope.actor.role) || !hasLayer(place)) return null;
  const within = await placeWithin(scope, place.id);
  const figures = new Map(
    (await placeFigures(scope, within?.path ?? null)).map((row) => [row.id, row]),
  );
  return {
    rows: rows
      .filter(({ ended }) => !ended)
      .map(({ id, name, level }) => ({
        id,
        name,
        level,
        registered: figures.get(id)?.registered ?? 0,
        operating: figures.get(id)?.operating ?? 0,
        blind: figures.get(id)?.blind ?? 0,
      })),
    direct: figures.get(place.id)?.blind ?? 0,
  };
}
