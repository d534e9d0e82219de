import {
  dateParts,
  dayNumberOf,
  isoDateOf,
  weekday,
  type DayNumber,
  type IsoDate,
} from "@/lib/platform/core/calendar-day";

export const periodKinds = ["month", "30", "90", "custom"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Both ends belong to it. */
export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Period extends Days {
  readonly kind: PeriodKind;
  /** What it is compared with: it ends before this one begins. */
  readonly before: Days;
  /** The days that were asked for make no period; this month is shown instead. */
  readonly fault: boolean;
}

export interface PeriodWish {
  readonly period: PeriodKind;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** A year: more is a report, not a look at how things stand. */
const longestPeriod = 366;

/** The days to show. None lies after today: what is due tomorrow has been neither kept nor missed. */
export function periodFor(wish: PeriodWish, today: IsoDate): Period {
  const now = dayNumberOf(today);
  if (now === null) throw new RangeError("periodFor: not a day");
  switch (wish.period) {
    case "month":
      return thisMonth(now, false);
    case "30":
    case "90":
      return { ...lastDays(now, Number(wish.period)), kind: wish.period, fault: false };
    case "custom":
      return chosen(wish, now) ?? thisMonth(now, true);
  }
}

/** The month so far, beside the same days of the month before. */
function thisMonth(now: DayNumber, fault: boolean): Period {
  const first = now - dateParts(now).dayOfMonth + 1;
  const lastOfBefore = first - 1;
  const firstOfBefore = lastOfBefore - dateParts(lastOfBefore).dayOfMonth + 1;
  return {
    kind: "month",
    fault,
    ...days(first, now),
    before: days(firstOfBefore, Math.min(firstOfBefore + now - first, lastOfBefore)),
  };
}

function chosen(wish: PeriodWish, now: DayNumber): Period | null {
  const from = dayNumberOf(wish.from ?? "");
  const asked = dayNumberOf(wish.to ?? "");
  if (from === null || asked === null) return null;
  const to = Math.min(asked, now);
  const length = to - from + 1;
  if (length < 1 || length > longestPeriod) return null;
  return { kind: "custom", fault: false, ...lastDays(to, length) };
}

/** So many days up to this one, beside as many before them. */
function lastDays(to: DayNumber, length: number): Days & { before: Days } {
  const from = to - length + 1;
  return { ...days(from, to), before: days(from - length, from - 1) };
}

function days(from: DayNumber, to: DayNumber): Days {
  return { from: isoDateOf(from), to: isoDateOf(to) };
}

/** The month of a first day. */
export function monthOf(first: IsoDate): Days {
  const start = dayNumberOf(first);
  if (start === null) throw new RangeError("monthOf: not a day");
  // The 28th and four days: always in the month after.
  const after = start + 31;
  return days(start, after - dateParts(after).dayOfMonth);
}

const trendWeeks = 13;

/** The Mondays of the last 13 weeks up to this day, the oldest first. */
export function mondaysUpTo(to: IsoDate): readonly IsoDate[] {
  const last = dayNumberOf(to);
  if (last === null) throw new RangeError("mondaysUpTo: not a day");
  const monday = last - weekday(last) + 1;
  return Array.from({ length: trendWeeks }, (_, at) =>
    isoDateOf(monday - 7 * (trendWeeks - 1 - at)),
  );
}
