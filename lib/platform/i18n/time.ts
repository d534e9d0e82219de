import { localDate, type Instant } from "@/lib/platform/core/time-zone";

/** A point in time as the layers hold it: the database's Date, or milliseconds. */
type Point = Date | Instant;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and clock on the wall of the zone: `2026年11月22日 14:05`; without the year when `now` shares it. */
export function formatDateTime(at: Point, timeZone: string, now?: Point): string {
  return format(at, timeZone, now, true);
}

/** The date on the wall of the zone: `2026年11月22日`; without the year when `now` shares it. */
export function formatDate(at: Point, timeZone: string, now?: Point): string {
  return format(at, timeZone, now, false);
}

/** `YYYY-MM-DDTHH:mm` on the wall of the zone: what a datetime-local field shows and sends. */
export function isoLocal(at: Point, timeZone: string): string {
  const clock = formatOf(timeZone, "clock", { hour: "2-digit", minute: "2-digit" });
  return `${localDate(instantOf(at), timeZone)}T${clock.format(at)}`;
}

function format(at: Point, timeZone: string, now: Point | undefined, clock: boolean): string {
  const thisYear = now !== undefined && yearOf(at, timeZone) === yearOf(now, timeZone);
  return formatOf(timeZone, `${clock ? "time" : "day"}${thisYear ? "" : ".year"}`, {
    ...(thisYear ? {} : { year: "numeric" }),
    month: "long",
    day: "numeric",
    ...(clock ? { hour: "2-digit", minute: "2-digit" } : {}),
  }).format(at);
}

function yearOf(at: Point, timeZone: string): string {
  return localDate(instantOf(at), timeZone).slice(0, 4);
}

function instantOf(at: Point): Instant {
  return typeof at === "number" ? at : at.getTime();
}

function formatOf(timeZone: string, shape: string, options: Intl.DateTimeFormatOptions) {
  const key = `${timeZone}|${shape}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat("zh-CN", { timeZone, hourCycle: "h23", ...options });
    formats.set(key, made);
  }
  return made;
}
