import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { receiptHash } from "@/lib/platform/access/credential";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, recordSolvedInput } from "../schema";
import { changeTicket } from "./change";
import { takeIn } from "./intake";
import { storePhotos } from "./photos";
import { ticketEvent } from "./record";

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
  run: async (scope, tenant, { result, type, code, photos, after, ...facts }) => {
    const { actor, tx } = scope;
    const areaId = facts.areaId ?? actor.areaId ?? undefined;
    const ticket = await takeIn(scope, { ...facts, areaId }, photos, { source: "grid", type });
    await tx.$executeRaw`
      select sec.issue_receipt(${ticket.id}::uuid, ${receiptHash(tenant.slug, ticket.number, code)})`;
    await changeTicket(
      scope,
      { id: ticket.id, version: 1 },
      {
        status: "closed",
        outcome: "solved",
        outcomeOrganization: actor.scopeName,
        replyText: result,
        closedAt: new Date(actor.now),
      },
    );
    await attachPhotos(
      scope,
      { ticketId: ticket.id, path: ticket.path, purpose: "after", forResident: true },
      after,
    );
    return {
      result: { number: ticket.number },
      events: [
        ticketEvent("ticket.registered", ticket.id, { payload: { status: ticket.status } }),
        ticketEvent("ticket.self_solved", ticket.id),
      ],
    };
  },
});
