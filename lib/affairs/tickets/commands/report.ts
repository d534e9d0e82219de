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
 * submission (receipt-code.ts) it is the receipt, the only key to this ticket from outside. Another
 * system hands in what a resident has told it in the same way, with its key (docs/decisions/016).
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
    const { network, external, ...given } = input;
    const bySystem = actor.role === "system";
    const ticket = await takeIn(scope, given, photos, {
      source: bySystem ? "platform" : "portal",
      type: "request",
      externalNumber: bySystem ? external : undefined,
    });
    await issueReceipt(scope, ticket, code);
    if (bySystem) await handIn(scope, ticket.id, external ?? null);
    else if (network !== undefined) await countReport(scope, ticket.id, network);
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
  const { actor } = scope;
  const { settings } = await clockworkOf(scope);
  const count = settings["reports.perNetworkHour"];
  const day = actor.at.toISOString().slice(0, 10);
  const source = `report-network|${actor.tenantId}|${day}|${network}`;
  await countFrom(scope, ticketId, { source, count, note: t("report.many", { count }) });
}

/** Remembers whose key it was and under which number; the same limit, with a number for systems. */
async function handIn(scope: Scope, ticketId: string, external: string | null): Promise<void> {
  const { actor, tx } = scope;
  await tx.$executeRaw`select sec.hand_in(${ticketId}::uuid, ${external})`;
  const { settings } = await clockworkOf(scope);
  const count = settings["reports.perSystemHour"];
  const source = `report-system|${actor.tenantId}|${actor.personId ?? ""}`;
  const note = t("report.many.system", { system: actor.name, count });
  await countFrom(scope, ticketId, { source, count, note });
}

async function countFrom(
  { tx }: Scope,
  ticketId: string,
  { source, count, note }: { source: string; count: number; note: string },
): Promise<void> {
  const key = new Uint8Array(deriveBytes(source));
  await tx.$queryRaw`
    select sec.count_report(${ticketId}::uuid, ${key}, ${count}::int, ${t("report.many.by")}, ${note})`;
}
