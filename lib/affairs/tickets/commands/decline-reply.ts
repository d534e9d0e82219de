import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { declineReplyInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findOwnTicket } from "./find";
import { ticketEvent } from "./record";

/** "不需要回复": nobody calls back, and the matter is closed without waiting for an answer. */
export const declineReply = command({
  name: "ticket.declineReply",
  input: declineReplyInput,
  output: doneOutput,
  find: findOwnTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "declineReply", ticket),
  run: async (scope, ticket) => {
    await changeTicket(scope, ticket, { noReplyAt: scope.actor.at });
    return { result: { id: ticket.id }, events: [ticketEvent("ticket.reply_declined", ticket.id)] };
  },
});
