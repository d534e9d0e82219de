import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { districtDefersFrom } from "@/lib/parts/clocks/rules/long-deferral";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnAssignment } from "../rules/policy";
import { reviewDeferralInput } from "../schema/applications";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { reviewTime } from "./review-time";
import { say, threadOf } from "./say";

/**
 * 复核挂账: it cannot be done yet, and is looked at again on another day. The resident reads how it
 * stands. When the whole deferral becomes long, the district decides (T13).
 */
export const reviewDeferral = command({
  name: "assignment.reviewDeferral",
  input: reviewDeferralInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "reviewDeferral", assignment),
  run: async (scope, assignment, { reviewOn, text }) => {
    const { actor } = scope;
    const clockwork = await clockworkOf(scope, assignment.path);
    const reviewAt = reviewTime(scope, reviewOn, clockwork);
    const since = assignment.pausedAt?.getTime() ?? actor.now;
    const long = reviewAt.getTime() >= districtDefersFrom(since, clockwork);
    if (long && actor.role !== "district_dispatcher") {
      throw new Refusal("forbidden", "refusal.districtDefers");
    }
    await changeAssignment(scope, assignment, { reviewAt });
    await say(scope, threadOf(assignment, "resident"), text);
    const payload = { organization: assignment.organizationName, reviewAt: reviewAt.getTime() };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.deferral_reviewed", assignment, { payload })],
    };
  },
});
