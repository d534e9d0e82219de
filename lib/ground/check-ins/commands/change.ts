import "server-only";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { CheckInEvent } from "../events";
import { refuseChanged, type CheckInSubject, type UnitSubject } from "./find";
import { checkInEvent } from "./record";

/** Changes one check-in, if it still is as the actor has seen it, and tells it as an event. */
export async function changeCheckIn(
  { actor, tx }: Scope,
  { id, version }: CheckInSubject,
  event: CheckInEvent,
  data: Prisma.MemberCheckInUpdateManyMutationInput & { unitId?: string },
) {
  const { count } = await tx.memberCheckIn.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
  return { result: { id }, events: [checkInEvent(event, id, version + 1)] };
}

/** The same for the check-in of a unit. */
export async function changeUnit(
  { actor, tx }: Scope,
  { id, version }: UnitSubject,
  event: CheckInEvent,
  data: Prisma.UnitCheckInUpdateManyMutationInput & { organizationId?: string },
) {
  const { count } = await tx.unitCheckIn.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
  return { result: { id }, events: [checkInEvent(event, id, version + 1)] };
}

/** Who has decided, and when. */
export function decision({ actor }: Scope) {
  return { decidedAt: new Date(actor.now), decidedBy: actor.name };
}
