import { dayNumberOf, type DayNumber, type IsoDate } from "./calendar-day";
import type { Duration } from "./duration";
import { instantAt, localDay, type Instant } from "./time-zone";
import type { WorkCalendar } from "./work-calendar";

const msPerMinute = 60_000;

/**
 * The result of a sum over days. It is provisional when it looked at a day whose yearly notice on
 * holidays is not published: then it counts by weekdays and is to be corrected, forward only.
 */
export type Reckoned = { readonly at: Instant; readonly provisional: boolean };

export type ReckonedMinutes = { readonly minutes: number; readonly provisional: boolean };

/** A calendar without a workday in ten years is a mistake, not a long holiday. */
const searchDaysMax = 3660;

/** Whether people work on this date: make-up Saturdays are workdays, holidays are not. */
export function isWorkday(date: IsoDate, calendar: WorkCalendar): boolean {
  const day = dayNumberOf(date);
  if (day === null) throw new RangeError("isWorkday: no such date");
  return calendar.isWorkday(day);
}

/**
 * The end of a limit given to an office, by its unit. Hours and minutes run from the instant; day
 * limits do not count the day they start on and end with the last day's working time (Civil Code,
 * articles 201 and 203).
 */
export function addDuration(start: Instant, limit: Duration, calendar: WorkCalendar): Reckoned {
  switch (limit.unit) {
    case "minute":
      return { at: addMinutes(start, limit.value), provisional: false };
    case "hour":
      return { at: addHours(start, limit.value), provisional: false };
    case "work_hour":
      return addWorkMinutes(start, limit.value * 60, calendar);
    case "day":
      return limit.value === 0 ? unmoved(start) : addOfficeDays(start, limit.value, calendar);
    case "work_day":
      return limit.value === 0 ? unmoved(start) : addWorkDays(start, limit.value, calendar);
  }
}

