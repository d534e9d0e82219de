import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnCheckIn } from "../rules/workflow";
import { assignInput } from "../schema";
import { branchOf } from "./branch";
import { changeCheckIn } from "./change";
import { findCheckIn } from "./find";

/** 调整网格: another grid branch of the same community. */
export const assign = command({
  name: "checkIn.assign",
  input: assignInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "assign", checkIn),
  run: async (scope, checkIn, input) =>
    changeCheckIn(scope, checkIn, "checkIn.assigned", await branchOf(scope, checkIn, input)),
});
