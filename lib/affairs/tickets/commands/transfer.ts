import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { transferInput } from "../schema";
import { findTicket } from "./find";
import { moveTicket } from "./move";
import { ticketEvent } from "./record";
import { say } from "./say";

/** 转办: to another street, to a better place in the own one, or to the district's pool. */
export const transfer = command({
  name: "ticket.transfer",
  input: transferInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "transfer", ticket),
  run: async (scope, ticket, { areaId, text }) => {
    // Said before the move: afterwards the ticket may lie out of the actor's range.
    await say(scope, { ticketId: ticket.id, path: ticket.path, audience: "internal" }, text);
    const { payload, escalated } = await moveTicket(scope, ticket, areaId, true);
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.transferred", ticket.id, { payload }), ...escalated],
    };
  },
});
