import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/** Who plans before complaints come: units, streets and communities (DOMAIN §2.10), and the district. */
export const planners = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "dept_clerk",
  "dept_leader",
] as const satisfies Role[];
export const proactiveReaders = [...planners, "grid_worker"] as const satisfies Role[];
const seasonKeepers = ["district_org", "district_dispatcher"] as const satisfies Role[];

export const outcomes = ["done", "dropped"] as const;
export type Outcome = (typeof outcomes)[number];

export function canPlan(actor: ActorFacts): Verdict {
  return verdict(planners, actor);
}

export function canKeepSeasons(actor: ActorFacts): Verdict {
  return verdict(seasonKeepers, actor);
}

export function canReport(actor: ActorFacts, action: { readonly outcome: string | null }): Verdict {
  const may = canPlan(actor);
  if (!may.ok) return may;
  return action.outcome === null ? allowed : refused("wrong-status", "proactive.over");
}

/** Whether a season covers a month; a season may turn the year (heating: October to April). */
export function covers(
  { fromMonth, toMonth }: { fromMonth: number; toMonth: number },
  month: number,
): boolean {
  return fromMonth <= toMonth
    ? fromMonth <= month && month <= toMonth
    : month >= fromMonth || month <= toMonth;
}

export interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * The days to look at beside an action: as many before it, its own, as many after it, and its own a year
 * before, because what comes with a season came last year too. Counts of days, no claim what caused them.
 * A window that has not begun is left out, one that is not over is cut at today.
 */
export function windowsOf(action: Window, today: IsoDate) {
  const [from, to] = [dayNumber(action.from), dayNumber(action.to)];
  const length = to - from + 1;
  const now = dayNumber(today);
  const cut = (first: number, last: number): Window | null =>
    first > now ? null : { from: isoDateOf(first), to: isoDateOf(Math.min(last, now)) };
  return {
    lastYear: cut(from - 365, to - 365),
    before: cut(from - length, from - 1),
    during: cut(from, to),
    after: cut(to + 1, to + length),
  };
}
export const windowNames = ["lastYear", "before", "during", "after"] as const;
export type WindowName = (typeof windowNames)[number];

function dayNumber(day: IsoDate): number {
  const number = dayNumberOf(day);
  if (number === null) throw new RangeError("not a day");
  return number;
}

function verdict(roles: readonly Role[], { role }: ActorFacts): Verdict {
  return roles.includes(role) ? allowed : refused("forbidden", "refusal.role");
}
