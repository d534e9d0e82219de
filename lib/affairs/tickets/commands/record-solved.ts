import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { storePhotos } from "@/lib/platform/files/photo";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, recordSolvedInput } from "../schema";
import { refuseConflict } from "./conflict";
import { findTicket } from "./find";
import { takeIn } from "./intake";
import { ticketEvent } from "./record";
import { issueReceipt } from "./receipt";
import { settle } from "./settle";

/**
 * 自办自结: the grid or the community has met a matter on its round and settled it on the spot. Two
 * facts in one press, registered and solved, so that nobody types the same thing twice.
 */
export const recordSolved = preparedCommand({
  name: "ticket.recordSolved",
  input: recordSolvedInput,
  output: receiptOutput,
  prepare: async ({ photos, after, ...input }, key) => ({
    ...input,
    code: receiptCode(key),
    photos: await storePhotos(photos, "photos"),
    after: await storePhotos(after, "after"),
  }),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: ({ role }) =>
    [ticketVerbs.register, ticketVerbs.selfSolve].every((verb) =>
      verb.by.some((one) => one === role),
    )
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, { result, type, code, photos, after, ...facts }) => {
    const { actor } = scope;
    const areaId = facts.areaId ?? actor.areaId ?? undefined;
    const ticket = await takeIn(scope, { ...facts, areaId }, photos, { source: "grid", type });
    await issueReceipt(scope, ticket, code);
    const subject = await findTicket(scope, { id: ticket.id });
    if (subject === null) return refuseConflict(scope, ticket.id);
    const registered = { payload: { status: ticket.status } };
    return {
      result: { number: ticket.number },
      events: [
        ticketEvent("ticket.registered", ticket.id, registered),
        await settle(scope, subject, { result, photos: after }),
      ],
    };
  },
});
