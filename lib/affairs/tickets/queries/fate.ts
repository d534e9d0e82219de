import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** How a ticket stands for whoever follows it from outside of this word. */
export interface TicketFate {
  status: string;
  outcome: string | null;
  /** What was told at its end, and why it is not solved. */
  replyText: string | null;
  outcomeReason: string | null;
}

/** One statement. */
export async function ticketFates(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TicketFate>> {
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] } },
    select: { id: true, status: true, outcome: true, replyText: true, outcomeReason: true },
  });
  return new Map(rows.map(({ id, ...fate }) => [id, fate]));
}
