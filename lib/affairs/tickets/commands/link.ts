import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { linkInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { holdLead } from "./lead-ticket";
import { ticketEvent } from "./record";

/**
 * 并案: handled together with the matter of this number, which leads. Nothing is moved or merged; the
 * ticket waits under its own number until the lead ends, or until it is taken out again.
 */
export const link = command({
  name: "ticket.link",
  input: linkInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "link", ticket),
  run: async (scope, ticket, { number }) => {
    const lead = await holdLead(scope, ticket, number);
    await changeTicket(scope, ticket, { status: "linked", leadTicketId: lead.id });
    return {
      result: { id: ticket.id },
      events: [
        ticketEvent("ticket.linked", ticket.id, { payload: { first: lead.number } }),
        // Stands in the history of the lead too, where everybody who works on the matter looks.
        ticketEvent("ticket.joined", lead.id, {
          payload: { member: ticket.number, memberId: ticket.id },
        }),
      ],
    };
  },
});
