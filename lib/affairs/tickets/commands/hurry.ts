import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { handledWith } from "../queries/handled-with";
import { mayHurry } from "../rules/hurry";
import { canDoOnTicket } from "../rules/policy";
import { hurryInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findOwnTicket, leadOf } from "./find";
import { ticketEvent } from "./record";

/**
 * 催办 by the resident. It reaches whoever has the work in hand and the street; of a linked ticket
 * those are its lead's. Too early is refused with the time from which it is not.
 */
export const hurry = command({
  name: "ticket.hurry",
  input: hurryInput,
  output: doneOutput,
  find: findOwnTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "hurry", ticket),
  run: async (scope, ticket) => {
    const { actor } = scope;
    const lead = ticket.status === "linked" ? await handledWith(scope) : null;
    const facts = { ...ticket, dueAt: lead === null ? ticket.dueAt : lead.dueAt };
    const verdict = mayHurry(facts, actor.now, await clockworkOf(scope, ticket.path));
    if (!verdict.ok) throw tooEarly(verdict.from, actor);
    await changeTicket(scope, ticket, {
      hurried: { increment: 1 },
      hurriedAt: new Date(actor.now),
    });
    const payload = { count: ticket.hurried + 1 };
    return {
      result: { id: ticket.id },
      events: [
        ticketEvent("ticket.hurried", ticket.id, { ...(lead?.work ?? leadOf(ticket)), payload }),
      ],
    };
  },
});

function tooEarly(
  from: number | null,
  { now, tenant }: { now: number; tenant: { timeZone: string } },
): Refusal {
  return from === null
    ? new Refusal("limit", "refusal.hurriedEnough")
    : new Refusal("too-late", "refusal.hurryLater", {
        values: { at: formatDateTime(new Date(from), tenant.timeZone, now) },
      });
}
