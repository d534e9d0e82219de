import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { returnsLeft } from "../queries/returns";
import { canDoOnAssignment } from "../rules/policy";
import { requestReturnInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 申请退单: within the window, once for each organization and ticket (DOMAIN §2.8). */
export const requestReturn = command({
  name: "assignment.requestReturn",
  input: requestReturnInput,
  output: doneOutput,
  find: async (scope, input) => {
    const assignment = await findAssignment(scope, input);
    if (assignment === null) return null;
    const { settings } = await clockworkOf(scope, assignment.path);
    return { ...assignment, returnsLeft: await returnsLeft(scope, assignment, settings) };
  },
  allow: (actor, assignment) => canDoOnAssignment(actor, "requestReturn", assignment, assignment),
  run: async (scope, assignment, { reasonCode, text, reference }) => {
    await changeAssignment(scope, assignment, {
      status: "return_requested",
      statusBefore: assignment.status,
      returnReason: reasonCode,
      returnText: text,
      returnReference: reference ?? null,
    });
    const payload = { organization: assignment.organizationName, reasonCode };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.return_requested", assignment, { payload })],
    };
  },
});
