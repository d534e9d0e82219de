import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnTicket } from "../rules/policy";
import { liftRecusalInput } from "../schema/recusals";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** 解除回避: the person may see and handle the matter again. */
export const liftRecusal = command({
  name: "ticket.liftRecusal",
  input: liftRecusalInput,
  output: doneOutput,
  find: (scope, { id }) => findTicket(scope, { id }),
  allow: (actor, ticket) => canDoOnTicket(actor, "liftRecusal", ticket),
  run: async ({ actor, tx }, ticket, { personId, text }) => {
    const { count } = await tx.recusal.updateMany({
      where: { tenantId: actor.tenantId, ticketId: ticket.id, personId, liftedAt: null },
      data: {
        liftedAt: new Date(actor.now),
        liftedBy: actor.name,
        liftReason: text,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "refusal.notRecused");
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.recusal_lifted", ticket.id, { payload: { personId } })],
    };
  },
});
