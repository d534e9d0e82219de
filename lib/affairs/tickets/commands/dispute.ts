import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { storePhotos } from "@/lib/platform/files/photo";
import { reopenUntilOf } from "../queries/reopening";
import { canDoOnTicket } from "../rules/policy";
import { disputeInput } from "../schema/endings";
import { changeTicket } from "./change";
import { escalate } from "./escalate";
import { findOwnTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 异议: new facts after the end open the matter again, as a round of its own and once for each round
 * (it must have been closed again before). The words reach the street; whoever leads next is told
 * what the street writes into the task.
 */
export const dispute = preparedCommand({
  name: "ticket.dispute",
  input: disputeInput,
  output: doneOutput,
  prepare: async ({ text, photos }) => ({ text, photos: await storePhotos(photos, "photos") }),
  find: async (scope) => {
    const ticket = await findOwnTicket(scope);
    return ticket && { ...ticket, reopenUntil: await reopenUntilOf(scope, ticket) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "dispute", ticket, ticket),
  run: async (scope, ticket, { text, photos }) => {
    const { id, path } = ticket;
    // First: while somebody led, the words would be addressed to them.
    await changeTicket(scope, ticket, { status: "screening" });
    await say(scope, { ticketId: id, path, audience: "resident" }, text);
    await attachPhotos(scope, { ticketId: id, path, purpose: "report", forResident: true }, photos);
    const payload = { round: ticket.round + 1 };
    return {
      result: { id },
      events: [ticketEvent("ticket.disputed", id, { payload }), ...(await escalate(scope, ticket))],
    };
  },
});
