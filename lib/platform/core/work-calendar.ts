import { dateParts, dayNumberOf, weekday, type DayNumber, type IsoDate } from "./calendar-day";
import { isTimeZone } from "./time-zone";

export type DayKind = "holiday" | "workday";

/** Working time within one day, `09:00` to `12:00`. `24:00` may end a window. */
export type TimeWindow = { readonly from: string; readonly to: string };

/**
 * A part of the year with its own working time, both ends included (`05-01` to `09-30`). It may
 * run over the end of the year. Places in the west keep Beijing time and shift their hours instead.
 */
export type Season = {
  readonly fromMonthDay: string;
  readonly toMonthDay: string;
  readonly windows: readonly TimeWindow[];
};

/** What a district says about its working time. */
export type CalendarSpec = {
  readonly timeZone: string;
  /** Together they cover every day of the year exactly once. */
  readonly seasons: readonly Season[];
  /** Days that are not what their weekday says: holidays, and the make-up workdays (调休) for them. */
  readonly days: Readonly<Record<IsoDate, DayKind>>;
  /** Years whose yearly notice on holidays is known. */
  readonly publishedYears: readonly number[];
};

/** A window in minutes after local midnight. */
export type MinuteWindow = { readonly from: number; readonly to: number };

/** A calendar made ready for reckoning. Make it once from its spec and use it for many sums. */
export type WorkCalendar = {
  readonly timeZone: string;
  readonly isWorkday: (day: DayNumber) => boolean;
  /** Whether the notice that decides about this day is known. */
  readonly isPublished: (day: DayNumber) => boolean;
  /** The working time of a day, were it a workday; never empty. */
  readonly windowsOf: (day: DayNumber) => readonly MinuteWindow[];
};

export type CalendarFault =
  | "unknown-time-zone"
  | "bad-window"
  | "windows-overlap"
  | "bad-season"
  | "year-not-covered"
  | "seasons-overlap"
  | "bad-date";

/** The first fault of a spec, or null. Settings ask this before they take one. */
export function calendarFault(spec: CalendarSpec): CalendarFault | null {
  if (!isTimeZone(spec.timeZone)) return "unknown-time-zone";
  for (const { windows } of spec.seasons) {
    const fault = windowsFault(windows);
    if (fault) return fault;
  }
  const dates = Object.keys(spec.days);
  if (dates.some((date) => dayNumberOf(date) === null)) return "bad-date";
  return seasonsFault(spec.seasons);
}

/** Makes a calendar ready. A faulty spec is the caller's mistake: ask `calendarFault` first. */
export function workCalendar(spec: CalendarSpec): WorkCalendar {
  const fault = calendarFault(spec);
  if (fault) throw new RangeError(`calendar: ${fault}`);

  const published = new Set(spec.publishedYears);
  const kinds = new Map<DayNumber | null, DayKind>();
  for (const [date, kind] of Object.entries(spec.days)) kinds.set(dayNumberOf(date), kind);

  const noWindows: readonly MinuteWindow[] = [];
  const windowsByMonthDay = new Map<number, readonly MinuteWindow[]>();
  for (const season of spec.seasons) {
    const windows = season.windows.map(minuteWindow);
    for (const key of monthDaysOf(season)) windowsByMonthDay.set(key, windows);
  }

  return {
    timeZone: spec.timeZone,
    isWorkday: (day) => {
      const kind = kinds.get(day);
      return kind === undefined ? weekday(day) <= 5 : kind === "workday";
    },
    isPublished: (day) => {
      const { year, month, dayOfMonth } = dateParts(day);
      if (!published.has(year)) return false;
      // The notice of a year reaches back over New Year: that for 2019 made 2018-12-29 a workday
      // and 2018-12-31 a holiday.
      return month < 12 || dayOfMonth < 25 || published.has(year + 1);
    },
    windowsOf: (day) => {
      const { month, dayOfMonth } = dateParts(day);
      return windowsByMonthDay.get(monthDayKey(month, dayOfMonth)) ?? noWindows;
    },
  };
}

function windowsFault(windows: readonly TimeWindow[]): CalendarFault | null {
  if (windows.length === 0) return "bad-window";
  let end = -1;
  for (const window of windows) {
    const { from, to } = minuteWindow(window);
    // A comparison with NaN is false, so an unreadable time does not pass either.
    if (!(from < to)) return "bad-window";
    if (from < end) return "windows-overlap";
    end = to;
  }
  return null;
}

function seasonsFault(seasons: readonly Season[]): CalendarFault | null {
  const covered = new Set<number>();
  for (const season of seasons) {
    const monthDays = monthDaysOf(season);
    if (monthDays.length === 0) return "bad-season";
    for (const key of monthDays) {
      if (covered.has(key)) return "seasons-overlap";
      covered.add(key);
    }
  }
  return covered.size === allMonthDays.length ? null : "year-not-covered";
}

function minuteWindow({ from, to }: TimeWindow): MinuteWindow {
  return { from: minuteOfDay(from), to: minuteOfDay(to) };
}

function minuteOfDay(time: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
  if (!match) return Number.NaN;
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2]);
}

/** Every day of the year, 29 February included, taken from a leap year. */
const allMonthDays: readonly number[] = Array.from({ length: 366 }, (_, i) => {
  const leapYear2000 = 10_957;
  const { month, dayOfMonth } = dateParts(leapYear2000 + i);
  return monthDayKey(month, dayOfMonth);
});

function monthDayKey(month: number, dayOfMonth: number): number {
  return month * 100 + dayOfMonth;
}

function monthDaysOf({ fromMonthDay, toMonthDay }: Season): readonly number[] {
  const from = allMonthDays.indexOf(Number(fromMonthDay.replace("-", "")));
  const to = allMonthDays.indexOf(Number(toMonthDay.replace("-", "")));
  const wellFormed = /^\d\d-\d\d$/;
  if (!wellFormed.test(fromMonthDay) || !wellFormed.test(toMonthDay)) return [];
  if (from < 0 || to < 0) return [];
  return from <= to
    ? allMonthDays.slice(from, to + 1)
    : [...allMonthDays.slice(from), ...allMonthDays.slice(0, to + 1)];
}
