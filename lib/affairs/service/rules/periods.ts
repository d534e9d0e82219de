import { dateParts, dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/**
 * 季度小结、半年反馈、年终考核 (DOMAIN §4.7). Each end of a quarter has one report, the longest that ends
 * there: nothing is reported twice (§11.1, N1).
 */
export const statementKinds = ["quarter", "half_year", "year"] as const;
export type StatementKind = (typeof statementKinds)[number];

export interface Period {
  kind: StatementKind;
  fromDay: IsoDate;
  /** The last day that belongs to it. */
  toDay: IsoDate;
}

const kindByQuarter: readonly StatementKind[] = ["quarter", "half_year", "quarter", "year"];
/** Months before the end of the quarter in which each begins. */
const months: Readonly<Record<StatementKind, number>> = { quarter: 3, half_year: 6, year: 12 };

/** The four periods that ended last before `today`, the oldest first: a worker that was off misses none. */
export function endedPeriods(today: IsoDate): Period[] {
  const number = dayNumberOf(today);
  if (number === null) throw new RangeError(`no day: ${today}`);
  const { year, month } = dateParts(number);
  const quarters = year * 4 + Math.floor((month - 1) / 3);
  return [4, 3, 2, 1].map((back) => periodOf(quarters - back));
}

/** A period as the address of a list names it; null when it is none of ours. */
export function periodBy(kind: string, fromDay: string): Period | null {
  const number = dayNumberOf(fromDay);
  const known = statementKinds.find((one) => one === kind);
  if (number === null || known === undefined) return null;
  const { year, month, dayOfMonth } = dateParts(number);
  const last = year * 4 + (month - 1 + months[known]) / 3 - 1;
  if (dayOfMonth !== 1 || !Number.isInteger(last)) return null;
  const period = periodOf(last);
  return period.kind === known && period.fromDay === fromDay ? period : null;
}

function periodOf(quarter: number): Period {
  const kind = kindByQuarter[quarter % 4] ?? "quarter";
  const end = quarter * 3 + 3;
  return { kind, fromDay: firstOf(end - months[kind]), toDay: dayBefore(firstOf(end)) };
}

/** The first day of the month that is `count` months after January of the year 0. */
function firstOf(count: number): IsoDate {
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

function dayBefore(day: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(day) ?? 0) - 1);
}
