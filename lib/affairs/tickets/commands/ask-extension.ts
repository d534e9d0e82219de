import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { askExtensionInput } from "../schema/applications";
import { findApplying, writeApplication } from "./application";
import { changeAssignment } from "./change";
import { refuseField } from "./field";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/**
 * 申请延期 (T11): before the due time, with the reason for the dispatcher and, in words of its own,
 * for the resident, who reads it at once.
 */
export const askExtension = command({
  name: "assignment.askExtension",
  input: askExtensionInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "askExtension", subject, subject.facts),
  run: async (scope, subject, { days, reason, told }) => {
    if (days > subject.applications.daysLeft) throw refuseField("days", "extend.cap");
    await changeAssignment(scope, subject, {});
    await writeApplication(scope, subject, { kind: "extension", days, reason, told });
    await say(scope, threadOf(subject, "resident"), told);
    const payload = { organization: subject.organizationName };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.extension_asked", subject, { payload })],
    };
  },
});
