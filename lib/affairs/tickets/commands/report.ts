import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, reportInput } from "../schema";
import { takeIn } from "./intake";
import { issueReceipt, prepareCase } from "./receipt";
import { ticketEvent } from "./record";

/**
 * 居民上报, without an account. The answer is a number; with the query code that belongs to the
 * submission (receipt-code.ts) it is the receipt, the only key to this ticket from outside.
 */
export const report = preparedCommand({
  name: "ticket.report",
  input: reportInput,
  output: receiptOutput,
  prepare: (input, key) => prepareCase(input, key),
  find: ({ actor }) => Promise.resolve(actor.kind === "visitor" ? actor.tenant : null),
  allow: (actor) =>
    ticketVerbs.report.by.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, { input, code, photos }) => {
    const { actor } = scope;
    const ticket = await takeIn(scope, input, photos, { source: "portal", type: "request" });
    await issueReceipt(scope, ticket, code);
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
