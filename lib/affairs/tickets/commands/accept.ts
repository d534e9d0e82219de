import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 签收. The clock has been running since the dispatch. */
export const accept = command({
  name: "assignment.accept",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "accept", assignment),
  run: async (scope, assignment) => {
    await changeAssignment(scope, assignment, {
      status: "accepted",
      acceptedAt: new Date(scope.actor.now),
      acceptedBy: scope.actor.name,
    });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.accepted", assignment, { payload })],
    };
  },
});
