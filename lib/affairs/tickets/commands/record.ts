import "server-only";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { residentEvents, type TicketEvent } from "../events";

/** An event about a ticket. */
export function ticketEvent(
  name: TicketEvent,
  ticketId: string,
  more: Partial<EventSpec> = {},
): EventSpec {
  return { name, subjectId: ticketId, ticketId, forResident: residentEvents.has(name), ...more };
}

/** An event about an assignment; its organization may read it. */
export function assignmentEvent(
  name: TicketEvent,
  assignment: { id: string; ticketId: string; organizationId: string },
  more: Partial<EventSpec> = {},
): EventSpec {
  return {
    name,
    subjectId: assignment.id,
    ticketId: assignment.ticketId,
    assignmentId: assignment.id,
    organizationId: assignment.organizationId,
    forResident: residentEvents.has(name),
    ...more,
  };
}
