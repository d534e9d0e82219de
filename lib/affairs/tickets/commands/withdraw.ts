import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { withdrawInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findOwnTicket, leadOf } from "./find";
import { ticketEvent } from "./record";

/** 撤回 by the resident. The database ends the work that was sent out (sec.end_work). */
export const withdraw = command({
  name: "ticket.withdraw",
  input: withdrawInput,
  output: doneOutput,
  find: findOwnTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "withdraw", ticket),
  run: async (scope, ticket) => {
    await changeTicket(scope, ticket, {
      status: "withdrawn",
      outcome: "withdrawn",
      closedAt: new Date(scope.actor.now),
    });
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.withdrawn", ticket.id, leadOf(ticket))],
    };
  },
});
