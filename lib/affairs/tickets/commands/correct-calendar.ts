import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { correctionOf, provisionalColumns } from "../queries/corrections";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** The worker corrects a provisional due time when the year's holidays are published, forward only. */
export const correctCalendar = command({
  name: "assignment.correctCalendar",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "correctCalendar", assignment),
  run: async (scope, assignment) => {
    const { actor, tx } = scope;
    const result = { id: assignment.id };
    const row = await tx.assignment.findFirst({
      where: { tenantId: actor.tenantId, id: assignment.id },
      select: provisionalColumns,
    });
    const { calendar } = await clockworkOf(scope);
    const due = row === null ? null : correctionOf(row, calendar);
    if (due === null) return { result, events: [] };
    await changeAssignment(scope, assignment, {
      dueAt: new Date(due.dueAt),
      acceptBy: new Date(due.acceptBy),
      firstContactBy: new Date(due.firstContactBy),
      returnUntil: new Date(due.returnUntil),
      dueProvisional: due.provisional,
    });
    const payload = { organization: assignment.organizationName, dueAt: due.dueAt };
    return {
      result,
      events: [assignmentEvent("assignment.due_corrected", assignment, { payload })],
    };
  },
});
