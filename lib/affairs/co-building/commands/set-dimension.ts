import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { dimensionsNow } from "../queries/dimensions";
import {
  canWordDimensions,
  dimensionFault,
  dimensionsMax,
  type DimensionSet,
  type SetKey,
} from "../rules/dimensions";
import { setDimensionInput } from "../schema";
import { coEvent, refuseChanged, typedWrong } from "./record";

/** What is written: one that stands, or one more of a set. */
interface Place {
  set: SetKey;
  key: string;
  version: number;
}

/** 六联、七联: the district words a set or a dimension, retires or adds one. Projects follow the words by its key. */
export const setDimension = command({
  name: "co.setDimension",
  input: setDimensionInput,
  output: z.object({ key: z.string() }),
  find: async (scope, given): Promise<Place | null> => {
    if (!canWordDimensions(scope.actor).ok) return { set: "six", key: "", version: 0 };
    const sets = await dimensionsNow(scope);
    const place = placeIn(sets, given);
    if (place === null) return null;
    if (given.key !== undefined && place.version !== given.version) refuseChanged();
    const fault = dimensionFault(sets, given);
    if (fault !== null) throw typedWrong({ field: "name", key: fault });
    return place;
  },
  allow: (actor) => canWordDimensions(actor),
  run: async ({ actor, tx }, { set, key, version }, { name, retired }) => {
    const { tenantId } = actor;
    const changedAt = new Date(actor.now);
    const data = {
      name,
      retiredAt: retired === undefined ? null : changedAt,
      changedAt,
      changedBy: actor.name,
    };
    // Of two who give the same words at once the second is told so.
    const { count } =
      version === 0
        ? await tx.coDimension.createMany({
            data: [{ ...data, tenantId, id: newId(), setKey: set, key }],
            skipDuplicates: true,
          })
        : await tx.coDimension.updateMany({
            where: { tenantId, key, version },
            data: { ...data, version: { increment: 1 } },
          });
    if (count === 0) refuseChanged();
    const about = { key, retired: retired !== undefined };
    return {
      result: { key },
      events: [coEvent("co.dimension_set", { id: tenantId, version: version + 1 }, about)],
    };
  },
});

function placeIn(
  sets: readonly DimensionSet[],
  { key, set, retired }: z.infer<typeof setDimensionInput>,
): Place | null {
  const of = sets.find((one) =>
    key === undefined
      ? one.key === set
      : [one.title, ...one.entries].some((entry) => entry.key === key),
  );
  if (of === undefined) return null;
  const known = [of.title, ...of.entries].find((entry) => entry.key === key);
  const others = of.entries.filter((one) => !one.retired && one.key !== key).length;
  if (key !== of.key && retired === undefined && others >= dimensionsMax) {
    throw new Refusal("limit", "coBuilding.manyDimensions");
  }
  return { set: of.key, key: known?.key ?? newId(), version: known?.version ?? 0 };
}
