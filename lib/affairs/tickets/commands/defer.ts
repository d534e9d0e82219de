import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { decideApplication, findApplying } from "./application";
import { changeAssignment } from "./change";
import { refuseField } from "./field";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/**
 * 同意挂账 (T13): the ordinary clock stops, the review clock starts, and the resident is told why and
 * what comes next. The matter stays open (DOMAIN §2.10).
 */
export const defer = command({
  name: "assignment.defer",
  input: textInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "defer", subject, subject.facts),
  run: async (scope, subject, { text }) => {
    const asked = await decideApplication(scope, subject, {
      status: "granted",
      decisionText: text,
    });
    // Asked for so long ago that its review date has passed: it is to be asked for again.
    if (asked.reviewAt === null || asked.reviewAt.getTime() <= scope.actor.now) {
      throw refuseField("text", "deferral.stale");
    }
    await changeAssignment(scope, subject, { status: "deferred", reviewAt: asked.reviewAt });
    await say(scope, threadOf(subject, "resident"), asked.told);
    const payload = {
      organization: subject.organizationName,
      reviewAt: asked.reviewAt.getTime(),
      reasonCode: asked.reasonCode,
    };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.deferred", subject, { payload })],
    };
  },
});
