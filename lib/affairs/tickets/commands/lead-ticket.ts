import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";

/**
 * The first case of a matter that was reported again, by its number and inside the own range. One
 * that was itself joined to another cannot be it: the advice names the other.
 */
export async function findFirstCase({ actor, tx }: Scope, ticket: TicketSubject, number: string) {
  const { tenantId } = actor;
  const found = await tx.ticket.findFirst({
    where: { tenantId, number, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, number: true, status: true, path: true, leadTicketId: true },
  });
  if (found === null || found.id === ticket.id) throw refuseField("number", "link.unknown");
  if (found.leadTicketId === null) return found;
  const lead = await tx.ticket.findFirst({
    where: { tenantId, id: found.leadTicketId },
    select: { number: true },
  });
  throw new Refusal("invalid", "refusal.invalid", {
    fields: { number: "link.isMember" },
    values: { number: lead?.number ?? "" },
  });
}
