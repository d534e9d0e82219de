/** The stages that the time of a matter is made of; the last one is the whole way. */
export const stages = ["dispatch", "accept", "contact", "handle", "check", "whole"] as const;
export type Stage = (typeof stages)[number];

/** How long a stage took, in minutes by the clock on the wall; null where too few cases have it. */
export interface StageTimes {
  /** Cases that went through this stage. */
  of: number;
  median: number | null;
  /** Nine cases of ten took no longer. */
  most: number | null;
}

/** From so few cases a duration would be the story of one of them (DOMAIN §12, rates.minN). */
export function stageTimes(
  { of, median, most }: { of: number; median: number | null; most: number | null },
  minN: number,
): StageTimes {
  return of < minN ? { of, median: null, most: null } : { of, median, most };
}

/** Minutes as people say them: under an hour in minutes, under two days in hours, then in days. */
export function spokenTime(minutes: number): {
  unit: "minutes" | "hours" | "days";
  amount: string;
} {
  if (minutes < 59.5) return { unit: "minutes", amount: String(Math.round(minutes)) };
  const hours = minutes / 60;
  if (hours < 48) return { unit: "hours", amount: oneDecimal(hours) };
  return { unit: "days", amount: oneDecimal(hours / 24) };
}

/** A figure of one digit gets a decimal; more would be more than is known. */
function oneDecimal(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
}
