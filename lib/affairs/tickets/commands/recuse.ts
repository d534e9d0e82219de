import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnTicket } from "../rules/policy";
import { guardRecusal } from "../rules/recusals";
import { recuseInput } from "../schema/recusals";
import { peopleWhoSee } from "../queries/recusals";
import { refuseField } from "./field";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/**
 * 回避: keeps a person from a matter, under every duty. The database hides every row of it at once,
 * and what the person had in hand of it goes back to the queue (sec.set_aside).
 */
export const recuse = command({
  name: "ticket.recuse",
  input: recuseInput,
  output: doneOutput,
  find: (scope, { id }) => findTicket(scope, { id }),
  allow: (actor, ticket, { personId }) => {
    const verdict = canDoOnTicket(actor, "recuse", ticket);
    return verdict.ok ? guardRecusal(actor, personId) : verdict;
  },
  run: async (scope, ticket, { personId, ground, text }) => {
    const { actor, tx } = scope;
    const person = (await peopleWhoSee(scope, ticket.id)).find((one) => one.personId === personId);
    if (person === undefined) throw refuseField("personId", "field.choose");
    const inForce = await tx.recusal.findFirst({
      where: { tenantId: actor.tenantId, ticketId: ticket.id, personId, liftedAt: null },
      select: { id: true },
    });
    if (inForce !== null) throw new Refusal("conflict", "refusal.recusedAlready");
    await tx.recusal.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        path: ticket.path,
        ticketId: ticket.id,
        personId,
        ground,
        reason: text,
        // The database signs it: whose name, who entered it and when.
        personName: person.name,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
        enteredDutyId: actor.dutyId ?? "",
      },
    });
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.recused", ticket.id, { payload: { personId, ground } })],
    };
  },
});
