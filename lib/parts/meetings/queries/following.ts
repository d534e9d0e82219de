import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";

const batch = 100;

/** Resolutions that stand and have no ticket yet. One statement. */
export async function resolutionsToCarry({ actor, tx }: Scope): Promise<{ id: string }[]> {
  return tx.meetingResolution.findMany({
    where: { tenantId: actor.tenantId, state: "open", ticketId: null },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true },
  });
}

/** One of them with what its ticket says; null once it has a ticket. */
export async function resolutionToCarry({ actor, tx }: Scope, id: string) {
  const { tenantId } = actor;
  const row = await tx.meetingResolution.findFirst({
    where: { tenantId, id, state: "open", ticketId: null },
    select: {
      id: true,
      version: true,
      meetingId: true,
      number: true,
      measure: true,
      organizationName: true,
      memberUnit: true,
      categoryId: true,
      dueOn: true,
    },
  });
  if (row === null) return null;
  const meeting = await tx.meeting.findFirst({
    where: { tenantId, id: row.meetingId },
    select: { areaId: true, bodyName: true, heldAt: true, startsAt: true, version: true },
  });
  if (meeting === null) return null;
  const held = (meeting.heldAt ?? meeting.startsAt).getTime();
  return {
    ...row,
    dueOn: isoDay(row.dueOn),
    organization: row.organizationName,
    areaId: meeting.areaId,
    body: meeting.bodyName,
    heldOn: localDate(held, actor.tenant.timeZone),
    meetingVersion: meeting.version,
  };
}
export type ResolutionToCarry = NonNullable<Awaited<ReturnType<typeof resolutionToCarry>>>;

/** Resolutions about whose ticket something was reported since it was last looked at. One statement. */
export async function resolutionsToFollow({
  actor,
  tx,
}: Scope): Promise<{ id: string; ticketId: string; seq: string }[]> {
  return tx.$queryRaw<{ id: string; ticketId: string; seq: string }[]>`
    select r.id::text as id, r.ticket_id::text as "ticketId", e.seq::text as seq
    from meeting_resolution r
    cross join lateral (select max(x.seq) as seq from event x
      where x.tenant_id = r.tenant_id and x.ticket_id = r.ticket_id and x.seq > r.followed_seq) e
    where r.tenant_id = ${actor.tenantId}::uuid and r.ticket_id is not null and e.seq is not null
    order by e.seq limit ${batch}::int`;
}
