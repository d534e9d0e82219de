import { addWorkMinutes } from "@/lib/platform/core/calendar";
import { msPerDay } from "@/lib/platform/core/calendar-day";
import { offsetAt, type Instant } from "@/lib/platform/core/time-zone";
import type { Clockwork } from "@/lib/affairs/tickets/rules/deadline";
import type { Rng } from "../content/random";

/** Time as it passes in one story. It never reaches `now`: what is told has happened. */
export interface Course {
  at: Instant;
  readonly now: Instant;
  readonly clockwork: Clockwork;
  readonly rng: Rng;
}

const second = 1000;

/** Lets working time pass: offices answer when they are open. */
export function work(course: Course, least: number, most: number): Instant {
  const minutes = course.rng.int(least, most);
  return advance(course, addWorkMinutes(course.at, minutes, course.clockwork.calendar).at);
}

/** Lets plain time pass, as for what is urgent. */
export function wait(course: Course, least: number, most: number): Instant {
  return advance(course, course.at + course.rng.int(least, most) * 60_000);
}

/** The same for residents, who are free to write in the evening but sleep at night. */
export function waitAwake(course: Course, least: number, most: number): Instant {
  return advance(course, awake(course, course.at + course.rng.int(least, most) * 60_000));
}

/** Goes on to about an instant, in the working time that follows it. */
export function until(course: Course, instant: Instant): Instant {
  const { rng, clockwork } = course;
  const from = Math.max(instant, course.at);
  return advance(course, addWorkMinutes(from, rng.int(1, 50), clockwork.calendar).at);
}

/**
 * Where the wish lies too near to the present (a weekend, a young story), somebody was on duty and
 * it happened after a part of the time that is left, so that there is always room for what follows.
 */
function advance(course: Course, wish: Instant): Instant {
  const room = course.now - course.at;
  const share = 0.2 + 0.25 * course.rng.next();
  const latest = course.at + room * 0.85;
  const shortened = [awake(course, course.at + room * share), course.at + room * share];
  const next =
    [wish, ...shortened].find((instant) => instant > course.at && instant < latest) ??
    course.at + room * share;
  course.at = Math.max(Math.floor(next / second) * second, course.at + 1);
  return course.at;
}

/** Between eleven at night and seven in the morning becomes the morning. */
function awake({ rng, clockwork }: Course, instant: Instant): Instant {
  const minutes = rng.int(430, 600);
  const local = instant + offsetAt(instant, clockwork.calendar.timeZone);
  const ofDay = Math.floor((local % msPerDay) / 60_000);
  if (ofDay >= 420 && ofDay < 1380) return instant;
  return instant + ((minutes - ofDay + 1440) % 1440) * 60_000;
}
