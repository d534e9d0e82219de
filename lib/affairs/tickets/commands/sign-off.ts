import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { tellResult } from "./say";

/** 审签: the organization's leader lets the result leave. */
export const signOff = command({
  name: "assignment.signOff",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "signOff", assignment),
  run: async (scope, assignment) => {
    const submittedAt = new Date(scope.actor.now);
    await changeAssignment(scope, assignment, { status: "submitted", submittedAt });
    if (assignment.result !== null) await tellResult(scope, assignment, assignment.result);
    const payload = { organization: assignment.organizationName, round: assignment.round };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.signed_off", assignment, { payload })],
    };
  },
});
