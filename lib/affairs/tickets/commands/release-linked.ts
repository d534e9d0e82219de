import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { plainInput } from "../schema";
import { changeTicket } from "./change";
import { findLinked, heldLeadOf } from "./find-linked";
import { ticketEvent } from "./record";

/**
 * The worker lets a linked ticket go whose lead ended without a result for everybody (refused, passed
 * on, withdrawn, terminated) or went to another street: it is screened by itself.
 */
export const releaseLinked = command({
  name: "ticket.releaseLinked",
  input: plainInput,
  output: doneOutput,
  find: findLinked,
  allow: (actor, ticket) => canDoOnTicket(actor, "releaseLinked", ticket),
  run: async (scope, ticket) => {
    const lead = await heldLeadOf(scope, ticket, "release");
    await changeTicket(scope, ticket, { status: "screening", leadTicketId: null });
    const payload = { first: lead.number };
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.released", ticket.id, { payload })],
    };
  },
});
