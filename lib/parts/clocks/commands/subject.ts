import type { Json } from "@/lib/platform/core/json";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { ClockEvent } from "../events";
import type { ClockKind } from "../rules/kinds";

/** A clock that has a due time, as its step sees it. */
export interface ClockSubject {
  id: string;
  kind: ClockKind;
  ticketId: string;
  assignmentId: string | null;
  organizationId: string | null;
  path: string;
  startedAt: Date;
  dueAt: Date;
  generation: number;
  step: number;
}

/** An event about the matter that the clock runs for; the organization that handles it may read it. */
export function clockEvent(
  name: ClockEvent,
  clock: ClockSubject,
  payload: Record<string, Json>,
): EventSpec {
  const { ticketId, assignmentId, organizationId, kind } = clock;
  return {
    name,
    subjectId: assignmentId ?? ticketId,
    ticketId,
    ...(assignmentId === null ? {} : { assignmentId }),
    ...(organizationId === null ? {} : { organizationId }),
    payload: { clock: kind, ...payload },
  };
}
