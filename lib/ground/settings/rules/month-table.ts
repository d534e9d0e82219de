import {
  dateParts,
  dayNumberOf,
  isoDateOf,
  weekday,
  type IsoDate,
} from "@/lib/platform/core/calendar-day";
import type { DayKind } from "@/lib/platform/core/work-calendar";

import { nationalDays } from "./calendar";

/** One day of the calendar's table: what weekday and national notice make of it, and the district. */
export type CalendarDay = {
  readonly date: IsoDate;
  readonly dayOfMonth: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly national: DayKind | null;
};

export type CalendarMonth = { readonly month: number; readonly days: readonly CalendarDay[] };

/** The days that a district may decide about, months in order. */
export function monthsOf(year: number): readonly CalendarMonth[] {
  const first = dayNumberOf(`${String(year)}-01-01`);
  const next = dayNumberOf(`${String(year + 1)}-01-01`);
  if (first === null || next === null) throw new RangeError("no such year in the calendar");
  const months: CalendarDay[][] = Array.from({ length: 12 }, () => []);
  for (let day = first; day < next; day += 1) {
    const { month, dayOfMonth } = dateParts(day);
    const date = isoDateOf(day);
    const national = nationalDays[date] ?? null;
    months[month - 1]?.push({ date, dayOfMonth, weekday: weekday(day), national });
  }
  return months.map((days, index) => ({ month: index + 1, days }));
}

/** What the day is without a word of the district. */
export function baseKind({ national, weekday: day }: CalendarDay): DayKind {
  return national ?? (day <= 5 ? "workday" : "holiday");
}

/** The days of one year out of all that the district decided, or of all other years. */
export function daysOfYear(
  days: Readonly<Record<IsoDate, DayKind>>,
  year: number,
): Readonly<Record<IsoDate, DayKind>> {
  return Object.fromEntries(
    Object.entries(days).filter(([date]) => date.startsWith(`${String(year)}-`)),
  );
}

/** All decided days with those of one year put in place of what was there. */
export function withYear(
  days: Readonly<Record<IsoDate, DayKind>>,
  year: number,
  ofYear: Readonly<Record<IsoDate, DayKind>>,
): Readonly<Record<IsoDate, DayKind>> {
  const others = Object.entries(days).filter(([date]) => !date.startsWith(`${String(year)}-`));
  return Object.fromEntries(
    [...others, ...Object.entries(ofYear)].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
