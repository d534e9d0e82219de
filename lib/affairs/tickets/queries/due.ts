import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

const batch = 100;

/** Assignments that the worker may close because nobody rated in time, the longest due first. */
export async function dueForClosing({ actor, tx }: Scope) {
  const { tenantId, now } = actor;
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId,
      status: "callback",
      closeUnratedAt: { lte: new Date(now) },
      // A rating from before the present resolution was about an earlier round.
      OR: [{ ratedAt: null }, { ratedAt: { lt: tx.ticket.fields.resolvedAt } }],
    },
    orderBy: { closeUnratedAt: "asc" },
    take: batch,
    select: { leadAssignmentId: true },
  });
  const ids = tickets.flatMap(({ leadAssignmentId }) => leadAssignmentId ?? []);
  return tx.assignment.findMany({
    where: { tenantId, id: { in: ids }, status: "verified" },
    select: { id: true, version: true },
  });
}
