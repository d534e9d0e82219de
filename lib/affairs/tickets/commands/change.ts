import "server-only";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { refuseConflict } from "./conflict";

// Every change is conditional on the version that the actor has seen: no row means that somebody
// was faster. The ticket of a lead assignment follows by a trigger (sec.follow_lead).

export async function changeTicket(
  scope: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.TicketUpdateManyMutationInput,
): Promise<void> {
  const { count } = await scope.tx.ticket.updateMany({
    where: { tenantId: scope.actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) await refuseConflict(scope, id);
}

export async function changeAssignment(
  scope: Scope,
  { id, ticketId, version }: { id: string; ticketId: string; version: number },
  data: Prisma.AssignmentUpdateManyMutationInput,
): Promise<void> {
  const { count } = await scope.tx.assignment.updateMany({
    where: { tenantId: scope.actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) await refuseConflict(scope, ticketId);
}

/** Why the handling ended without a result, on the ticket that has followed its lead. */
export async function explainEnd(
  { actor, tx }: Scope,
  ticketId: string,
  data: { replyText: string; outcomeOrganization: string; outcomeReason: string },
): Promise<void> {
  await tx.ticket.updateMany({
    where: { tenantId: actor.tenantId, id: ticketId, status: "terminated" },
    data: { ...data, version: { increment: 1 } },
  });
}

/** How the matter ended, on the ticket that the assignment has just closed. */
export async function setOutcome(
  { actor, tx }: Scope,
  ticketId: string,
  data: {
    outcome: string;
    replyText?: string;
    outcomeOrganization: string;
    closedBecause: string | null;
    outcomeReason: string | null;
  },
): Promise<void> {
  await tx.ticket.updateMany({
    where: { tenantId: actor.tenantId, id: ticketId, status: "closed" },
    data: { ...data, version: { increment: 1 } },
  });
}
