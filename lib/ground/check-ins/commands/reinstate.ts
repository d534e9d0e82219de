import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnCheckIn } from "../rules/workflow";
import { assignInput } from "../schema";
import { branchOf } from "./branch";
import { changeCheckIn, decision } from "./change";
import { findCheckIn } from "./find";

/** 恢复参加: the reason of the exemption has gone, and with it what was noted of it. */
export const reinstate = command({
  name: "checkIn.reinstate",
  input: assignInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "reinstate", checkIn),
  run: async (scope, checkIn, input) =>
    changeCheckIn(scope, checkIn, "checkIn.reinstated", {
      ...(await branchOf(scope, checkIn, input)),
      ...decision(scope),
      status: "active",
      exemptReason: null,
    }),
});
