import "server-only";
import { known } from "@/lib/affairs/tickets/rules/known";
import { ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/** A ticket of the range and how it stands on the walls; those without a right on tickets find none. */
export async function findPublishable({ actor, tx }: Scope, id: string) {
  if (!areaRoles.some((role) => role === actor.role)) return null;
  const here = { tenantId: actor.tenantId, ticketId: id };
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, status: true, text: true },
  });
  if (ticket === null) return null;
  const objection = await tx.wallObjection.findFirst({ where: here, select: { ticketId: true } });
  const entry = await tx.wallEntry.findFirst({
    where: { ...here, status: "published" },
    select: { id: true },
  });
  return {
    ...ticket,
    status: known(ticketStatuses, ticket.status),
    objected: objection !== null,
    published: entry !== null,
  };
}

/** An entry as the actor has seen it, with the ticket that it is about. */
export async function findEntry({ actor, tx }: Scope, given: { id: string; version: number }) {
  if (!areaRoles.some((role) => role === actor.role)) return null;
  const entry = await tx.wallEntry.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: { id: true, ticketId: true, version: true, status: true },
  });
  if (entry === null) return null;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: entry.ticketId },
    select: { status: true, text: true },
  });
  if (ticket === null) return null;
  if (entry.version !== given.version) throw new Refusal("conflict", "wall.conflict");
  return { ...entry, ticketStatus: known(ticketStatuses, ticket.status), told: ticket.text };
}
export type EntrySubject = NonNullable<Awaited<ReturnType<typeof findEntry>>>;
