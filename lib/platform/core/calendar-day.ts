/** A date of the calendar on the wall, `2026-10-01`. */
export type IsoDate = string;

/** Days since 1970-01-01. Sums over dates are sums over these whole numbers. */
export type DayNumber = number;

export const msPerDay = 86_400_000;

/** The day number of a date, or null when there is no such date. */
export function dayNumberOf(date: IsoDate): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / msPerDay;
  return isoDateOf(day) === date ? day : null;
}

export function isoDateOf(day: DayNumber): IsoDate {
  const { year, month, dayOfMonth } = dateParts(day);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** The day of a date column, which the driver reads as midnight in UTC. */
export function isoDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export function weekday(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * Year, month (1–12) and day of month, in whole numbers only: the calendar repeats its
 * pattern every 400 years (146,097 days), and a year that begins in March has its leap day at the end.
 */
export function dateParts(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
