import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { answeredBy } from "../rules/outcomes";
import { canDoOnAssignment } from "../rules/policy";
import { reasonsMissing } from "../rules/result";
import { closeInput } from "../schema/endings";
import { findAnswered } from "./answered";
import { changeAssignment, setOutcome } from "./change";
import { refuseField } from "./field";
import { assignmentEvent } from "./record";

/**
 * 结案, with an outcome, the name of who answers for it and words to the resident; against a
 * resident's "no" it needs reasons. Without any answer it is not closed (DOMAIN §2.13, 7).
 */
export const close = command({
  name: "assignment.close",
  input: closeInput,
  output: doneOutput,
  find: findAnswered,
  allow: (actor, assignment) => canDoOnAssignment(actor, "close", assignment, assignment),
  run: async (scope, assignment, { outcome, text }) => {
    const { rating, ground } = assignment;
    if (reasonsMissing(rating, text)) throw refuseField("text", "close.reasons");
    await changeAssignment(scope, assignment, {
      status: "done",
      endedAt: new Date(scope.actor.now),
    });
    const office = scope.actor.scopeName;
    await setOutcome(scope, assignment.ticketId, {
      outcome,
      replyText: text,
      closedBecause: ground,
      ...answeredBy(assignment, { outcome, text, office }),
    });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.closed", assignment, { payload: { outcome } })],
    };
  },
});
