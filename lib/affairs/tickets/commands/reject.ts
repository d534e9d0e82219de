import "server-only";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { doneOutput, rejectInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** 不予受理, with one of the reasons there are and a text for the resident (DOMAIN §2.3). */
export const reject = command({
  name: "ticket.reject",
  input: rejectInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "reject", ticket),
  run: async (scope, ticket, { reasonCode, text }) => {
    await changeTicket(scope, ticket, {
      status: "rejected",
      reasonCode,
      replyText: text,
      closedAt: new Date(scope.actor.now),
    });
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.rejected", ticket.id, { payload: { reasonCode } })],
    };
  },
});
