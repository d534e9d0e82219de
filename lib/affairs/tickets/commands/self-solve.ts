import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { storePhotos } from "@/lib/platform/files/photo";
import { hasInterest } from "../queries/interest";
import { canDoOnTicket } from "../rules/policy";
import { selfSolveInput } from "../schema/endings";
import { findTicket } from "./find";
import { settle } from "./settle";

/**
 * 自行处置: the grid or the community has settled the matter itself; nothing is sent out. Nobody does who
 * serves where it is complained about.
 */
export const selfSolve = preparedCommand({
  name: "ticket.selfSolve",
  input: selfSolveInput,
  output: doneOutput,
  prepare: async ({ photos, ...input }) => ({
    ...input,
    photos: await storePhotos(photos, "photos"),
  }),
  find: async (scope, input) => {
    const ticket = await findTicket(scope, input);
    const against = (ticket?.complainedId ?? null) !== null;
    return ticket && { ...ticket, interested: against && (await hasInterest(scope, ticket.id)) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "selfSolve", ticket, ticket),
  run: async (scope, ticket, settled) => ({
    result: { id: ticket.id },
    events: [await settle(scope, ticket, settled)],
  }),
});
