import "server-only";
import { bulkTickets, type BulkTicket } from "@/lib/affairs/tickets/queries/bulk";
import {
  organizationChoices,
  type OrganizationChoice,
} from "@/lib/affairs/tickets/queries/choices";
import {
  queueHeaps,
  queueLines,
  type QueueCounts,
  type QueueLine,
} from "@/lib/affairs/tickets/queries/queue";
import { repliesFor, type SavedReplyShown } from "@/lib/affairs/tickets/queries/replies";
import { ticketDetail, type TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import type { QueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

export interface DispatchDesk {
  now: string;
  counts: QueueCounts;
  lines: QueueLine[];
  /** The ticket at the right: the one asked for, otherwise the first of the queue. */
  ticket: TicketDetail | null;
  replies: SavedReplyShown[];
  /** Several to be sent out together take the place of the one ticket. */
  bulk: { tickets: BulkTicket[]; organizations: OrganizationChoice[] } | null;
}

/**
 * 派单台: the queue and the ticket beside it, at most twelve statements however long the queue is.
 * A ticket that has left the range meanwhile leaves its place empty and the queue usable.
 */
export async function dispatchDesk(scope: Scope, address: QueueAddress): Promise<DispatchDesk> {
  const clockwork = await clockworkOf(scope, scope.actor.lo);
  const heaps = await queueHeaps(scope, address);
  const { counts } = heaps;
  const lines = await queueLines(scope, address, { clockwork, heaps });
  const now = new Date(scope.actor.now).toISOString();
  if (address.bulk !== undefined) {
    const tickets = await bulkTickets(scope, address.bulk.split(","));
    const organizations = await organizationChoices(scope);
    return { now, counts, lines, ticket: null, replies: [], bulk: { tickets, organizations } };
  }
  const id = address.ticket ?? lines[0]?.id;
  const ticket =
    id === undefined
      ? null
      : await visible(
          ticketDetail(scope, id, {
            clockwork,
            complainant: false,
            suggest: "all",
            areas: address.form === "transfer",
            helpers: address.form === "addCo",
            // The desk has no form for it.
            against: false,
          }),
        );
  const replies = ticket === null ? [] : await repliesFor(scope);
  return { now, counts, lines, ticket, replies, bulk: null };
}

async function visible<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") return null;
    throw error;
  }
}
