import "server-only";
import { command } from "@/lib/platform/command";
import { answeredBy } from "../rules/outcomes";
import { canDoOnAssignment, reasonsMissing } from "../rules/policy";
import { closeInput, doneOutput } from "../schema";
import { changeAssignment, setOutcome } from "./change";
import { refuseField } from "./field";
import { findAssignment, findRating } from "./find";
import { assignmentEvent } from "./record";

/**
 * 结案, with an outcome, the name of who answers for it and words to the resident; against a
 * resident's "no" it needs reasons.
 */
export const close = command({
  name: "assignment.close",
  input: closeInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "close", assignment),
  run: async (scope, assignment, { outcome, text }) => {
    const rating = await findRating(scope, assignment);
    if (reasonsMissing(rating, text)) throw refuseField("text", "close.reasons");
    await changeAssignment(scope, assignment, {
      status: "done",
      endedAt: new Date(scope.actor.now),
    });
    const office = scope.actor.scopeName;
    await setOutcome(scope, assignment.ticketId, {
      outcome,
      replyText: text,
      ...answeredBy(assignment, { outcome, text, office }),
    });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.closed", assignment, { payload: { outcome } })],
    };
  },
});
