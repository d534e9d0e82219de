import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { textInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** 直接答复: an enquiry that can be answered at once is not sent anywhere. */
export const answer = command({
  name: "ticket.answer",
  input: textInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "answer", ticket),
  run: async (scope, ticket, { text }) => {
    await changeTicket(scope, ticket, {
      status: "answered",
      replyText: text,
      outcome: "explained",
      outcomeOrganization: scope.actor.scopeName,
      closedAt: new Date(scope.actor.now),
    });
    return { result: { id: ticket.id }, events: [ticketEvent("ticket.answered", ticket.id)] };
  },
});
