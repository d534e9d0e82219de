import { localDay, instantAt, offsetAt, type Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import type { NoticeClass } from "./routes";

/** From and to on the clock (`22:00`, `07:00`); the same twice means that nothing is quiet. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** When a notice may leave the house (DOMAIN §11, N6; ANCHORS §6, wish 6). */
export function mayLeaveAt(
  notice: { class: NoticeClass; urgent: boolean },
  now: Instant,
  quiet: QuietHours,
  calendar: WorkCalendar,
): Instant {
  if (notice.urgent) return now;
  const from = notice.class === "warning" ? nextWorkingTime(now, calendar) : now;
  return afterQuiet(from, quiet, calendar.timeZone);
}

/** The same moment, or the end of the quiet hours that it lies in. */
export function afterQuiet(at: Instant, quiet: QuietHours, timeZone: string): Instant {
  const minute = minuteOfDay(at, timeZone);
  if (!isQuiet(minute, quiet)) return at;
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  // Over midnight: the evening's part ends on the next morning.
  const day = localDay(at, timeZone) + (from > to && minute >= from ? 1 : 0);
  return instantAt(day, to, timeZone);
}

/** Whether a time on the clock lies in the quiet hours. */
export function isQuietAt(time: string, quiet: QuietHours): boolean {
  return isQuiet(minuteOf(time), quiet);
}

/** Today's time of the daily summary, or null on a day on which nobody works. */
export function digestInstant(
  now: Instant,
  digestAt: string,
  calendar: WorkCalendar,
): Instant | null {
  const day = localDay(now, calendar.timeZone);
  return calendar.isWorkday(day) ? instantAt(day, minuteOf(digestAt), calendar.timeZone) : null;
}

/** The same moment, or the beginning of the next working time. */
function nextWorkingTime(at: Instant, calendar: WorkCalendar): Instant {
  const first = localDay(at, calendar.timeZone);
  for (let day = first; day < first + searchDaysMax; day += 1) {
    if (!calendar.isWorkday(day)) continue;
    for (const { from, to } of calendar.windowsOf(day)) {
      if (at < instantAt(day, to, calendar.timeZone)) {
        return Math.max(at, instantAt(day, from, calendar.timeZone));
      }
    }
  }
  return at;
}

/** Longer than any row of days off. */
const searchDaysMax = 60;

function isQuiet(minute: number, { from, to }: QuietHours): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function minuteOfDay(at: Instant, timeZone: string): number {
  const wall = at + offsetAt(at, timeZone);
  return Math.floor((((wall % msPerDay) + msPerDay) % msPerDay) / 60_000);
}

const msPerDay = 86_400_000;
