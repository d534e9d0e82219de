import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { instantAt, localDay, offsetAt, type Instant } from "@/lib/platform/core/time-zone";
import { msPerDay, weekday } from "@/lib/platform/core/calendar-day";
import type { times } from "@/lib/ground/check-ins/rules/choices";
import { isServiceReader } from "./staff";

/** 活动类型 (DOMAIN §10, 2.12 and §4.4). */
export const activityKinds = [
  "mediation",
  "patrol",
  "property",
  "environment",
  "culture",
  "care",
  "publicity",
  "clinic",
  "other",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityStatuses = ["open", "done", "cancelled"] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** Repeated weekly, at most this often beyond the first. */
export const repeatMax = 11;

/** A community, street or district offers in its own name (DOMAIN §4.4: 按需设岗). */
export function canOffer(actor: ActorFacts): Verdict {
  return isServiceReader(actor) ? allowed : refused("forbidden", "refusal.role");
}

export function canChange(actor: ActorFacts, offer: { status: string }): Verdict {
  if (!isServiceReader(actor)) return refused("forbidden", "refusal.role");
  return offer.status === "open" ? allowed : refused("wrong-status", "posts.ended");
}

export interface Shift {
  startsAt: Instant;
  endsAt: Instant;
  cancelUntil: Instant;
}

export type ShiftFault = "endsBefore" | "tooLong" | "past";

/** What is wrong with the times of a shift. One of more than a day is none. */
export function shiftFault(startsAt: Instant, endsAt: Instant, now: Instant): ShiftFault | null {
  if (endsAt <= startsAt) return "endsBefore";
  if (endsAt - startsAt > msPerDay) return "tooLong";
  return startsAt <= now ? "past" : null;
}

/** The shift and the same one of the following weeks, at the same time on the wall. */
export function weeklyShifts(
  first: { startsAt: Instant; endsAt: Instant; cancelHours: number },
  weeks: number,
  timeZone: string,
): Shift[] {
  const length = first.endsAt - first.startsAt;
  const wall = first.startsAt + offsetAt(first.startsAt, timeZone);
  const day = Math.floor(wall / msPerDay);
  const minute = Math.floor((wall - day * msPerDay) / 60_000);
  return Array.from({ length: weeks + 1 }, (_one, week) => {
    const startsAt = instantAt(day + 7 * week, minute, timeZone);
    return {
      startsAt,
      endsAt: startsAt + length,
      cancelUntil: startsAt - first.cancelHours * 3_600_000,
    };
  });
}

/** From when on an evening begins, by the wall. */
const eveningFrom = 18;

type Time = (typeof times)[number];

/** Which of the times that members tell a shift falls into (DOMAIN §10, 3.28: outside of office hours). */
export function timeOf(startsAt: Instant, timeZone: string): Time {
  const hour = ((startsAt + offsetAt(startsAt, timeZone)) % msPerDay) / 3_600_000;
  const weekend = weekday(localDay(startsAt, timeZone)) > 5;
  if (hour >= eveningFrom) return weekend ? "weekend_evening" : "weekday_evening";
  return weekend ? "weekend" : "weekday";
}
