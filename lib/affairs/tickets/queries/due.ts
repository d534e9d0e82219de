import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";

const batch = 100;

/** A page of the orders that the worker accepts because they can no longer be returned; by key. */
export async function dueForAcceptance(
  scope: Scope,
  after: { at: Date; id: string } | null,
  take: number,
) {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  if (settings["accept.afterWindow"] === "never") return [];
  const rows = await tx.assignment.findMany({
    where: {
      tenantId: actor.tenantId,
      status: "dispatched",
      returnUntil: { lte: actor.at },
      ...(after === null
        ? {}
        : {
            OR: [
              { returnUntil: { gt: after.at } },
              { returnUntil: after.at, id: { gt: after.id } },
            ],
          }),
    },
    orderBy: [{ returnUntil: "asc" }, { id: "asc" }],
    take,
    select: { id: true, version: true, returnUntil: true },
  });
  return rows.map(({ returnUntil: at, ...row }) => ({ ...row, at }));
}

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
