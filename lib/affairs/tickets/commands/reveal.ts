import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { hasInterest } from "../queries/interest";
import { canDoOnTicket } from "../rules/policy";
import { textInput } from "../schema";
import { disclose } from "./disclose";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** Staff of areas look at who raised the matter; the text is the purpose. */
export const reveal = command({
  name: "ticket.reveal",
  input: textInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const ticket = await findTicket(scope, { id });
    return ticket && { ...ticket, interested: await hasInterest(scope, id) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "reveal", ticket, ticket),
  run: async (scope, { id }, { text }) => {
    await disclose(scope, "ticket.reveal", id, text);
    return { result: { id }, events: [ticketEvent("ticket.revealed", id)] };
  },
});
