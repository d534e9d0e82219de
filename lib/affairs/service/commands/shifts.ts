import "server-only";
import { callOff, openSlot } from "@/lib/parts/capacity/writes";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant, type Instant } from "@/lib/platform/core/time-zone";
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
  const { tenant } = scope.actor;
  const { startsAt, endsAt } = timesOf(scope, typed);
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

/** From when to when, as typed on the wall's clock; advice at the field when that cannot be. */
export function timesOf(
  { actor }: Scope,
  typed: { startsAt: string; endsAt: string },
): { startsAt: Instant; endsAt: Instant } {
  const startsAt = localInstant(typed.startsAt, actor.tenant.timeZone);
  const endsAt = localInstant(typed.endsAt, actor.tenant.timeZone);
  const fault = shiftFault(startsAt, endsAt, actor.now);
  if (fault !== null) {
    const field = fault === "past" ? "startsAt" : "endsAt";
    const fields = { [field]: `posts.shift.${fault}` };
    throw new Refusal("invalid", "refusal.invalid", { fields });
  }
  return { startsAt, endsAt };
}

/** That the shift is one of this activity's. */
export async function shiftOf({ actor, tx }: Scope, activityId: string, slotId: string) {
  const slot = await tx.slot.findFirst({
    where: { tenantId: actor.tenantId, id: slotId, subjectId: activityId },
    select: { id: true },
  });
  if (slot === null) throw new Refusal("not-found", "refusal.notFound");
}

/** The activity's shifts that have not begun are called off, for one reason. */
export async function callOffAhead(
  scope: Scope,
  activityId: string,
  text: string,
): Promise<string[]> {
  const { actor, tx } = scope;
  const ahead = await tx.slot.findMany({
    where: {
      tenantId: actor.tenantId,
      subjectId: activityId,
      closedAt: null,
      startsAt: { gt: new Date(actor.now) },
    },
    select: { id: true },
  });
  if (ahead.length === 0) return [];
  return callOff(
    scope,
    ahead.map(({ id }) => id),
    text,
  );
}
