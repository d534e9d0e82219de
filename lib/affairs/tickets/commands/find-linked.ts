import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { fateOf } from "../rules/clusters";
import { findForJob } from "./find";

/** A linked ticket as the worker finds it, at the version at which it was due. */
export async function findLinked(scope: Scope, input: { id: string; version: number }) {
  const ticket = await findForJob(scope, input);
  const leadTicketId = ticket?.leadTicketId ?? null;
  return ticket === null || leadTicketId === null ? null : { ...ticket, leadTicketId };
}

/**
 * Its lead, held so that nobody opens it again meanwhile; whoever did so just before has made the
 * worker's errand pointless.
 */
export async function heldLeadOf(
  { actor, tx }: Scope,
  member: { path: string; leadTicketId: string },
  fate: "close" | "release",
) {
  const { tenantId } = actor;
  await tx.$queryRaw`
    select 1 from ticket where tenant_id = ${tenantId}::uuid and id = ${member.leadTicketId}::uuid for share`;
  const lead = await tx.ticket.findFirst({
    where: { tenantId, id: member.leadTicketId },
    select: {
      id: true,
      number: true,
      path: true,
      status: true,
      outcome: true,
      outcomeOrganization: true,
      outcomeReason: true,
      replyText: true,
      resolvedAt: true,
    },
  });
  if (lead === null || fateOf(member, lead) !== fate) {
    throw new Refusal("wrong-status", "refusal.status");
  }
  return lead;
}
