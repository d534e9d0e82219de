import { isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import type { Duration } from "@/lib/platform/core/duration";
import { localDay, type Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";

/** Days in a row on which nobody works, both ends included. */
export interface DaysOff {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** From what a due time follows, for the one line that explains it (ANCHORS §8, 30). */
export interface DueWhy {
  readonly limit: Duration | null;
  /** Left out of the count, in the order of time; only where the limit counts working time. */
  readonly daysOff: readonly DaysOff[];
  /** How often it was moved by an extension. */
  readonly extended: number;
}

/** The due time of a handling: its limit, and what lay between its dispatch and its end. */
export function dueWhyOf(
  order: {
    readonly dispatchedAt: Instant;
    readonly dueAt: Instant;
    readonly limit: Duration | null;
  },
  calendar: WorkCalendar,
  extended: number,
): DueWhy {
  const { limit, dispatchedAt, dueAt } = order;
  const counted = limit?.unit === "work_day" || limit?.unit === "work_hour";
  return { limit, daysOff: counted ? daysOffBetween(dispatchedAt, dueAt, calendar) : [], extended };
}

function daysOffBetween(from: Instant, to: Instant, calendar: WorkCalendar): DaysOff[] {
  const ranges: { from: IsoDate; to: IsoDate }[] = [];
  const [first, last] = [localDay(from, calendar.timeZone), localDay(to, calendar.timeZone)];
  let before: { from: IsoDate; to: IsoDate } | null = null;
  for (let day = first; day <= last; day += 1) {
    if (calendar.isWorkday(day)) {
      before = null;
    } else if (before === null) {
      before = { from: isoDateOf(day), to: isoDateOf(day) };
      ranges.push(before);
    } else before.to = isoDateOf(day);
  }
  return ranges;
}
