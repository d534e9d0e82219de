import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { committeeFault } from "../rules/estates";
import { canKeep } from "../rules/rights";
import { closeInput, editInput } from "../schema";
import { findEstate, openPlanOf } from "./find";
import { endServiceRatings } from "./open-rating";
import { changeEstate, propertyEvent, refuseGridsElsewhere, todayOf, typedWrong } from "./record";
import { Refusal } from "@/lib/platform/core/refusal";

/** 修改: the facts of an estate. Who manages it changes with a day of its own. */
export const editEstate = command({
  name: "property.edit",
  input: editInput,
  output: doneOutput,
  find: findEstate,
  allow: (actor, estate) => canKeep(actor, estate),
  run: async (scope, { id, path, areaId, version }, input) => {
    const { actor, tx } = scope;
    const { name, housing, households, gridIds, committee, committeeUntil } = input;
    const wrong = committeeFault(input);
    if (wrong !== null) throw typedWrong(wrong);
    await refuseGridsElsewhere(scope, path, gridIds);
    const twin = await tx.estate.findFirst({
      where: { tenantId: actor.tenantId, areaId, name, closedOn: null, id: { not: id } },
      select: { id: true },
    });
    if (twin !== null) throw typedWrong({ field: "name", key: "field.estateThere" });
    const moved = await changeEstate(
      scope,
      { id, version },
      {
        name,
        housing,
        households: households ?? null,
        gridIds,
        committee,
        committeeUntil: committeeUntil === undefined ? null : new Date(committeeUntil),
      },
    );
    const event = propertyEvent("property.edited", { id, path, version: moved }, { committee });
    return { result: { id }, events: [event] };
  },
});

/** 注销: an estate that is no more, or was entered by mistake. Its history stays. */
export const closeEstate = command({
  name: "property.close",
  input: closeInput,
  output: doneOutput,
  find: findEstate,
  allow: (actor, estate) => canKeep(actor, estate),
  run: async (scope, { id, path, version }, { reason }) => {
    if ((await openPlanOf(scope, id)) !== null) {
      throw new Refusal("wrong-status", "property.planOpen");
    }
    await endServiceRatings(scope, id);
    const moved = await changeEstate(
      scope,
      { id, version },
      { closedOn: new Date(todayOf(scope)), closeReason: reason },
    );
    const event = propertyEvent("property.closed", { id, path, version: moved }, { reason });
    return { result: { id }, events: [event] };
  },
});
