import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/**
 * Topics and time are told so many days before (DOMAIN §5.3: three). The day of the notice does not count.
 * It holds for a change after the notice too: who has prepared for one agenda gets the same time for another.
 */
export function inTime(today: IsoDate, startsOn: IsoDate, days: number): boolean {
  return (dayNumberOf(startsOn) ?? 0) - (dayNumberOf(today) ?? 0) >= days;
}
