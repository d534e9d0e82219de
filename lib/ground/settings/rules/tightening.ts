import type { Duration } from "@/lib/platform/core/duration";

import { durationShape } from "./parameter";
import { catalogue, type SettingKey, type Settings } from "./parameters";

export type StreetVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "district-only" | "looser" | "not-comparable";
    };

/**
 * Whether a street may have this value beside its district's: it adds and never loosens (DOMAIN
 * §12.1). Durations of different units pass only where one is shorter whatever the calendar says.
 */
export function mayStreetSet<Key extends SettingKey>(
  key: Key,
  district: Settings[Key],
  street: Settings[Key],
): StreetVerdict {
  const { stricter } = catalogue[key];
  if (stricter === null) return { ok: false, reason: "district-only" };
  const [less, more] = stricter === "lower" ? [street, district] : [district, street];
  if (typeof less === "number" && typeof more === "number") {
    return less <= more ? { ok: true } : { ok: false, reason: "looser" };
  }
  const [shorter, longer] = [durationOf(less), durationOf(more)];
  if (shorter === null || longer === null) return { ok: false, reason: "district-only" };
  if (isAtMost(shorter, longer)) return { ok: true };
  return { ok: false, reason: isAtMost(longer, shorter) ? "looser" : "not-comparable" };
}

/** Whether `a` never ends after `b`, on any day of any calendar; false may also mean unknown. */
function isAtMost(a: Duration, b: Duration): boolean {
  if (a.value === 0 || a.unit === b.unit) return a.value <= b.value;
  const minutes = minutesOf(a);
  if (minutes === null) {
    // The n-th natural day, moved on to a workday, is no later than the n-th workday.
    return a.unit === "day" && b.unit === "work_day" && a.value <= b.value;
  }
  switch (b.unit) {
    case "minute":
    case "hour":
      return minutes <= (minutesOf(b) ?? 0);
    case "work_hour":
      // Working time never runs faster than the clock.
      return minutes <= b.value * 60;
    case "day":
    case "work_day":
      // The day of the start does not count, so all but the last of the days pass whole.
      return minutes <= (b.value - 1) * 1440;
  }
}

function minutesOf({ value, unit }: Duration): number | null {
  if (unit === "minute") return value;
  return unit === "hour" ? value * 60 : null;
}

function durationOf(value: Settings[SettingKey]): Duration | null {
  return durationShape.safeParse(value).data ?? null;
}
