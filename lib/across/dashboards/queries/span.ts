import "server-only";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { instantAt } from "@/lib/platform/core/time-zone";
import type { Days } from "../rules/period";

/** From when (in) until when (out). */
export interface Span {
  readonly from: Date;
  readonly before: Date;
}

/** The instants of the days of a period. */
export function spanOf({ from, to }: Days, timeZone: string): Span {
  const instant = (day: string, after: number) =>
    new Date(instantAt((dayNumberOf(day) ?? 0) + after, 0, timeZone));
  return { from: instant(from, 0), before: instant(to, 1) };
}
