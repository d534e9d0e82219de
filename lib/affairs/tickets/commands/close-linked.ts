import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { withoutTraces } from "@/lib/parts/traces/rules/personal-traces";
import { canDoOnTicket } from "../rules/policy";
import { plainInput } from "../schema";
import { changeTicket } from "./change";
import { findLinked, heldLeadOf } from "./find-linked";
import { ticketEvent } from "./record";

const t = messages(words);

/**
 * The worker closes a linked ticket with its lead: whoever reported it is told the same result and
 * rates it for themselves. Words that were meant for somebody else lose what tells who that was.
 */
export const closeLinked = command({
  name: "ticket.closeLinked",
  input: plainInput,
  output: doneOutput,
  find: findLinked,
  allow: (actor, ticket) => canDoOnTicket(actor, "closeLinked", ticket),
  run: async (scope, ticket) => {
    const lead = await heldLeadOf(scope, ticket, "close");
    const { outcome, outcomeOrganization } = lead;
    const closedAt = new Date(scope.actor.now);
    await changeTicket(scope, ticket, {
      status: "closed",
      outcome,
      outcomeOrganization,
      outcomeReason: impersonal(lead.outcomeReason),
      replyText: impersonal(lead.replyText),
      closedBecause: "with_lead",
      resolvedAt: lead.resolvedAt ?? closedAt,
      closedAt,
    });
    const payload = { first: lead.number, outcome: outcome ?? "" };
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.closed_with_lead", ticket.id, { payload })],
    };
  },
});

function impersonal(text: string | null): string | null {
  return text === null ? null : withoutTraces(text, t("suggest.removed"));
}
