import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findReturn } from "./interest";
import { assignmentEvent } from "./record";

/**
 * 不同意退单: back to where it was. The clock has not stopped, and who is designated may not return
 * (DOMAIN §2.4, T10).
 */
export const refuseReturn = command({
  name: "assignment.refuseReturn",
  input: textInput,
  output: doneOutput,
  find: findReturn,
  allow: (actor, assignment) => canDoOnAssignment(actor, "refuseReturn", assignment, assignment),
  run: async (scope, assignment, { text }) => {
    await changeAssignment(scope, assignment, {
      status: assignment.statusBefore ?? "dispatched",
      statusBefore: null,
      returnable: false,
      adjudicated: true,
      decisionText: text,
    });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.return_refused", assignment, { payload })],
    };
  },
});
