import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { consultUntil } from "../rules/deadline";
import { canDoOnTicket } from "../rules/policy";
import { consultInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 派单前会商 (T5): whose matter it is is first talked over. With whom and until when stands on the
 * ticket; why, and later what was found, among the words of the staff.
 */
export const consult = command({
  name: "ticket.consult",
  input: consultInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "consult", ticket),
  run: async (scope, ticket, { consultWith, text }) => {
    const { at } = consultUntil(scope.actor.now, await clockworkOf(scope, ticket.path));
    await changeTicket(scope, ticket, {
      status: "consulting",
      consultWith,
      consultDueAt: new Date(at),
    });
    await say(scope, { ticketId: ticket.id, path: ticket.path, audience: "internal" }, text);
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.consulted", ticket.id, { payload: { dueAt: at } })],
    };
  },
});
