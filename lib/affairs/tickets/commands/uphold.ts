import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { upholdInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/** 维持: a superior has looked at the objection and stays with the conclusion; the resident reads why. */
export const uphold = command({
  name: "ticket.uphold",
  input: upholdInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "uphold", ticket),
  run: async (scope, ticket, { text }) => {
    const { id, path } = ticket;
    await changeTicket(scope, ticket, { upheldAt: scope.actor.at });
    await say(scope, { ticketId: id, path, audience: "resident" }, text);
    return { result: { id }, events: [ticketEvent("ticket.upheld", id)] };
  },
});
