import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { askTerminationInput } from "../schema/applications";
import { findApplying, writeApplication } from "./application";
import { changeAssignment } from "./change";
import { assignmentEvent } from "./record";

/** 申请终止 (T20): in writing; the resident gets the explanation when it is granted. */
export const askTermination = command({
  name: "assignment.askTermination",
  input: askTerminationInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "askTermination", subject, subject.facts),
  run: async (scope, subject, { reasonCode, reason, told }) => {
    await changeAssignment(scope, subject, {});
    await writeApplication(scope, subject, { kind: "termination", reasonCode, reason, told });
    const payload = { organization: subject.organizationName, reasonCode };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.termination_asked", subject, { payload })],
    };
  },
});
