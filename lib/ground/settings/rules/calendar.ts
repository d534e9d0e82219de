import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import {
  workCalendar,
  type CalendarSpec,
  type DayKind,
  type WorkCalendar,
} from "@/lib/platform/core/work-calendar";

import { holidayNotices, type HolidayNotice } from "../data/holidays";
import type { Settings } from "./parameters";

/** The calendar by which a district reckons. Make it once per request and use it for every sum. */
export function calendarOf(settings: Settings): WorkCalendar {
  return workCalendar(calendarSpecOf(settings));
}

/** National notices first; what the district says about a day wins (regional holidays, news). */
function calendarSpecOf(settings: Settings): CalendarSpec {
  return {
    timeZone: settings["calendar.timeZone"],
    seasons: settings["calendar.seasons"],
    days: { ...nationalDays, ...settings["calendar.days"] },
    publishedYears: [...nationalYears, ...settings["calendar.publishedYears"]],
  };
}

/** Years whose national notice this release knows. */
export const nationalYears: readonly number[] = holidayNotices.map((notice) => notice.year);

/** The day of the national notice for a year, where this release has it. */
export function noticeDate(year: number): IsoDate | null {
  return holidayNotices.find((notice) => notice.year === year)?.published ?? null;
}

/** Whether due times that reach the year are certain. */
export function isYearPublished(year: number, settings: Settings): boolean {
  return nationalYears.includes(year) || settings["calendar.publishedYears"].includes(year);
}

/** Every day that the notices name, by date. */
export const nationalDays: Readonly<Record<IsoDate, DayKind>> = daysOf(holidayNotices);

function daysOf(notices: readonly HolidayNotice[]): Record<IsoDate, DayKind> {
  const days: Record<IsoDate, DayKind> = {};
  for (const period of notices.flatMap((notice) => notice.periods)) {
    for (const date of datesBetween(period.from, period.to)) days[date] = "holiday";
    for (const date of period.makeUpWorkdays) days[date] = "workday";
  }
  return days;
}

function datesBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const first = dayNumberOf(from);
  const last = dayNumberOf(to);
  if (first === null || last === null) throw new RangeError("no such date in a holiday notice");
  return Array.from({ length: last - first + 1 }, (_, i) => isoDateOf(first + i));
}
