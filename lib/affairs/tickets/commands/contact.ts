import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/**
 * 联系诉求人, through the ticket's thread. The first time is what counts for the limit and begins the
 * work: contact the complainant first (DOMAIN §2.4, T7).
 */
export const contact = command({
  name: "assignment.contact",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "contact", assignment),
  run: async (scope, assignment, { text }) => {
    await say(scope, threadOf(assignment, "resident"), text);
    if (assignment.firstContactAt === null) {
      await changeAssignment(scope, assignment, {
        status: "in_progress",
        firstContactAt: new Date(scope.actor.now),
      });
    }
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.contacted", assignment, { payload })],
    };
  },
});
