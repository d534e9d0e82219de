import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";

/** How a resolution goes, in a line of its member unit. `day` is "2026-11-22". */
export interface ProgressShown {
  id: string;
  resolutionId: string;
  day: string;
  organization: string;
  text: string;
}

/** What member units have said about the resolutions of a meeting, the latest first. One statement. */
export async function progressOfMeeting(
  { actor, tx }: Scope,
  meetingId: string,
): Promise<ProgressShown[]> {
  const rows = await tx.resolutionProgress.findMany({
    where: { tenantId: actor.tenantId, meetingId },
    orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      resolutionId: true,
      happenedOn: true,
      organizationName: true,
      body: true,
    },
  });
  return rows.map(({ happenedOn, organizationName, body, ...row }) => ({
    ...row,
    day: isoDay(happenedOn),
    organization: organizationName,
    text: body,
  }));
}

/** The resolution that a ticket carries out: its meeting, and what its member unit has said. */
export interface CarriedResolution {
  meetingId: string;
  body: string;
  number: number;
  organization: string;
  memberUnit: boolean;
  progress: ProgressShown[];
}

/** Null: the ticket comes from no resolution that who looks may see. One statement. */
export async function resolutionOfTicket(
  { actor, tx }: Scope,
  ticketId: string,
): Promise<CarriedResolution | null> {
  const rows = await tx.$queryRaw<
    {
      resolutionId: string;
      meetingId: string;
      body: string;
      number: number;
      organization: string;
      memberUnit: boolean;
      id: string | null;
      day: string | null;
      text: string | null;
    }[]
  >`
    select r.id::text as "resolutionId", m.id::text as "meetingId", m.body_name as body, r.number,
      r.organization_name as organization, r.member_unit as "memberUnit", p.id::text as id,
      p.happened_on::text as day, p.body as text
    from meeting_resolution r
    join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    left join resolution_progress p on p.tenant_id = r.tenant_id and p.resolution_id = r.id
    where r.tenant_id = ${actor.tenantId}::uuid and r.ticket_id = ${ticketId}::uuid
    order by p.happened_on desc, p.id desc limit 50`;
  const [first] = rows;
  if (first === undefined) return null;
  const { meetingId, body, number, organization, memberUnit } = first;
  return {
    meetingId,
    body,
    number,
    organization,
    memberUnit,
    progress: rows.flatMap(({ id, day, text, resolutionId }) =>
      id === null || day === null || text === null
        ? []
        : [{ id, resolutionId, day, text, organization }],
    ),
  };
}

/** A resolution of the own range as who carries it out says how it goes; drafts are not there. Two statements. */
export async function progressSubject({ actor, tx }: Scope, id: string) {
  const { tenantId, lo, hi } = actor;
  const row = await tx.meetingResolution.findFirst({
    where: {
      tenantId,
      id,
      path: { gte: lo, lt: hi },
      state: { in: ["open", "in_progress", "done", "unsolved"] },
    },
    select: {
      id: true,
      meetingId: true,
      path: true,
      bodyKind: true,
      organizationId: true,
      organizationName: true,
      memberUnit: true,
      state: true,
    },
  });
  if (row === null) return null;
  const meeting = await tx.meeting.findFirst({
    where: { tenantId, id: row.meetingId },
    select: { startsAt: true, version: true },
  });
  if (meeting === null) return null;
  const heldOn = localDate(meeting.startsAt.getTime(), actor.tenant.timeZone);
  return { ...row, heldOn, meetingVersion: meeting.version };
}
export type ProgressSubject = NonNullable<Awaited<ReturnType<typeof progressSubject>>>;
