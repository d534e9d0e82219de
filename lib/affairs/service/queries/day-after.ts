import "server-only";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/** A day so many days later, as a date column wants it. */
export function dayAfter(day: IsoDate, days: number): Date {
  return new Date(isoDateOf((dayNumberOf(day) ?? 0) + days));
}
