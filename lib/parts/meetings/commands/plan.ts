import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canDo } from "../rules/rights";
import { meetingSubject, type MeetingSubject } from "../queries/subject";
import { planInput } from "../schema";
import { meetingEvent, moveMeeting, requireInTime } from "../writes";

/**
 * 定议程: one theme with its topics (DOMAIN §5.3). After the notice it changes with a reason, and only when the
 * members can still be told in time; otherwise the meeting is moved to a later day.
 */
export const plan = command({
  name: "meeting.plan",
  input: planInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "plan", meeting),
  run: async (scope, meeting, { theme, place, convener = null, topicIds, ...input }) => {
    const { actor } = scope;
    const startsAt = localInstant(input.startsAt, actor.tenant.timeZone);
    if (startsAt <= actor.now) throw fault("startsAt", "field.past");
    const told = meeting.status === "notified";
    if (told && input.reason === undefined) throw fault("reason", "field.required");
    if (told) await requireInTime(scope, startsAt);
    const moved = await moveMeeting(scope, meeting, {
      theme,
      place,
      convener,
      startsAt: new Date(startsAt),
      ...(told
        ? { changedAt: new Date(actor.now), changeReason: input.reason ?? null }
        : { status: "agenda" }),
    });
    await writeAgenda(scope, meeting, topicIds, told);
    const name = told ? "meeting.changed" : "meeting.planned";
    const event = meetingEvent(name, meeting.id, moved, { topics: topicIds.length });
    return { result: { id: meeting.id }, events: [event] };
  },
});

/** What stood there before stays as dropped; a topic that is left out waits again. */
async function writeAgenda(
  { actor, tx }: Scope,
  { id: meetingId, path, bodyId, bodyKind }: MeetingSubject,
  topicIds: readonly string[],
  told: boolean,
): Promise<void> {
  const { tenantId } = actor;
  const before = await tx.agendaItem.findMany({
    where: { tenantId, meetingId, state: { not: "dropped" } },
    select: { topicId: true },
  });
  const planned = new Set(before.map(({ topicId }) => topicId));
  const topics = await tx.meetingTopic.findMany({
    where: { tenantId, bodyId, path, id: { in: [...topicIds] } },
    select: { id: true, title: true, status: true },
  });
  const chosen = topicIds.flatMap((id) => topics.find((one) => one.id === id) ?? []);
  const free = chosen.every(({ id, status }) => status === "open" || planned.has(id));
  if (chosen.length !== topicIds.length || !free) throw fault("topicIds", "field.topicTaken");
  await tx.agendaItem.updateMany({
    where: { tenantId, meetingId, state: { not: "dropped" } },
    data: { state: "dropped" },
  });
  await tx.agendaItem.createMany({
    data: chosen.map(({ id, title }, position) => ({
      tenantId,
      id: newId(),
      meetingId,
      path,
      bodyKind,
      position,
      topicId: id,
      title,
      state: told ? "told" : "draft",
    })),
  });
  const left = [...planned].filter((id) => !topicIds.includes(id));
  const added = topicIds.filter((id) => !planned.has(id));
  for (const [ids, status] of [
    [left, "open"],
    [added, "agenda"],
  ] as const) {
    await tx.meetingTopic.updateMany({
      where: { tenantId, id: { in: [...ids] } },
      data: { status, version: { increment: 1 } },
    });
  }
}

function fault(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}
