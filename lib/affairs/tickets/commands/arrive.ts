import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/**
 * 到场: the organization is where it was sent, which ends its limit to come (DOMAIN §2.5). One press by
 * whoever keeps the desk; the database writes when and who (sec.sign_arrival). It says how fast the
 * organization came and nothing about a person's ways (§11).
 */
export const arrive = command({
  name: "assignment.arrive",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "arrive", assignment),
  run: async (scope, assignment) => {
    await changeAssignment(scope, assignment, { arrivedAt: scope.actor.at });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.arrived", assignment, { payload })],
    };
  },
});
