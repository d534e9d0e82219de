import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { storePhotos } from "@/lib/platform/files/photo";
import { isOverdue } from "../rules/deadline";
import { canDoOnAssignment } from "../rules/policy";
import { deliverInput } from "../schema";
import { changeAssignment } from "./change";
import { refuseField } from "./field";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { attachProofs, requireProofs, shareProofs } from "./result-photos";

/**
 * 交协办结果: to the organization that leads, not to the resident, who gets one answer (DOMAIN §2.6).
 * Who delivers late says why; the lateness is this organization's and not the lead's.
 */
export const deliver = preparedCommand({
  name: "assignment.deliver",
  input: deliverInput,
  output: doneOutput,
  prepare: async ({ before, after, ...input }) => ({
    ...input,
    before: await storePhotos(before, "before"),
    after: await storePhotos(after, "after"),
  }),
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "deliver", assignment),
  run: async (scope, assignment, { result, lateReason, before, after }) => {
    const { now } = scope.actor;
    const late = isOverdue({ dueAt: assignment.dueAt.getTime(), resolvedAt: null }, now);
    if (late && lateReason === undefined) throw refuseField("lateReason", "part.lateReason");
    await requireProofs(scope, assignment, before.length, after.length);
    await changeAssignment(scope, assignment, {
      status: "done",
      result,
      lateReason: late ? (lateReason ?? null) : null,
      submittedAt: new Date(now),
      endedAt: new Date(now),
    });
    await attachProofs(scope, assignment, { before, after, forResident: false });
    await shareProofs(scope, assignment.id);
    const payload = { organization: assignment.organizationName, late };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.part_delivered", assignment, { payload })],
    };
  },
});
