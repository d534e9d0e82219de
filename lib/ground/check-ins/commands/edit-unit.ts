import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnUnit } from "../rules/workflow";
import { editUnitInput } from "../schema";
import { changeUnit } from "./change";
import { findUnit } from "./find";

/** The liaison officer says how many members the unit has, and what it can bring. */
export const editUnit = command({
  name: "unit.edit",
  input: editUnitInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "edit", unit),
  run: (scope, unit, { memberCount, resources }) =>
    changeUnit(scope, unit, "unit.edited", { memberCount, resources }),
});
