import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { refused } from "@/lib/platform/access/actor";
import { canAdminister } from "../rules/admin";
import { setHouseholdsInput } from "../schema/admin";
import { findArea, refuseChanged } from "./find";
import { areaEvent } from "./record";

/** Sets how many households live in a grid; an unusual number is a warning on the screen only. */
export const setHouseholds = command({
  name: "area.setHouseholds",
  input: setHouseholdsInput,
  output: doneOutput,
  find: (scope, input) => findArea(scope, input.id),
  allow: (actor, area) =>
    area.level === "grid"
      ? canAdminister(actor, area)
      : refused("wrong-status", "admin.refusal.onlyGrids"),
  run: async ({ actor, tx }, area, input) => {
    const households = input.households ?? null;
    const { count } = await tx.area.updateMany({
      where: {
        tenantId: actor.tenantId,
        id: area.id,
        households: input.was ?? null,
        validTo: null,
      },
      data: { households },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id: area.id },
      events: [areaEvent("area.households_set", area.id, { households })],
    };
  },
});
