import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnUnit } from "../rules/workflow";
import { textInput } from "../schema";
import { changeUnit, decision } from "./change";
import { findUnit } from "./find";

/** 不确认, with a reason. */
export const declineUnit = command({
  name: "unit.decline",
  input: textInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "decline", unit),
  run: (scope, unit, { text }) =>
    changeUnit(scope, unit, "unit.declined", {
      ...decision(scope),
      status: "declined",
      declineText: text,
    }),
});
