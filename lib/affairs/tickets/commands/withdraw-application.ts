import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { decideApplication, findApplying } from "./application";
import { changeAssignment } from "./change";
import { assignmentEvent } from "./record";

/** 撤回申请: what was asked for is not needed any more. */
export const withdrawApplication = command({
  name: "assignment.withdrawApplication",
  input: plainInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) =>
    canDoOnAssignment(actor, "withdrawApplication", subject, subject.facts),
  run: async (scope, subject) => {
    await changeAssignment(scope, subject, {});
    await decideApplication(scope, subject, { status: "withdrawn" });
    const payload = { organization: subject.organizationName };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.application_withdrawn", subject, { payload })],
    };
  },
});
