import "server-only";
import type { Json } from "@/lib/platform/core/json";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { cardsOf } from "../queries/cards";
import type { CardCause } from "../rules/cards";
import { proposeCard } from "../writes";
import { clockEvent, type ClockSubject } from "./subject";

const causes = {
  normal: "not_accepted",
  yellow: "due_soon",
  red: "overdue",
} as const satisfies Record<string, CardCause>;

/**
 * Proposes a card; a person decides on it. The organization is not told before it is issued, so the
 * event does not name it.
 */
export async function propose(
  scope: Scope,
  clock: ClockSubject,
  payload: Record<string, Json>,
  level: keyof typeof causes,
): Promise<EventSpec[]> {
  const { assignmentId, organizationId, ticketId, path } = clock;
  if (assignmentId === null || organizationId === null) return [];
  const cards = await cardsOf(scope, { assignmentId });
  const subject = { id: assignmentId, ticketId, organizationId, path };
  const card = { level, cause: causes[level] };
  if (!(await proposeCard(scope, subject, card, cards))) return [];
  const { organizationId: _told, ...event } = clockEvent("clock.proposed", clock, {
    ...payload,
    level,
  });
  return [event];
}
