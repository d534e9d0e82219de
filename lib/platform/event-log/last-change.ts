import type { Change } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Who changed a subject last, as far as the actor may read its history, for one who was
 * overtaken. Staff alone are told, and of staff alone the name: who enters by phone or without an
 * account neither sees a name nor is named. Tickets and assignments tell more in their own words.
 */
export async function lastChangeOf(
  { actor, tx }: Scope,
  subjectId: string,
): Promise<Change | null> {
  if (actor.kind !== "user") return null;
  const last = await tx.event.findFirst({
    where: { tenantId: actor.tenantId, subjectId, ticketId: null },
    orderBy: { seq: "desc" },
    select: { actorKind: true, actorDutyId: true, actorName: true, at: true },
  });
  if (last === null) return null;
  return {
    by: last.actorKind === "user" ? last.actorName : null,
    own: last.actorDutyId === actor.dutyId,
    at: last.at.getTime(),
    now: actor.now,
    timeZone: actor.tenant.timeZone,
  };
}
