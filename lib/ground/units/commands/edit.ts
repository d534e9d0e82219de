import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { factsFault, isHost } from "../rules/facts";
import { canKeep } from "../rules/rights";
import { editInput } from "../schema";
import { findOpenUnit } from "./find";
import {
  changeUnit,
  factColumns,
  followUnit,
  hostAbove,
  refuseTwins,
  refuseWithTenants,
  sealedContact,
  todayOf,
  typedWrong,
  unitEvent,
} from "./record";

/** 修改: what was looked at again. Who is named as contact stays unless somebody else is. */
export const editUnit = command({
  name: "units.edit",
  input: editInput,
  output: doneOutput,
  find: findOpenUnit,
  allow: (actor, unit) => canKeep(actor, unit),
  run: async (scope, unit, input) => {
    const { id, path, version } = unit;
    const { contact, contactName } = input;
    const wrong = factsFault(input, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    if (contact === "change" && contactName === undefined) {
      throw typedWrong({ field: "contactName", key: "field.required" });
    }
    // Where nobody was named so far, a name that is typed is taken.
    const named = contact === "change" || (contact === "keep" && contactName !== undefined);
    if (!isHost(input.type)) await refuseWithTenants(scope, id);
    await refuseTwins(scope, { path, self: id }, input);
    const moved = await changeUnit(
      scope,
      { id, version },
      {
        ...factColumns(input),
        ...(await hostAbove(scope, unit, input)),
        ...(named ? sealedContact(input) : contact === "erase" ? sealedContact({}) : {}),
      },
    );
    const followed = await followUnit(scope, { id, path }, input.name);
    const about = {
      type: input.type,
      operating: input.operating,
      contact: named ? "change" : contact,
    };
    return {
      result: { id },
      events: [unitEvent("units.edited", { id, path, version: moved }, about), ...followed],
    };
  },
});
