import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { askDeferralInput } from "../schema/applications";
import { findApplying, writeApplication } from "./application";
import { changeAssignment } from "./change";
import { assignmentEvent } from "./record";
import { reviewTime } from "./review-time";

/**
 * 申请挂账 (T13): an objective constraint, what will be done in which stages, when it is looked at
 * again, and an explanation that the resident gets when it is granted.
 */
export const askDeferral = command({
  name: "assignment.askDeferral",
  input: askDeferralInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "askDeferral", subject, subject.facts),
  run: async (scope, subject, { reviewOn, reasonCode, reason, told, plan }) => {
    const reviewAt = reviewTime(scope, reviewOn, subject.clockwork);
    await changeAssignment(scope, subject, {});
    const asked = { reasonCode, reason, told, plan, reviewAt };
    await writeApplication(scope, subject, { kind: "deferral", ...asked });
    const payload = { organization: subject.organizationName, reasonCode };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.deferral_asked", subject, { payload })],
    };
  },
});
