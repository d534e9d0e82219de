import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnAssignment } from "../rules/policy";
import { takeOnInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/**
 * 认领: a clerk takes an assignment out of the organization's queue to handle it. Who comes second is
 * told who has it; taking it over is a press more, and stands in the history (ANCHORS §6, wish 23).
 */
export const takeOn = command({
  name: "assignment.takeOn",
  input: takeOnInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "takeOn", assignment),
  run: async (scope, assignment, { takeOver }) => {
    const { personId, name } = scope.actor;
    const { handlerId, handlerName } = assignment;
    if (handlerId !== null && takeOver === undefined) {
      throw new Refusal("conflict", "refusal.takenOnBy", { values: { by: handlerName ?? "" } });
    }
    await changeAssignment(scope, assignment, { handlerId: personId, handlerName: name });
    return {
      result: { id: assignment.id },
      events: [
        assignmentEvent("assignment.taken_on", assignment, {
          payload: { takenOver: handlerId !== null },
        }),
      ],
    };
  },
});
