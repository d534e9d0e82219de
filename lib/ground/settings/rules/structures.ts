import { z } from "zod";

import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import {
  calendarFault,
  type CalendarFault,
  type DayKind,
  type Season,
} from "@/lib/platform/core/work-calendar";

import type { SettingFault } from "./parameter";

const weightShape = z.number().int().min(0).max(100);

/** How the three rates (三率) weigh in the score, in percent; together 100. */
export const rateWeights = z
  .strictObject({ response: weightShape, resolution: weightShape, satisfaction: weightShape })
  .refine((weights) => weights.response + weights.resolution + weights.satisfaction === 100, {
    message: "weights-not-100" satisfies SettingFault,
  });

export type RateWeights = z.infer<typeof rateWeights>;

const households = z.number().int().min(1).max(10_000);

/** Usual size of a grid in households; outside the wider pair the editor warns, it never blocks. */
export const householdRange = z
  .strictObject({ warnBelow: households, min: households, max: households, warnAbove: households })
  .refine(
    ({ warnBelow, min, max, warnAbove }) => warnBelow <= min && min < max && max <= warnAbove,
    { message: "range-not-ordered" satisfies SettingFault },
  );

export type HouseholdRange = z.infer<typeof householdRange>;

const seasonShape = z.strictObject({
  fromMonthDay: z.string().max(5),
  toMonthDay: z.string().max(5),
  windows: z.array(z.strictObject({ from: z.string().max(5), to: z.string().max(5) })).max(6),
});

/** Working time through the year; the calendar itself says whether the seasons fit together. */
export const calendarSeasons: z.ZodType<readonly Season[]> = z
  .array(seasonShape)
  .min(1)
  .max(12)
  .refine((seasons) => faultOfSeasons(seasons) === null, {
    message: "calendar-fault" satisfies SettingFault,
  });

/** Why seasons do not fit together, or that they are none at all. */
export function faultOfSeasons(value: unknown): CalendarFault | "no-seasons" | null {
  const seasons = z.array(seasonShape).min(1).max(12).safeParse(value).data;
  if (seasons === undefined) return "no-seasons";
  return calendarFault({ timeZone: "UTC", seasons, days: {}, publishedYears: [] });
}

const dateShape = z.string().refine((date) => dayNumberOf(date) !== null, {
  message: "calendar-fault" satisfies SettingFault,
});

/** Days that a district decides for itself. */
export const calendarDays: z.ZodType<Readonly<Record<string, DayKind>>> = z.record(
  dateShape,
  z.enum(["holiday", "workday"]),
);

export const calendarYears: z.ZodType<readonly number[]> = z
  .array(z.number().int().min(2000).max(2100))
  .max(50);
