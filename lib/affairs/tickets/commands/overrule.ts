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
 * 重新受理: a superior overrules an exit or a termination, and the matter is screened again (DOMAIN §2.3);
 * an objection of the resident is granted with it.
 */
export const overrule = command({
  name: "ticket.overrule",
  input: textInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "overrule", ticket),
  run: async (scope, ticket, { text }) => {
    const { id, path, reasonCode } = ticket;
    const pool = path === scope.actor.tenant.root;
    await changeTicket(scope, ticket, { status: pool ? "registered" : "screening" });
    await say(scope, { ticketId: id, path, audience: "internal" }, text);
    return {
      result: { id },
      events: [ticketEvent("ticket.overruled", id, { payload: { reasonCode } })],
    };
  },
});
