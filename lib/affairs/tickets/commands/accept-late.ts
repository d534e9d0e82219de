import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/**
 * The worker accepts what nobody accepted while it could be returned (DOMAIN §2.8, 2): the work is the
 * organization's, whether or not somebody pressed the button. It stays late to accept.
 */
export const acceptLate = command({
  name: "assignment.acceptLate",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "acceptLate", assignment),
  run: async (scope, assignment) => {
    const { settings } = await clockworkOf(scope);
    if (settings["accept.afterWindow"] === "never") {
      throw new Refusal("wrong-status", "refusal.status");
    }
    await changeAssignment(scope, assignment, {
      status: "accepted",
      acceptedAt: scope.actor.at,
      acceptedBy: scope.actor.name,
    });
    const payload = {
      organization: assignment.organizationName,
      dueAt: assignment.dueAt.getTime(),
    };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.accepted_late", assignment, { payload })],
    };
  },
});
