import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { reopenUntilOf } from "../queries/reopening";
import { canDoOnTicket } from "../rules/policy";
import { rateInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findOwnTicket, leadOf } from "./find";
import { ticketEvent } from "./record";

/** 评价, once for each handling. The words stay in the rating, which can be erased. */
export const rate = command({
  name: "ticket.rate",
  input: rateInput,
  output: doneOutput,
  find: async (scope) => {
    const ticket = await findOwnTicket(scope);
    return ticket && { ...ticket, reopenUntil: await reopenUntilOf(scope, ticket) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "rate", ticket, ticket),
  run: async (scope, ticket, { contacted, solved, satisfied, comment }) => {
    const { actor, tx } = scope;
    const at = new Date(actor.now);
    const wasContacted = contacted === "yes";
    await changeTicket(scope, ticket, {
      ratedAt: at,
      ratedContacted: wasContacted,
      ratedSolved: solved,
      ratedSatisfied: satisfied,
    });
    await tx.rating.createMany({
      data: {
        tenantId: actor.tenantId,
        ticketId: ticket.id,
        round: ticket.round,
        path: ticket.path,
        contacted: wasContacted,
        solved,
        satisfied,
        comment: comment ?? null,
        at,
      },
    });
    const payload = { solved, satisfied, round: ticket.round };
    // Of a "no" the street hears at once, and somebody is to ask why (sec.mark_low_score).
    const low = solved === "no" || satisfied === "no";
    const name = low ? "ticket.rated_low" : "ticket.rated";
    return {
      result: { id: ticket.id },
      events: [ticketEvent(name, ticket.id, { ...leadOf(ticket), payload })],
    };
  },
});