/** n ≥ 1 working days; the day of the start does not count, the last ends with its working time. */
export function addWorkDays(start: Instant, n: number, calendar: WorkCalendar): Reckoned {
  requireWhole("addWorkDays", n, 1);
  const first = localDay(start, calendar.timeZone);
  let day = first;
  let left = n;
  let provisional = false;
  while (left > 0) {
    day += 1;
    if (day - first > searchDaysMax + 7 * n) throw new RangeError("no workday in the calendar");
    provisional ||= !calendar.isPublished(day);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return { at: endOfWork(day, calendar), provisional };
}

/**
 * n ≥ 1 natural days as a limit for an office: the day of the start does not count; a last day on
 * which nobody works moves to the next workday, and ends with its working time (Civil Code, art. 203).
 */
export function addOfficeDays(start: Instant, n: number, calendar: WorkCalendar): Reckoned {
  requireWhole("addOfficeDays", n, 1);
  const last = localDay(start, calendar.timeZone) + n;
  const reached = nextWorkday(last, calendar);
  return { at: endOfWork(reached.day, calendar), provisional: reached.provisional };
}

/**
 * n ≥ 0 natural days as a right of a person, who may act at any hour of any day: the day of the
 * start does not count, the n-th day ends at 24:00 local time. No holiday changes it.
 */
export function addDays(start: Instant, n: number, timeZone: string): Instant {
  requireWhole("addDays", n, 0);
  return instantAt(localDay(start, timeZone) + n + 1, 0, timeZone);
}

export function addHours(start: Instant, hours: number): Instant {
  return start + hours * 60 * msPerMinute;
}

export function addMinutes(start: Instant, minutes: number): Instant {
  return start + minutes * msPerMinute;
}

/**
 * Minutes that run only in working time: not at night, over lunch, on days off. A sum that uses up
 * a window ends with that window, not at the beginning of the next. 0 minutes is the start itself.
 */
export function addWorkMinutes(start: Instant, minutes: number, calendar: WorkCalendar): Reckoned {
  requireWhole("addWorkMinutes", minutes, 0);
  if (minutes === 0) return unmoved(start);

  let left = minutes * msPerMinute;
  let provisional = false;
  let day = localDay(start, calendar.timeZone);
  for (;;) {
    const reached = nextWorkday(day, calendar);
    provisional ||= reached.provisional;
    for (const { from, to } of calendar.windowsOf(reached.day)) {
      const opens = Math.max(start, instantAt(reached.day, from, calendar.timeZone));
      const closes = instantAt(reached.day, to, calendar.timeZone);
      if (opens >= closes) continue;
      if (left <= closes - opens) return { at: opens + left, provisional };
      left -= closes - opens;
    }
    day = reached.day + 1;
  }
}

/**
 * The moment that lies a limit before `end`, counted like the limit itself: n working days before is
 * the end of work of the n-th workday before its day, working hours are counted back window by
 * window. What natural time says is natural time.
 */
export function subtractDuration(end: Instant, limit: Duration, calendar: WorkCalendar): Reckoned {
  if (limit.value === 0) return unmoved(end);
  switch (limit.unit) {
    case "minute":
      return unmoved(addMinutes(end, -limit.value));
    case "hour":
      return unmoved(addHours(end, -limit.value));
    case "day":
      return unmoved(addHours(end, -24 * limit.value));
    case "work_day":
      return subtractWorkDays(end, limit.value, calendar);
    case "work_hour":
      return subtractWorkMinutes(end, limit.value * 60, calendar);
  }
}

function subtractWorkDays(end: Instant, n: number, calendar: WorkCalendar): Reckoned {
  let day = localDay(end, calendar.timeZone);
  let provisional = false;
  for (let left = n; left > 0; left -= 1) {
    const reached = previousWorkday(day - 1, calendar);
    provisional ||= reached.provisional;
    day = reached.day;
  }
  return { at: endOfWork(day, calendar), provisional };
}

function subtractWorkMinutes(end: Instant, minutes: number, calendar: WorkCalendar): Reckoned {
  let left = minutes * msPerMinute;
  let provisional = false;
  let day = localDay(end, calendar.timeZone);
  for (;;) {
    const reached = previousWorkday(day, calendar);
    provisional ||= reached.provisional;
    for (const { from, to } of [...calendar.windowsOf(reached.day)].reverse()) {
      const opens = instantAt(reached.day, from, calendar.timeZone);
      const closes = Math.min(end, instantAt(reached.day, to, calendar.timeZone));
      if (opens >= closes) continue;
      if (left <= closes - opens) return { at: closes - left, provisional };
      left -= closes - opens;
    }
    day = reached.day - 1;
  }
}

/** Whole minutes of working time from a to b; negative when b is before a. */
export function workMinutesBetween(
  a: Instant,
  b: Instant,
  calendar: WorkCalendar,
): ReckonedMinutes {
  if (b < a) {
    const reversed = workMinutesBetween(b, a, calendar);
    return { ...reversed, minutes: reversed.minutes === 0 ? 0 : -reversed.minutes };
  }
  let worked = 0;
  let provisional = false;
  const last = localDay(b, calendar.timeZone);
  for (let day = localDay(a, calendar.timeZone); day <= last; day += 1) {
    provisional ||= !calendar.isPublished(day);
    if (!calendar.isWorkday(day)) continue;
    for (const { from, to } of calendar.windowsOf(day)) {
      const opens = Math.max(a, instantAt(day, from, calendar.timeZone));
      const closes = Math.min(b, instantAt(day, to, calendar.timeZone));
      if (closes > opens) worked += closes - opens;
    }
  }
  return { minutes: Math.floor(worked / msPerMinute), provisional };
}

function unmoved(start: Instant): Reckoned {
  return { at: start, provisional: false };
}

/** The day itself or the first workday after it. */
function nextWorkday(from: DayNumber, calendar: WorkCalendar): ReachedDay {
  return reachWorkday(from, 1, calendar);
}

/** The day itself or the last workday before it. */
function previousWorkday(from: DayNumber, calendar: WorkCalendar): ReachedDay {
  return reachWorkday(from, -1, calendar);
}

type ReachedDay = { readonly day: DayNumber; readonly provisional: boolean };

function reachWorkday(from: DayNumber, step: 1 | -1, calendar: WorkCalendar): ReachedDay {
  let provisional = false;
  for (let day = from; Math.abs(day - from) <= searchDaysMax; day += step) {
    provisional ||= !calendar.isPublished(day);
    if (calendar.isWorkday(day)) return { day, provisional };
  }
  throw new RangeError("no workday in the calendar");
}

function endOfWork(day: DayNumber, calendar: WorkCalendar): Instant {
  const end = calendar.windowsOf(day).at(-1)?.to;
  if (end === undefined) throw new RangeError("a day without working time in the calendar");
  return instantAt(day, end, calendar.timeZone);
}

function requireWhole(name: string, value: number, min: number): void {
  if (!Number.isInteger(value) || value < min) {
    throw new RangeError(`${name}: a whole number of at least ${String(min)} is needed`);
  }
}
