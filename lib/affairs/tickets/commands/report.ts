import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { deriveBytes } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, reportInput } from "../schema";
import { takeIn } from "./intake";
import { issueReceipt, prepareCase } from "./receipt";
import { ticketEvent } from "./record";

const t = messages(words);

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
    const { network, ...given } = input;
    const ticket = await takeIn(scope, given, photos, { source: "portal", type: "request" });
    await issueReceipt(scope, ticket, code);
    if (network !== undefined) await countReport(scope, ticket.id, network);
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

/**
 * A soft limit against misuse (DOMAIN §2.12): beyond the district's number in an hour a note asks
 * whoever screens the report to look first. Nothing is refused; a block of flats may share an address.
 */
async function countReport(scope: Scope, ticketId: string, network: string): Promise<void> {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  const most = settings["reports.perNetworkHour"];
  const day = actor.at.toISOString().slice(0, 10);
  const key = new Uint8Array(deriveBytes(`report-network|${actor.tenantId}|${day}|${network}`));
  await tx.$queryRaw`
    select sec.count_report(${ticketId}::uuid, ${key}, ${most}::int, ${t("report.many.by")},
      ${t("report.many", { count: most })})`;
}
