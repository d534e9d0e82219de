import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canDo } from "../rules/rights";
import { meetingSubject } from "../queries/subject";
import { callOffInput, concludeInput, meetingInput, reviewInput } from "../schema";
import { meetingEvent, moveMeeting } from "../writes";

/** 形成决议: from now on each resolution is carried out as a ticket. A meeting without any says so. */
export const conclude = command({
  name: "meeting.conclude",
  input: concludeInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "conclude", meeting),
  run: async (scope, meeting, { none }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const { count } = await tx.meetingResolution.updateMany({
      where: { tenantId, meetingId: meeting.id, state: "draft" },
      data: { state: "open", version: { increment: 1 } },
    });
    if (count === 0 && none === undefined) throw new Refusal("invalid", "meeting.noResolution");
    const moved = await moveMeeting(scope, meeting, {
      status: "resolved",
      resolvedAt: new Date(actor.now),
    });
    await topicsBecome(scope, meeting.id, "told", "settled");
    const event = meetingEvent("meeting.resolved", meeting.id, moved, { resolutions: count });
    return { result: { id: meeting.id }, events: [event] };
  },
});

/** 公布: the chair announces the resolutions (DOMAIN §5.3); the day is kept. */
export const publish = command({
  name: "meeting.publish",
  input: meetingInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "publish", meeting),
  run: async (scope, meeting) => {
    const moved = await moveMeeting(scope, meeting, {
      status: "published",
      publishedAt: new Date(scope.actor.now),
    });
    const event = meetingEvent("meeting.published", meeting.id, moved);
    return { result: { id: meeting.id }, events: [event] };
  },
});

/** 回顾: what became of the resolutions, looked at together at the next meeting. */
export const review = command({
  name: "meeting.review",
  input: reviewInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "review", meeting),
  run: async (scope, meeting, { text }) => {
    const moved = await moveMeeting(scope, meeting, {
      status: "reviewed",
      reviewedAt: new Date(scope.actor.now),
      review: text,
    });
    const event = meetingEvent("meeting.reviewed", meeting.id, moved);
    return { result: { id: meeting.id }, events: [event] };
  },
});

/** 取消: with the reason; its topics wait for another meeting. */
export const callOff = command({
  name: "meeting.callOff",
  input: callOffInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "callOff", meeting),
  run: async (scope, meeting, { text }) => {
    const moved = await moveMeeting(scope, meeting, {
      status: "called_off",
      changedAt: new Date(scope.actor.now),
      changeReason: text,
    });
    for (const state of ["draft", "told"]) await topicsBecome(scope, meeting.id, state, "open");
    const event = meetingEvent("meeting.called_off", meeting.id, moved);
    return { result: { id: meeting.id }, events: [event] };
  },
});

async function topicsBecome(
  { actor, tx }: Scope,
  meetingId: string,
  state: string,
  status: "settled" | "open",
): Promise<void> {
  const { tenantId } = actor;
  const items = await tx.agendaItem.findMany({
    where: { tenantId, meetingId, state },
    select: { topicId: true },
  });
  await tx.meetingTopic.updateMany({
    where: { tenantId, id: { in: items.map(({ topicId }) => topicId) }, status: "agenda" },
    data: { status, version: { increment: 1 } },
  });
}
