import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/**
 * What waits for a side: the word on a project (join), the word on an agreement (sign), an agreement that a unit gave back
 * for changes (returned), an own step whose day is near or over (step), an agreement of the place whose end is near or
 * over and which was not reviewed or renewed (ending).
 */
export const waitingKinds = ["join", "returned", "sign", "step", "ending"] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** From so many days before its day on, a step waits. */
const nearDays = 7;

export function stepsUntil(today: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(today) ?? 0) + nearDays);
}
