import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { leadFault } from "../rules/clusters";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";

const leadColumns = {
  id: true,
  number: true,
  status: true,
  path: true,
  leadTicketId: true,
} as const;

/**
 * The first case of a matter that was reported again, by its number and inside the own range. One
 * that was itself joined to another cannot be it: the advice names the other.
 */
export async function findFirstCase({ actor, tx }: Scope, ticket: TicketSubject, number: string) {
  const { tenantId } = actor;
  const found = await tx.ticket.findFirst({
    where: { tenantId, number, path: { gte: actor.lo, lt: actor.hi } },
    select: leadColumns,
  });
  if (found === null || found.id === ticket.id) throw refuseField("number", "link.unknown");
  return alone({ actor, tx }, found);
}

/** The advice about one that is linked names the one that it is linked to. */
async function alone<Found extends { leadTicketId: string | null }>(
  { actor, tx }: Scope,
  found: Found,
): Promise<Found> {
  if (found.leadTicketId === null) return found;
  const lead = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: found.leadTicketId },
    select: { number: true },
  });
  throw refuseNumber("link.isMember", lead?.number ?? "");
}

/**
 * The ticket that is to lead this one, held until the end of the transaction: both rows are locked in
 * one order everywhere, so that of two links in opposite directions, or of a link and the end of its
 * lead, the second one sees what the first has done. sec.guard_link decides the same once more.
 */
export async function holdLead(scope: Scope, ticket: TicketSubject, number: string) {
  const { actor, tx } = scope;
  const found = await findFirstCase(scope, ticket, number);
  await tx.$queryRaw`
    select 1 from ticket where tenant_id = ${actor.tenantId}::uuid
      and id in (${ticket.id}::uuid, ${found.id}::uuid) order by id for update`;
  const held = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: found.id },
    select: leadColumns,
  });
  if (held === null) throw refuseField("number", "link.unknown");
  const lead = await alone(scope, held);
  const fault = leadFault(ticket, lead);
  if (fault !== null) throw refuseNumber(fault, lead.number);
  const members = await tx.ticket.count({
    where: { tenantId: actor.tenantId, leadTicketId: ticket.id, status: "linked" },
  });
  if (members > 0) throw refuseNumber("link.leads", ticket.number);
  return lead;
}

function refuseNumber(reason: string, number: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", {
    fields: { number: reason },
    values: { number },
  });
}
