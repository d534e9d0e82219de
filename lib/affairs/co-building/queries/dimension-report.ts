import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canWordDimensions, type DimensionSet } from "../rules/dimensions";
import { reportOf, type DimensionReport } from "../rules/dimension-report";
import { standing } from "../rules/projects";
import { dimensionsNow } from "./dimensions";
import { placesBelow, withinOf, type PlaceChoice } from "./places";

export interface DimensionsShown extends DimensionReport {
  /** Of which place; the whole district where none is chosen. */
  place: { id: string | undefined; name: string };
  today: string;
  places: PlaceChoice[];
  /** The lists to be worded, for who words them. */
  lists: DimensionSet[] | null;
}

/** 按维度看: how many projects of a place carry each dimension, as the board lists them. At most four statements. */
export async function dimensionReport(scope: Scope, areaId?: string): Promise<DimensionsShown> {
  const { actor, tx } = scope;
  const sets = await dimensionsNow(scope);
  const places = await placesBelow(scope);
  const place = places.find(({ id }) => id === areaId);
  const heaps = await tx.coProject.groupBy({
    by: ["tags", "status"],
    where: { ...(await withinOf(scope, place?.id)), status: { in: [...standing] } },
    _count: { id: true },
  });
  return {
    ...reportOf(
      sets,
      heaps.map(({ tags, status, _count: { id: n } }) => ({ tags, status, n })),
    ),
    place: { id: place?.id, name: place?.name ?? actor.tenant.name },
    places,
    today: localDate(actor.now, actor.tenant.timeZone),
    lists: canWordDimensions(actor).ok ? sets : null,
  };
}
