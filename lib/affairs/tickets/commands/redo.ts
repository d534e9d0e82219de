import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnAssignment } from "../rules/policy";
import { moved } from "../rules/reckoning";
import { redoInput } from "../schema";
import { changeAssignment } from "./change";
import { escalate } from "./escalate";
import { findAssignment, type AssignmentSubject } from "./find";
import { assignmentEvent } from "./record";

/** 退回重办: a second handling with a due time of its own, never earlier than the first. */
export const redo = command({
  name: "assignment.redo",
  input: redoInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "redo", assignment),
  run: async (scope, assignment, { text }) => {
    if (assignment.selfSolved) return sendOn(scope, assignment, text);
    const { settings, calendar } = await clockworkOf(scope, assignment.path);
    const again = { by: "limit", from: scope.actor.now, limit: settings["redo.limit"] } as const;
    const due = moved(assignment, again, calendar);
    const round = assignment.round + 1;
    await changeAssignment(scope, assignment, {
      status: "in_progress",
      round,
      redoReason: text,
      ...due,
      dueAt: new Date(due.dueAt),
      submittedAt: null,
      verifiedAt: null,
      verifiedBy: null,
      verifyText: null,
      closeUnratedAt: null,
    });
    const payload = {
      organization: assignment.organizationName,
      round,
      dueAt: due.dueAt,
    };
    const { ticketId, path } = assignment;
    const escalated = await escalate(scope, { id: ticketId, path });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.redone", assignment, { payload }), ...escalated],
    };
  },
});

/**
 * What a community settled itself and did not settle: nobody works there on an order, so the street has
 * it again, as the next round, and sends it to whoever can.
 */
async function sendOn(scope: Scope, assignment: AssignmentSubject, text: string) {
  const { ticketId, path } = assignment;
  const round = assignment.round + 1;
  await changeAssignment(scope, assignment, {
    status: "recalled",
    round,
    redoReason: text,
    endedAt: scope.actor.at,
    submittedAt: null,
    closeUnratedAt: null,
  });
  const payload = { organization: assignment.organizationName, round };
  const escalated = await escalate(scope, { id: ticketId, path });
  return {
    result: { id: assignment.id },
    events: [assignmentEvent("assignment.unsettled", assignment, { payload }), ...escalated],
  };
}
