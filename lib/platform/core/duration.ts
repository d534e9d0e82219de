/**
 * The units in which rules of this field write time limits. `day` is a natural day, `work_day` and
 * `work_hour` count by the district's calendar.
 */
export const durationUnits = ["minute", "hour", "work_hour", "day", "work_day"] as const;

export type DurationUnit = (typeof durationUnits)[number];

/** A time limit as written in a rule. `value` is a whole number, 0 or more. */
export type Duration = { readonly value: number; readonly unit: DurationUnit };

/** Reads `7 work_day`, `30minute`, `24 hour`; null when it is none of these. */
export function parseDuration(text: string): Duration | null {
  const match = /^\s*(\d{1,6})\s*([a-z_]+)\s*$/.exec(text);
  const unit = durationUnits.find((known) => known === match?.[2]);
  return match && unit ? { value: Number(match[1]), unit } : null;
}

/** The text that `parseDuration` reads. */
export function durationText({ value, unit }: Duration): string {
  return `${value} ${unit}`;
}
