import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { textInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/** 会商结论: the matter goes back to the screening, to be dispatched by what was found. */
export const conclude = command({
  name: "ticket.conclude",
  input: textInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "conclude", ticket),
  run: async (scope, ticket, { text }) => {
    await changeTicket(scope, ticket, { status: "screening", consultResult: text });
    await say(scope, { ticketId: ticket.id, path: ticket.path, audience: "internal" }, text);
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.concluded", ticket.id)],
    };
  },
});
