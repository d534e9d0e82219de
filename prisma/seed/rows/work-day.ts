import { isWorkday } from "@/lib/platform/core/calendar";
import { isoDay, msPerDay } from "@/lib/platform/core/calendar-day";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";

/** The day, or the next one on which people work. */
export function workDayFrom(day: Date, calendar: WorkCalendar): Date {
  let found = day;
  while (!isWorkday(isoDay(found), calendar)) found = new Date(found.getTime() + msPerDay);
  return found;
}
