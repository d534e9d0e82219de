import type { Urgency } from "./categories";
import { at, type Rng } from "./random";

/** Where the story of a seeded ticket ends today. */
export type TicketTarget =
  | "registered"
  | "screening"
  | "dispatched"
  | "accepted"
  | "in_progress"
  | "return_requested"
  | "sign_off"
  | "verification"
  | "callback"
  | "redo"
  | "closed"
  | "rejected"
  | "answered"
  | "withdrawn"
  | "self_solved";

/** Minutes after creation; a step that has not happened yet is absent. */
export interface Timeline {
  dispatched?: number;
  accepted?: number;
  contacted?: number;
  resolved?: number;
  verified?: number;
  closed?: number;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const UTC_PLUS_8_MINUTES = 480;

const STEPS = ["dispatched", "accepted", "contacted", "resolved", "verified", "closed"] as const;

const STEPS_DONE: Readonly<Record<TicketTarget, number>> = {
  registered: 0,
  screening: 0,
  rejected: 0,
  answered: 0,
  withdrawn: 0,
  self_solved: 0,
  dispatched: 1,
  return_requested: 1,
  accepted: 2,
  in_progress: 3,
  sign_off: 3,
  verification: 4,
  redo: 4,
  callback: 5,
  closed: 6,
};

/** Steps in order, in the usual share of the time allowed, squeezed into the ticket's age. */
export function timeline(rng: Rng, age: number, target: TicketTarget, urgency: Urgency): Timeline {
  const done = STEPS_DONE[target];
  const span = urgency === "urgent" ? 900 : urgency === "key" ? 14_400 : 8600;
  const shares = [0.015, 0.06, 0.1, 0.62, 0.75, 0.9].map(
    (share) => share * (0.6 + 0.5 * rng.next()),
  );
  const last = shares[done - 1] ?? 1;
  const scale = Math.min(span, (age * 0.95) / last);
  let previous = 0;
  const result: Timeline = {};
  STEPS.slice(0, done).forEach((step, index) => {
    previous = Math.min(age, Math.max(previous + 1, Math.round((shares[index] ?? 0) * scale)));
    result[step] = previous;
  });
  return result;
}

/** Creation ages: fewer at weekends, hardly any at night, peaks at ten and at three. */
export function moments(
  { count, days, now }: { count: number; days: number; now: Date },
  rng: Rng,
): number[] {
  const nowLocal = Math.floor(now.getTime() / MINUTE) + UTC_PLUS_8_MINUTES;
  const ages: number[] = [];
  while (ages.length < count) {
    const age = rng.int(1, days * DAY_MINUTES);
    const local = nowLocal - age;
    // 1970-01-01 was a Thursday: day 0 is weekday 4.
    const weekday = (Math.floor(local / DAY_MINUTES) + 4) % 7;
    const hour = Math.floor((local % DAY_MINUTES) / 60);
    const weight = at(WEEKDAYS, weekday) * at(HOURS, hour);
    if (rng.chance(weight)) ages.push(age);
  }
  return ages.sort((a, b) => b - a);
}

/** Sunday first. */
const WEEKDAYS = [0.45, 1, 0.96, 0.92, 0.9, 0.88, 0.55] as const;

const HOURS = [
  0.06, 0.04, 0.03, 0.03, 0.04, 0.08, 0.2, 0.4, 0.75, 0.97, 1, 0.85, 0.5, 0.6, 0.85, 0.92, 0.82,
  0.6, 0.5, 0.48, 0.45, 0.4, 0.25, 0.12,
] as const;
