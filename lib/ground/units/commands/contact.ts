import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { canReach } from "../rules/rights";
import { contactInput } from "../schema";
import { findOpenUnit } from "./find";
import { todayOf, typedWrong, unitEvent } from "./record";

/** 联系走访: a line and a day, when there was something to say. Nobody counts them. */
export const contactUnit = command({
  name: "units.contact",
  input: contactInput,
  output: doneOutput,
  find: (scope, { id }) => findOpenUnit(scope, { id }),
  allow: (actor, unit) => canReach(actor, unit),
  run: async (scope, { id, path }, { happenedOn, note }) => {
    const { actor, tx } = scope;
    if (happenedOn > todayOf(scope))
      throw typedWrong({ field: "happenedOn", key: "field.unitDayAhead" });
    await tx.unitContact.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          unitId: id,
          path,
          happenedOn: new Date(happenedOn),
          note,
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    return { result: { id }, events: [unitEvent("units.contacted", { id, path })] };
  },
});
