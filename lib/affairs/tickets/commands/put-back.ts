import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { putBackInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 放回: an assignment waits again for one of the organization's people to take it. */
export const putBack = command({
  name: "assignment.putBack",
  input: putBackInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "putBack", assignment),
  run: async (scope, assignment) => {
    await changeAssignment(scope, assignment, { handlerId: null, handlerName: null });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.put_back", assignment)],
    };
  },
});
