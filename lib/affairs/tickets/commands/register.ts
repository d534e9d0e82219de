import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Actor } from "@/lib/platform/db/scope";
import { ticketVerbs } from "../rules/workflow";
import { receiptOutput, registerInput, type RegisterInput } from "../schema";
import { takeIn } from "./intake";
import { issueReceipt, prepareCase } from "./receipt";
import { ticketEvent } from "./record";

/**
 * 代录: a clerk enters what somebody says at the counter, on the phone or in the grid, or what the
 * hotline has sent. The person gets a receipt as well (report.ts tells how), to follow the matter.
 */
export const register = preparedCommand({
  name: "ticket.register",
  input: registerInput,
  output: receiptOutput,
  prepare: (input, key) => prepareCase(input, key),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) =>
    ticketVerbs.register.by.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, { input, code, photos }) => {
    const { actor } = scope;
    const { source, type, externalNumber, externalDueAt, ...facts } = input;
    const place = { ...facts, areaId: facts.areaId ?? ownArea(actor) };
    const ticket = await takeIn(scope, place, photos, {
      source: source ?? (actor.role === "grid_worker" ? "grid" : "walk_in"),
      type,
      externalNumber,
      externalDueAt: dateOf(externalDueAt, actor),
    });
    await issueReceipt(scope, ticket, code);
    return {
      result: { number: ticket.number },
      events: [ticketEvent("ticket.registered", ticket.id, { payload: { status: ticket.status } })],
    };
  },
});

/** Where nothing is said, a matter lies where its clerk works; the district's has its pool. */
function ownArea({ areaId, lo, tenant }: Actor): string | undefined {
  return lo === tenant.root ? undefined : (areaId ?? undefined);
}

function dateOf(text: RegisterInput["externalDueAt"], { tenant }: Actor): Date | undefined {
  return text === undefined ? undefined : new Date(localInstant(text, tenant.timeZone));
}
