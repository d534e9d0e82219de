import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { meetingLevels, meetingStatuses } from "../rules/stages";

/** A meeting in the actor's range as its commands look at it. Whatever lies elsewhere is not found. */
export async function meetingSubject({ actor, tx }: Scope, given: { id: string; version: number }) {
  const row = await tx.meeting.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      id: true,
      version: true,
      path: true,
      level: true,
      bodyKind: true,
      bodyId: true,
      status: true,
      startsAt: true,
    },
  });
  const level = meetingLevels.find((one) => one === row?.level);
  const status = meetingStatuses.find((one) => one === row?.status);
  if (row === null || level === undefined || status === undefined) return null;
  if (row.version !== given.version) throw new Refusal("conflict", "meeting.conflict");
  return { ...row, level, status, startsAt: row.startsAt.getTime() };
}
export type MeetingSubject = NonNullable<Awaited<ReturnType<typeof meetingSubject>>>;
