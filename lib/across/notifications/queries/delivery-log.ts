import "server-only";
import { beyond, beyondEdge } from "@/lib/affairs/tickets/queries/keyset";
import { cutPage, pageSize } from "@/lib/affairs/tickets/rules/keyset";
import type { Scope } from "@/lib/platform/db/scope";
import { openChannels } from "@/lib/platform/outbox/channels";
import { deliveryStatuses, type DeliveryFilter } from "../schema";

export type DeliveryLog = Awaited<ReturnType<typeof deliveryLog>>;

/** How far back the figures look. */
const figuresDays = 30;

/**
 * What left the house and what did not, for who looks after it: masked addresses, no texts, nobody's
 * name. Two statements.
 */
export async function deliveryLog(scope: Scope, filter: DeliveryFilter) {
  const { actor, tx } = scope;
  const range = { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
  const where = { ...range, ...(filter.status === undefined ? {} : { status: filter.status }) };
  const { direction, edge } = beyond(filter);
  const side = edge === null ? null : beyondEdge(direction, edge);
  const rows = await tx.delivery.findMany({
    where:
      side === null
        ? where
        : {
            AND: [
              where,
              { createdAt: side.bound, OR: [{ createdAt: side.strict }, { id: side.id }] },
            ],
          },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      channel: true,
      addressMasked: true,
      status: true,
      attempts: true,
      nextTryAt: true,
      lastError: true,
      createdAt: true,
      sentAt: true,
      version: true,
    },
  });
  const figures = await tx.delivery.groupBy({
    by: ["status"],
    where: { ...range, createdAt: { gte: new Date(actor.now - figuresDays * 86_400_000) } },
    _count: { id: true },
  });
  const counts = new Map(figures.map((row) => [row.status, row._count.id]));
  const { page, before, after } = cutPage(
    rows.map((row) => ({ ...row, at: row.createdAt.getTime() })),
    filter,
  );
  return {
    now: new Date(actor.now).toISOString(),
    open: openChannels(),
    counts: deliveryStatuses.map((status) => ({ status, count: counts.get(status) ?? 0 })),
    rows: page.map(({ createdAt, nextTryAt, sentAt, at: _, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      nextTryAt: nextTryAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
    before,
    after,
  };
}
