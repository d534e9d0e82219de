import "server-only";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { storePhotos } from "@/lib/platform/files/photo";
import { reopenUntilOf } from "../queries/reopening";
import { canDoOnTicket } from "../rules/policy";
import { disputeInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findOwnTicket } from "./find";
import { ticketEvent } from "./record";
import { say } from "./say";

/**
 * 不服: the resident objects to a refusal, an answer or a termination. The matter stays ended until a
 * superior has decided (overrule, uphold); whoever concluded is not asked.
 */
export const contest = preparedCommand({
  name: "ticket.contest",
  input: disputeInput,
  output: doneOutput,
  prepare: async ({ text, photos }) => ({ text, photos: await storePhotos(photos, "photos") }),
  find: async (scope) => {
    const ticket = await findOwnTicket(scope);
    return ticket && { ...ticket, reopenUntil: await reopenUntilOf(scope, ticket) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "contest", ticket, ticket),
  run: async (scope, ticket, { text, photos }) => {
    const { id, path } = ticket;
    await changeTicket(scope, ticket, { contestedAt: scope.actor.at });
    await say(scope, { ticketId: id, path, audience: "resident" }, text);
    await attachPhotos(scope, { ticketId: id, path, purpose: "report", forResident: true }, photos);
    return { result: { id }, events: [ticketEvent("ticket.contested", id)] };
  },
});
