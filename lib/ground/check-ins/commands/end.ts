import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnCheckIn } from "../rules/workflow";
import { endInput } from "../schema";
import { changeCheckIn } from "./change";
import { findCheckIn } from "./find";

/** 结束报到: moved, left the unit, withdrawn at the member's word, deceased. */
export const end = command({
  name: "checkIn.end",
  input: endInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "end", checkIn),
  run: (scope, checkIn, { reason }) =>
    changeCheckIn(scope, checkIn, "checkIn.ended", {
      status: "ended",
      endReason: reason,
      exemptReason: null,
      endedAt: new Date(scope.actor.now),
    }),
});
