import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { textInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 解除并案: it was another matter after all. Back to the screening, whose time begins anew
 * (sec.clocks_of_ticket); everything else is as it was, since nothing was moved.
 */
export const unlink = command({
  name: "ticket.unlink",
  input: textInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "unlink", ticket),
  run: async (scope, ticket, { text }) => {
    const { id, path, leadTicketId } = ticket;
    await changeTicket(scope, ticket, { status: "screening", leadTicketId: null });
    await say(scope, { ticketId: id, path, audience: "internal" }, text);
    const events = [ticketEvent("ticket.unlinked", id)];
    // A lead that has gone to another street is none of the actor's any more.
    const lead = await scope.tx.ticket.findFirst({
      where: { tenantId: scope.actor.tenantId, id: leadTicketId ?? "" },
      select: { id: true },
    });
    if (lead !== null) {
      const payload = { member: ticket.number, memberId: id };
      events.push(ticketEvent("ticket.parted", lead.id, { payload }));
    }
    return { result: { id }, events };
  },
});
