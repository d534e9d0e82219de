import { dayNumberOf, isoDateOf, msPerDay, type DayNumber, type IsoDate } from "./calendar-day";

/** A point in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

type ZoneOffsets = {
  readonly format: Intl.DateTimeFormat;
  /** Day of UTC → offset in milliseconds, or null when the zone changes its offset on that day. */
  readonly byDay: Map<DayNumber, number | null>;
};

const zones = new Map<string, ZoneOffsets>();

/** Enough for a hundred years; a bound, because days may come from outside. */
const rememberedDays = 36_600;

/** Whether the runtime knows the zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOffsets(name);
    return true;
  } catch {
    return false;
  }
}

/** How far the wall clock of the zone is ahead of UTC at this instant, in milliseconds. */
export function offsetAt(instant: Instant, timeZone: string): number {
  const zone = zoneOffsets(timeZone);
  const day = Math.floor(instant / msPerDay);
  let offset = zone.byDay.get(day);
  if (offset === undefined) {
    const first = readOffset(day * msPerDay, zone.format);
    offset = first === readOffset((day + 1) * msPerDay, zone.format) ? first : null;
    if (zone.byDay.size >= rememberedDays) zone.byDay.clear();
    zone.byDay.set(day, offset);
  }
  return offset ?? readOffset(instant, zone.format);
}

/** The day on the wall in this zone, as a day number. */
export function localDay(instant: Instant, timeZone: string): DayNumber {
  return Math.floor((instant + offsetAt(instant, timeZone)) / msPerDay);
}

/** The date on the wall in this zone. */
export function localDate(instant: Instant, timeZone: string): IsoDate {
  return isoDateOf(localDay(instant, timeZone));
}

/**
 * The instant at which the wall clock of the zone shows this day and minute (1440 = next midnight).
 * A time that summer time leaves out means the same distance after the gap; of a time that comes
 * twice it is the first.
 */
export function instantAt(day: DayNumber, minute: number, timeZone: string): Instant {
  const wall = day * msPerDay + minute * 60_000;
  const before = offsetAt(wall - msPerDay, timeZone);
  const early = wall - before;
  if (offsetAt(early, timeZone) === before) return early;
  const late = wall - offsetAt(early, timeZone);
  return offsetAt(late, timeZone) === offsetAt(early, timeZone) ? late : early;
}

function zoneOffsets(timeZone: string): ZoneOffsets {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    zone = { format, byDay: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** Reads `GMT`, `GMT+08:00` or `GMT+08:05:43`. */
function readOffset(instant: Instant, format: Intl.DateTimeFormat): number {
  const name = format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value;
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name ?? "");
  if (!match) throw new RangeError("the runtime gave no offset for the time zone");
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -ms : ms;
}

/**
 * The instant that a clock in the zone shows as `YYYY-MM-DDTHH:mm` (what a datetime-local field
 * sends, seconds allowed).
 */
export function localInstant(text: string, timeZone: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  const day = dayNumberOf(match?.[1] ?? "");
  if (match === null || day === null) throw new RangeError("localInstant: not a local time");
  return instantAt(day, Number(match[2]) * 60 + Number(match[3]), timeZone);
}

/** The instant as W3C writes it, with the offset of the zone: `2026-11-23T10:05:00+08:00`. */
export function w3cTime(instant: Instant, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
