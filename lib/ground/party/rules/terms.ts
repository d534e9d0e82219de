import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { formOf, levelOf, type PartyKind } from "./kinds";

/** 换届 (DOMAIN §6.2): committees and the community's own organizations five years, others three. */
export interface TermYears {
  readonly community: number;
  readonly other: number;
}

export function termYearsOf(kind: PartyKind, years: TermYears): number {
  return levelOf(kind) === "committee" || formOf(kind) === "community"
    ? years.community
    : years.other;
}

/** The same day so many months later or earlier; where a month has no such day, its last one. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, "0")}`;
  for (let last = day; last > 28; last -= 1) {
    if (dayNumberOf(`${first}-${String(last)}`) !== null) return `${first}-${String(last)}`;
  }
  return `${first}-${String(Math.min(day, 28)).padStart(2, "0")}`;
}

/** The last day of a term that begins on this day. */
export function termEnd(startsOn: IsoDate, years: number): IsoDate {
  const next = dayNumberOf(addMonths(startsOn, years * 12)) ?? 0;
  return isoDateOf(next - 1);
}

/** So many months ahead of the end the secretary is reminded, each time once. */
export const remindAhead = [6, 3, 1] as const;
export type MonthsAhead = (typeof remindAhead)[number];

/** Which reminder is due today; null before the first, and when this one was sent. */
export function reminderDue(
  endsOn: IsoDate,
  today: IsoDate,
  sent: number | null,
): MonthsAhead | null {
  // The nearest one alone: who was not told of the first is not told twice on one day.
  const step = remindAhead.filter((months) => today >= addMonths(endsOn, -months)).at(-1) ?? null;
  return step === null || (sent !== null && sent <= step) ? null : step;
}

export type TermState = "running" | "due" | "overdue" | "extended";

/** How a term stands today (DOMAIN §6.2: due, overdue, extended with the number of the approval). */
export function termState(
  { endsOn, extendedTo }: { endsOn: IsoDate; extendedTo: IsoDate | null },
  today: IsoDate,
): TermState {
  const last = extendedTo ?? endsOn;
  if (today > last) return "overdue";
  if (today > endsOn) return "extended";
  return today >= addMonths(endsOn, -6) ? (extendedTo === null ? "due" : "extended") : "running";
}

/** An election within the last month of the term is at its time; before or after it needs an approval. */
export type ElectionTiming = "first" | "early" | "in_time" | "late";

export function electionTiming(
  term: { endsOn: IsoDate; extendedTo: IsoDate | null } | null,
  day: IsoDate,
): ElectionTiming {
  if (term === null) return "first";
  if (day < addMonths(term.endsOn, -1)) return "early";
  return day > (term.extendedTo ?? term.endsOn) ? "late" : "in_time";
}

/** 延期换届 lasts a year at most (DOMAIN §6.2). */
export function extensionMax(endsOn: IsoDate): IsoDate {
  return addMonths(endsOn, 12);
}
