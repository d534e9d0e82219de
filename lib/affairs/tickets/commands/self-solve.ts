import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { canDoOnTicket } from "../rules/policy";
import { selfSolveInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { storePhotos } from "./photos";
import { ticketEvent } from "./record";

/** 自行处置: the grid or the community has settled the matter itself; nothing is sent out. */
export const selfSolve = preparedCommand({
  name: "ticket.selfSolve",
  input: selfSolveInput,
  output: doneOutput,
  prepare: async ({ photos, ...input }) => ({
    ...input,
    photos: await storePhotos(photos, "photos"),
  }),
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "selfSolve", ticket),
  run: async (scope, ticket, { result, photos }) => {
    await changeTicket(scope, ticket, {
      status: "closed",
      outcome: "solved",
      outcomeOrganization: scope.actor.scopeName,
      replyText: result,
      closedAt: new Date(scope.actor.now),
    });
    await attachPhotos(
      scope,
      { ticketId: ticket.id, path: ticket.path, purpose: "after", forResident: true },
      photos,
    );
    return { result: { id: ticket.id }, events: [ticketEvent("ticket.self_solved", ticket.id)] };
  },
});
