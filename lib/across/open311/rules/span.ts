import { msPerDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { instantOf, spanDays } from "../schema";

const span = spanDays * msPerDay;

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
