import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { reopenUntilOf } from "../queries/reopening";
import { canDoOnTicket } from "../rules/policy";
import { textInput } from "../schema";
import { changeTicket } from "./change";
import { escalate } from "./escalate";
import { findTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 重新办理: the street opens a closed matter again. A new round begins at the screening
 * (sec.start_anew); what was done and said of the ended one stays in its assignment and in history.
 */
export const reopen = command({
  name: "ticket.reopen",
  input: textInput,
  output: doneOutput,
  find: async (scope, input) => {
    const ticket = await findTicket(scope, input);
    return ticket && { ...ticket, reopenUntil: await reopenUntilOf(scope, ticket) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "reopen", ticket, ticket),
  run: async (scope, ticket, { text }) => {
    const { id, path } = ticket;
    await changeTicket(scope, ticket, { status: "screening" });
    await say(scope, { ticketId: id, path, audience: "internal" }, text);
    const payload = { round: ticket.round + 1 };
    return {
      result: { id },
      events: [ticketEvent("ticket.reopened", id, { payload }), ...(await escalate(scope, ticket))],
    };
  },
});
