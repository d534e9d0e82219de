import { z } from "zod";
import { dayNumberOf, msPerDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { instantAt, type Instant } from "@/lib/platform/core/time-zone";

/** The spec: a search may not span more than 90 days, which is also what it looks back to. */
const span = 90 * msPerDay;

/** From when to when is searched: at most 90 days, by default the last 90. */
export function spanOf(
  given: { start_date?: string | undefined; end_date?: string | undefined },
  { now, zone }: { now: number; zone: string },
): { from: number; to: number } {
  const start = sideOf(given.start_date, "start", zone);
  const end = sideOf(given.end_date, "end", zone);
  const to = end ?? (start === null ? now : Math.min(now, start + span));
  const from = start ?? to - span;
  if (start !== null && end !== null && from > to) {
    throw new Refusal("invalid", "open311.dateOrder");
  }
  if (to - from > span) throw new Refusal("invalid", "open311.span");
  return { from, to };
}

function sideOf(text: string | undefined, side: "start" | "end", zone: string): number | null {
  if (text === undefined) return null;
  const instant = instantOf(text, side, zone);
  if (instant === null) {
    throw new Refusal("invalid", "open311.date", { values: { name: `${side}_date` } });
  }
  return instant;
}

const moment = z.iso.datetime({ offset: true });

/** A time with its offset, or a day on the district's wall (an end is the end of it); null = neither. */
export function instantOf(text: string, side: "start" | "end", zone: string): Instant | null {
  const day = dayNumberOf(text);
  if (day !== null)
    return instantAt(side === "start" ? day : day + 1, 0, zone) - (side === "end" ? 1 : 0);
  // In an address that was not encoded the plus of the offset has become a blank.
  const mended = text.replace(/ (\d{2}:\d{2})$/, "+$1");
  return moment.safeParse(mended).success ? Date.parse(mended) : null;
}
