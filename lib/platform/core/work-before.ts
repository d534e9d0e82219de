import { localDay, instantAt, type Instant } from "./time-zone";
import type { Duration } from "./duration";
import type { DayNumber } from "./calendar-day";
import type { WorkCalendar } from "./work-calendar";

const searchDaysMax = 3660;

type Span = { readonly opens: Instant; readonly closes: Instant };

/**
 * The instant from which on so much working time is left until `end`. Days are whole working days: of
 * a limit that ends with a day's working time that day is the last one, so "one working day before
 * Friday 18:00" is Friday's opening; one that ends in the middle of a day keeps its time of day.
 */
export function workBefore(end: Instant, time: Duration, calendar: WorkCalendar): Instant {
  switch (time.unit) {
    case "minute":
      return end - time.value * 60_000;
    case "hour":
      return end - time.value * 3_600_000;
    case "work_hour":
      return minutesBefore(end, time.value * 60, calendar);
    case "day":
    case "work_day":
      return time.value === 0 ? end : daysBefore(end, time.value, calendar);
  }
}

/** The instant itself when somebody works then, else when work next begins. */
export function nextWorkingMoment(at: Instant, calendar: WorkCalendar): Instant {
  for (let day = localDay(at, calendar.timeZone); ; day += 1) {
    const span = spansOf(day, calendar).find(({ closes }) => at < closes);
    if (span !== undefined) return Math.max(at, span.opens);
  }
}

/** The last instant of working time that is not after `at`. */
export function lastWorkingMoment(at: Instant, calendar: WorkCalendar): Instant {
  for (let day = localDay(at, calendar.timeZone); ; day -= 1) {
    const span = spansOf(day, calendar).findLast(({ opens }) => opens <= at);
    if (span !== undefined) return Math.min(at, span.closes);
  }
}

function minutesBefore(end: Instant, minutes: number, calendar: WorkCalendar): Instant {
  let left = minutes * 60_000;
  for (let day = localDay(end, calendar.timeZone); left > 0; day -= 1) {
    for (const { opens, closes } of [...spansOf(day, calendar)].reverse()) {
      const worked = Math.min(end, closes) - opens;
      if (worked <= 0) continue;
      if (left <= worked) return Math.min(end, closes) - left;
      left -= worked;
    }
  }
  return end;
}

function daysBefore(end: Instant, days: number, calendar: WorkCalendar): Instant {
  const last = localDay(end, calendar.timeZone);
  const { opens, closes } = workOf(last, calendar) ?? { opens: end, closes: end };
  if (end > opens && end < closes) {
    const day = workdayBefore(last, days, calendar);
    const sameTime =
      instantAt(day, 0, calendar.timeZone) + end - instantAt(last, 0, calendar.timeZone);
    const there = workOf(day, calendar);
    return there === null
      ? sameTime
      : Math.min(nextWorkingMoment(sameTime, calendar), there.closes);
  }
  // The last day itself is whole when the limit ends with it.
  const first = closes > opens && end >= closes ? days - 1 : days;
  const day = first === 0 ? last : workdayBefore(last, first, calendar);
  return workOf(day, calendar)?.opens ?? end;
}

/** The n-th workday before a day. */
function workdayBefore(from: DayNumber, n: number, calendar: WorkCalendar): DayNumber {
  let left = n;
  for (let day = from - 1; from - day <= searchDaysMax; day -= 1) {
    if (calendar.isWorkday(day)) left -= 1;
    if (left === 0) return day;
  }
  throw new RangeError("no workday in the calendar");
}

function workOf(day: DayNumber, calendar: WorkCalendar): Span | null {
  const spans = spansOf(day, calendar);
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { opens: first.opens, closes: last.closes };
}

function spansOf(day: DayNumber, calendar: WorkCalendar): Span[] {
  if (!calendar.isWorkday(day)) return [];
  return calendar.windowsOf(day).map(({ from, to }) => ({
    opens: instantAt(day, from, calendar.timeZone),
    closes: instantAt(day, to, calendar.timeZone),
  }));
}
