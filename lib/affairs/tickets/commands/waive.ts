import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 免除协办: the part is no longer needed, and the lead need not wait for it (DOMAIN §2.6). */
export const waive = command({
  name: "assignment.waive",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "waive", assignment),
  run: async (scope, assignment, { text }) => {
    await changeAssignment(scope, assignment, {
      status: "waived",
      decisionText: text,
      endedAt: new Date(scope.actor.now),
    });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.part_waived", assignment, { payload })],
    };
  },
});
