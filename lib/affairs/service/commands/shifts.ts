import "server-only";
import { openSlot } from "@/lib/parts/capacity/writes";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { shiftFault, weeklyShifts } from "../rules/offers";

export interface ShiftTyped {
  startsAt: string;
  endsAt: string;
  capacity: number;
  cancelHours: number;
  repeat: number;
}

/** Opens the shift, and the same one of the following weeks; returns how many there are now. */
export async function openShifts(
  scope: Scope,
  activity: { id: string; path: string },
  typed: ShiftTyped,
): Promise<number> {
  const { now, tenant } = scope.actor;
  const startsAt = localInstant(typed.startsAt, tenant.timeZone);
  const endsAt = localInstant(typed.endsAt, tenant.timeZone);
  const fault = shiftFault(startsAt, endsAt, now);
  if (fault !== null) {
    const field = fault === "past" ? "startsAt" : "endsAt";
    const fields = { [field]: `posts.shift.${fault}` };
    throw new Refusal("invalid", "refusal.invalid", { fields });
  }
  const { capacity, cancelHours, repeat } = typed;
  const shifts = weeklyShifts({ startsAt, endsAt, cancelHours }, repeat, tenant.timeZone);
  for (const shift of shifts) {
    await openSlot(scope, {
      path: activity.path,
      kind: "shift",
      subjectId: activity.id,
      capacity,
      startsAt: new Date(shift.startsAt),
      endsAt: new Date(shift.endsAt),
      cancelUntil: new Date(shift.cancelUntil),
    });
  }
  return shifts.length;
}
