import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { exitStatus, outcomeOfExit } from "../rules/exits";
import { canDoOnTicket } from "../rules/policy";
import { rejectInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { findFirstCase } from "./lead-ticket";
import { ticketEvent } from "./record";

/**
 * 不予受理, with one of the reasons there are and a text for the resident (DOMAIN §2.3). A duplicate
 * points to the first case; of what touches a secret the database keeps nothing
 * (sec.erase_confidential).
 */
export const reject = command({
  name: "ticket.reject",
  input: rejectInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "reject", ticket),
  run: async (scope, ticket, { reasonCode, text, number }) => {
    const { actor } = scope;
    const first =
      reasonCode === "duplicate" ? await findFirstCase(scope, ticket, number ?? "") : null;
    const status = exitStatus(reasonCode);
    await changeTicket(scope, ticket, {
      status,
      reasonCode,
      replyText: text,
      outcome: outcomeOfExit(reasonCode),
      outcomeOrganization: actor.scopeName,
      outcomeReason: text,
      leadTicketId: first?.id ?? null,
      closedAt: new Date(actor.now),
    });
    const name = status === "transferred" ? "ticket.passed_on" : "ticket.rejected";
    const payload = first === null ? { reasonCode } : { reasonCode, first: first.number };
    return { result: { id: ticket.id }, events: [ticketEvent(name, ticket.id, { payload })] };
  },
});
