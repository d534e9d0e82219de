import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { MeetingEvent } from "./events";
import type { ResolutionToCarry } from "./queries/following";
import type { ProgressSubject } from "./queries/progress";
import type { MeetingSubject } from "./queries/subject";
import { inTime } from "./rules/notice";
import type { BodyKind, MeetingForm, MeetingLevel } from "./rules/stages";

/** Whose meeting it is. */
export interface Body {
  kind: BodyKind;
  id: string;
  name: string;
  level: MeetingLevel;
  path: string;
  areaId: string;
}

export function meetingEvent(
  name: MeetingEvent,
  id: string,
  version: number,
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: id, version, payload };
}

export async function createMeeting(
  { actor, tx }: Scope,
  body: Body,
  facts: { form: MeetingForm; startsAt: Date; place: string; convener: string | null },
): Promise<string> {
  const id = newId();
  await tx.meeting.createMany({
    data: [
      {
        ...facts,
        tenantId: actor.tenantId,
        id,
        path: body.path,
        areaId: body.areaId,
        level: body.level,
        bodyKind: body.kind,
        bodyId: body.id,
        bodyName: body.name,
        calledBy: actor.name,
        calledAt: actor.at,
      },
    ],
  });
  return id;
}

/** A topic waits with its body. Of a member it carries the seat's organization, not the name. */
export async function writeTopic(
  { actor, tx }: Scope,
  body: Pick<Body, "kind" | "id" | "path">,
  {
    seat,
    title,
    matter,
    ticketId = null,
  }: {
    title: string;
    matter: string;
    seat: { holderId: string; organization: string } | null;
    /** The matter that it is taken up from. */
    ticketId?: string | null;
  },
): Promise<string> {
  const id = newId();
  await tx.meetingTopic.createMany({
    data: [
      {
        tenantId: actor.tenantId,
        id,
        path: body.path,
        bodyKind: body.kind,
        bodyId: body.id,
        title,
        matter,
        origin: ticketId !== null ? "ticket" : seat === null ? "staff" : "seat",
        ticketId,
        organizationName: seat?.organization ?? null,
        holderId: seat?.holderId ?? null,
        enteredBy: actor.name,
        enteredAt: actor.at,
      },
    ],
  });
  return id;
}

/** Of two who change one meeting at once, the second is told so. */
export async function moveMeeting(
  { actor, tx }: Scope,
  { id, version, status }: MeetingSubject,
  data: Record<string, string | Date | null> = {},
): Promise<number> {
  const { count } = await tx.meeting.updateMany({
    where: { tenantId: actor.tenantId, id, version, status },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "meeting.conflict");
  return version + 1;
}

/** 发出通知 to these members, in time or not at all. */
export async function tellMembers(
  scope: Scope,
  meeting: MeetingSubject,
  members: readonly { seatId: string; organization: string; name: string }[],
): Promise<EventSpec> {
  const { actor, tx } = scope;
  await requireInTime(scope, meeting.startsAt);
  const moved = await moveMeeting(scope, meeting, {
    status: "notified",
    notifiedAt: actor.at,
  });
  const { tenantId } = actor;
  const { id: meetingId, path, bodyKind } = meeting;
  await tx.agendaItem.updateMany({
    where: { tenantId, meetingId, state: "draft" },
    data: { state: "told" },
  });
  await tx.meetingAttendee.createMany({
    data: members.map(({ seatId, organization, name }, position) => ({
      tenantId,
      id: newId(),
      meetingId,
      path,
      bodyKind,
      position,
      seatId,
      organizationName: organization,
      name,
    })),
  });
  return meetingEvent("meeting.notified", meetingId, moved, { members: members.length });
}

/** The notice comes so many days before the meeting (joint.meeting.notice). */
export async function requireInTime(scope: Scope, startsAt: number): Promise<void> {
  const { settings } = await clockworkOf(scope);
  const { timeZone } = scope.actor.tenant;
  const { value: days } = settings["joint.meeting.notice"];
  const today = localDate(scope.actor.now, timeZone);
  if (inTime(today, localDate(startsAt, timeZone), days)) return;
  throw new Refusal("too-late", "meeting.noticeShort", { values: { days } });
}

/** The resolution is carried out as this ticket from now on. */
export async function carryResolution(
  { actor, tx }: Scope,
  { id, version }: ResolutionToCarry,
  ticket: { id: string; number: string },
): Promise<number> {
  const { count } = await tx.meetingResolution.updateMany({
    where: { tenantId: actor.tenantId, id, version, ticketId: null },
    data: { ticketId: ticket.id, ticketNumber: ticket.number, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "meeting.conflict");
  return version + 1;
}

/** One line more; what was said stays. */
export async function writeProgress(
  { actor, tx }: Scope,
  resolution: ProgressSubject,
  line: { holderId: string; happenedOn: Date; body: string },
): Promise<void> {
  const { id: resolutionId, meetingId, path, bodyKind, organizationName } = resolution;
  await tx.resolutionProgress.createMany({
    data: [
      {
        ...line,
        tenantId: actor.tenantId,
        id: newId(),
        resolutionId,
        meetingId,
        path,
        bodyKind,
        organizationName,
        enteredAt: actor.at,
      },
    ],
  });
}
