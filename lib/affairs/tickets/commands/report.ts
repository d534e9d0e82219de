import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { receiptHash } from "@/lib/platform/access/credential";
import { storePhoto } from "@/lib/platform/files/photo";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, reportInput } from "../schema";
import { takeIn } from "./intake";
import { receiptCode } from "../receipt-code";
import { ticketEvent } from "./record";

/**
 * 居民上报, without an account. The answer is a number; with the query code that belongs to the
 * submission (receipt-code.ts) it is the receipt, the only key to this ticket from outside.
 */
export const report = preparedCommand({
  name: "ticket.report",
  input: reportInput,
  output: receiptOutput,
  prepare: async ({ photos = [], ...input }, key) => ({
    input,
    code: receiptCode(key),
    photos: await Promise.all(photos.map((photo) => storePhoto(photo, "photos"))),
  }),
  find: ({ actor }) => Promise.resolve(actor.kind === "visitor" ? actor.tenant : null),
  allow: (actor) =>
    ticketVerbs.report.by.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, tenant, { input, code, photos }) => {
    const { actor, tx } = scope;
    const ticket = await takeIn(scope, input, photos, { source: "portal", type: "request" });
    await tx.$executeRaw`
      select sec.issue_receipt(${ticket.id}::uuid, ${receiptHash(tenant.slug, ticket.number, code)})`;
    return {
      result: { number: ticket.number },
      events: [
        ticketEvent("ticket.reported", ticket.id, {
          payload: { status: ticket.status, at: actor.now },
        }),
      ],
    };
  },
});
