import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { duplicateGroups } from "../queries/duplicates";
import { canDoOnCheckIn } from "../rules/workflow";
import { mergeInput } from "../schema";
import { changeCheckIn } from "./change";
import { findCheckIn } from "./find";

/** 合并重复: this check-in ends as a duplicate of another; what either has done stays as it is. */
export const merge = command({
  name: "checkIn.merge",
  input: mergeInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "merge", checkIn),
  run: async (scope, checkIn, { keepId }) => {
    const together = (await duplicateGroups(scope)).find((ids) => ids.includes(checkIn.id));
    if (keepId === checkIn.id || together?.includes(keepId) !== true) {
      throw new Refusal("wrong-status", "checkIn.noDuplicate");
    }
    return changeCheckIn(scope, checkIn, "checkIn.merged", {
      status: "ended",
      endReason: "duplicate",
      exemptReason: null,
      endedAt: new Date(scope.actor.now),
    });
  },
});
