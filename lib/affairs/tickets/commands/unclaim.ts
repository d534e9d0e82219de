import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { unclaimInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** 放回: puts a ticket back into the queue that all of the desk see. */
export const unclaim = command({
  name: "ticket.unclaim",
  input: unclaimInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "unclaim", ticket),
  run: async (scope, ticket) => {
    await changeTicket(scope, ticket, {
      claimedByDutyId: null,
      claimedByName: null,
      claimedAt: null,
    });
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.unclaimed", ticket.id)],
    };
  },
});
