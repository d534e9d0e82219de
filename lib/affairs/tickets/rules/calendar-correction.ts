import { addDuration, type Reckoned } from "@/lib/platform/core/calendar";
import type { Duration } from "@/lib/platform/core/duration";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";

/** An order whose due time was reckoned over days of which no notice was published yet. */
export interface ProvisionalOrder {
  readonly dispatchedAt: Instant;
  readonly dueAt: Instant;
  /** As printed on the first order. */
  readonly originalDueAt: Instant;
  readonly provisional: boolean;
  readonly limit: Duration | null;
  /** The dispatcher gave less time than the rules, to a day of the calendar on the wall. */
  readonly shortened: boolean;
}

/**
 * The due time by the calendar as it is known now, or null when it says nothing new. Forward only
 * (DESIGN §2): a make-up workday that was published late takes no time away. What an extension or a
 * second handling has moved meanwhile has a start of its own and stays.
 */
export function correctedDue(order: ProvisionalOrder, calendar: WorkCalendar): Reckoned | null {
  const { dueAt, originalDueAt, provisional, limit, dispatchedAt, shortened } = order;
  if (!provisional || limit === null || shortened || dueAt !== originalDueAt) return null;
  const reckoned = addDuration(dispatchedAt, limit, calendar);
  const at = Math.max(dueAt, reckoned.at);
  return at === dueAt && reckoned.provisional ? null : { at, provisional: reckoned.provisional };
}
