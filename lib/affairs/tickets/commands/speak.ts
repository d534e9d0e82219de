import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { TicketEvent } from "../events";
import { canDoOnAssignment, canDoOnTicket } from "../rules/policy";
import type { AssignmentVerb, TicketVerb } from "../rules/workflow";
import { textInput } from "../schema";
import { findAssignment, findTicket, leadOf } from "./find";
import { assignmentEvent, ticketEvent } from "./record";
import { say, threadOf } from "./say";

// Verbs that say something and change nothing else.

/** `toLead` = the organization that leads reads it too. */
export function speakOnTicket(verb: {
  verb: TicketVerb;
  event: TicketEvent;
  audience: "resident" | "internal";
  toLead?: boolean;
}) {
  return command({
    name: `ticket.${verb.verb}`,
    input: textInput,
    output: doneOutput,
    find: (scope, { id }) => findTicket(scope, { id }),
    allow: (actor, ticket) => canDoOnTicket(actor, verb.verb, ticket),
    run: async (scope, ticket, { text }) => {
      const { id, path } = ticket;
      const lead = verb.toLead === true ? leadOf(ticket) : {};
      await say(scope, { ticketId: id, path, audience: verb.audience, ...lead }, text);
      return { result: { id }, events: [ticketEvent(verb.event, id, lead)] };
    },
  });
}

/** What the people of one organization say among themselves. */
export function speakOnAssignment(verb: { verb: AssignmentVerb; event: TicketEvent }) {
  return command({
    name: `assignment.${verb.verb}`,
    input: textInput,
    output: doneOutput,
    find: (scope, { id }) => findAssignment(scope, { id }),
    allow: (actor, assignment) => canDoOnAssignment(actor, verb.verb, assignment),
    run: async (scope, assignment, { text }) => {
      await say(scope, threadOf(assignment, "internal"), text);
      return { result: { id: assignment.id }, events: [assignmentEvent(verb.event, assignment)] };
    },
  });
}
