import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { formOf, levelOf, type PartyKind } from "./kinds";

/** 三会一课, 主题党日, 组织生活会, 民主评议党员 (DOMAIN §6.3). */
export const recordKinds = [
  "member_assembly",
  "branch_committee",
  "group_meeting",
  "party_lecture",
  "theme_day",
  "org_life_meeting",
  "member_appraisal",
] as const;
export type RecordKind = (typeof recordKinds)[number];

export type LifePeriod = "month" | "quarter" | "year";

/** How often each is usual, by the district's numbers (parameters org.life.*). */
export type LifeRhythm = Readonly<Record<RecordKind, LifePeriod>>;

/** From this day of the last month of a period on, what is not recorded is worth a word to the secretary. */
const remindFromDay = 20;

const monthsIn: Readonly<Record<LifePeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the period in which a day lies. */
export function periodStart(period: LifePeriod, day: IsoDate): IsoDate {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % monthsIn[period]);
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

/** The kinds whose period is nearly over today, with the day from which a record counts. */
export function closingPeriods(
  rhythm: LifeRhythm,
  today: IsoDate,
): { kind: RecordKind; since: IsoDate }[] {
  if (Number(today.slice(8)) < remindFromDay) return [];
  const month = Number(today.slice(5, 7));
  return recordKinds.flatMap((kind) =>
    month % monthsIn[rhythm[kind]] === 0 ? [{ kind, since: periodStart(rhythm[kind], today) }] : [],
  );
}

/** Whether organizations of this kind keep records of their life at all. */
export function keepsRecords(kind: PartyKind): boolean {
  const level = levelOf(kind);
  return level !== "group" && level !== "household";
}

/** Whose secretary is reminded: branches, but not those that nobody belongs to with the affiliation. */
export function isReminded(kind: PartyKind): boolean {
  return levelOf(kind) === "branch" && formOf(kind) !== "functional";
}

interface Branch {
  readonly full: number | null;
  readonly committeeFrom: number;
  readonly hasGroups: boolean;
}

/** What a branch holds: a committee's meeting where there is one, groups' meetings where there are groups. */
export function isHeldBy(kind: RecordKind, { full, committeeFrom, hasGroups }: Branch): boolean {
  if (kind === "branch_committee") return full !== null && full >= committeeFrom;
  return kind !== "group_meeting" || hasGroups;
}

/** Dues that somebody has not paid for so many months on end: a word to the branch, never more (DOMAIN §6.4). */
export const duesHintMonths = [3, 5] as const;

/** For how many months up to the newest there was somebody who had not paid. */
export function unpaidMonths(months: readonly { month: IsoDate; unpaid: number }[]): number {
  const newest = [...months].sort((a, b) => (a.month < b.month ? 1 : -1));
  const end = newest.findIndex(({ unpaid }) => unpaid === 0);
  return end < 0 ? newest.length : end;
}

/** What is said about it: nothing before the third month. */
export function duesHint(months: number): (typeof duesHintMonths)[number] | null {
  return [...duesHintMonths].reverse().find((from) => months >= from) ?? null;
}
