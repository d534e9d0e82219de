import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { locateInput } from "../schema";
import { findTicket } from "./find";
import { moveTicket } from "./move";
import { ticketEvent } from "./record";

/** The district finds the place of a ticket in its pool, which is then its street's. */
export const locate = command({
  name: "ticket.locate",
  input: locateInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "locate", ticket),
  run: async (scope, ticket, { areaId }) => {
    const { payload } = await moveTicket(scope, ticket, areaId, false);
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.located", ticket.id, { payload })],
    };
  },
});
