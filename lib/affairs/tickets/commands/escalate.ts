import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { escalationOf } from "../rules/escalation";
import { ticketEvent } from "./record";

/**
 * Marks a ticket as a problem order when a step has just brought it there (T19), once for its whole
 * life: the mark is set only where there is none. Called by the steps that count rounds and
 * transfers, after their own change.
 */
export async function escalate(
  scope: Scope,
  { id, path }: { id: string; path: string },
  /** Transfers that the very next step makes, after which the actor may not see the ticket any more. */
  coming = 0,
): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id, escalatedAt: null },
    select: { round: true, transfers: true },
  });
  if (ticket === null) return [];
  const { settings } = await clockworkOf(scope, path);
  const counted = { ...ticket, transfers: ticket.transfers + coming };
  const cause = escalationOf(counted, {
    redos: settings["redo.escalateAt"],
    transfers: settings["transfer.escalateAt"],
  });
  if (cause === null) return [];
  const { count } = await tx.ticket.updateMany({
    where: { tenantId: actor.tenantId, id, escalatedAt: null },
    data: { escalatedAt: actor.at, escalatedFor: cause, version: { increment: 1 } },
  });
  return count === 0 ? [] : [ticketEvent("ticket.escalated", id, { payload: { cause } })];
}
