import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnAssignment } from "../rules/policy";
import { plainInput } from "../schema";
import { changeAssignment, setOutcome } from "./change";
import { findAssignment, findRating } from "./find";
import { assignmentEvent } from "./record";

/** The worker closes what was verified and nobody rated in time; what was rated the street closes. */
export const closeUnrated = command({
  name: "assignment.closeUnrated",
  input: plainInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "closeUnrated", assignment),
  run: async (scope, assignment) => {
    const rating = await findRating(scope, assignment);
    if (rating !== null) throw new Refusal("wrong-status", "refusal.status");
    await changeAssignment(scope, assignment, {
      status: "done",
      endedAt: new Date(scope.actor.now),
    });
    const { organizationName, outcomeReason } = assignment;
    await setOutcome(scope, assignment.ticketId, {
      outcome: "unrated",
      outcomeOrganization: organizationName,
      outcomeReason,
      closedBecause: "unrated",
    });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.closed_unrated", assignment)],
    };
  },
});
