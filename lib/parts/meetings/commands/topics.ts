import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canAnswer, canDrop, canRaise } from "../rules/rights";
import { topicOrigins, topicStatuses } from "../rules/stages";
import { answerInput, meetingInput } from "../schema";
import { meetingEvent } from "../writes";

/** 提请上级: what this level cannot solve waits with the council above (DOMAIN §5.3). */
export const raiseTopic = command({
  name: "meeting.raiseTopic",
  input: meetingInput,
  output: doneOutput,
  find: findTopic,
  allow: (actor, topic) => canRaise(actor, topic),
  run: async (scope, topic) => {
    const { actor, tx } = scope;
    const above = newId();
    const [row] = await tx.$queryRaw<{ raised: boolean }[]>`
      select sec.raise_topic(${topic.id}::uuid, ${above}::uuid) as raised`;
    if (row?.raised !== true) throw new Refusal("wrong-status", "meeting.nobodyAbove");
    const version = await change(scope, topic, {
      status: "raised",
      raisedAt: new Date(actor.now),
    });
    const event = meetingEvent("meeting.topic_raised", topic.id, version, { above });
    return { result: { id: topic.id }, events: [event] };
  },
});

/** 答复: to the level that raised it, where it stands beside the topic; who raised it there sees it too. */
export const answerTopic = command({
  name: "meeting.answerTopic",
  input: answerInput,
  output: doneOutput,
  find: findTopic,
  allow: (actor, topic) => canAnswer(actor, topic),
  run: async (scope, topic, { text }) => {
    const { actor, tx } = scope;
    const answered = {
      answer: text,
      answeredBy: actor.scopeName,
      answeredAt: new Date(actor.now),
    };
    // What was raised further and answered from there keeps that answer.
    const version = await change(
      scope,
      topic,
      topic.status === "answered" ? { status: "settled" } : { ...answered, status: "settled" },
    );
    const { count } = await tx.meetingTopic.updateMany({
      where: { tenantId: actor.tenantId, id: topic.fromTopicId ?? topic.id, status: "raised" },
      data: { ...answered, status: "answered", version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("wrong-status", "meeting.status");
    const event = meetingEvent("meeting.topic_answered", topic.id, version);
    return { result: { id: topic.id }, events: [event] };
  },
});

/** 不列入议程: whoever raised it reads the reason. */
export const dropTopic = command({
  name: "meeting.dropTopic",
  input: answerInput,
  output: doneOutput,
  find: findTopic,
  allow: (actor, topic) => canDrop(actor, topic),
  run: async (scope, topic, { text }) => {
    const { actor } = scope;
    const version = await change(scope, topic, {
      status: "dropped",
      answer: text,
      answeredBy: actor.scopeName,
      answeredAt: new Date(actor.now),
    });
    const event = meetingEvent("meeting.topic_dropped", topic.id, version);
    return { result: { id: topic.id }, events: [event] };
  },
});

async function findTopic({ actor, tx }: Scope, given: { id: string; version: number }) {
  const row = await tx.meetingTopic.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, version: true, path: true, origin: true, status: true, fromTopicId: true },
  });
  const origin = topicOrigins.find((one) => one === row?.origin);
  const status = topicStatuses.find((one) => one === row?.status);
  if (row === null || origin === undefined || status === undefined) return null;
  if (row.version !== given.version) throw new Refusal("conflict", "meeting.conflict");
  return { ...row, origin, status };
}

async function change(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: Record<string, string | Date>,
): Promise<number> {
  const { count } = await tx.meetingTopic.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "meeting.conflict");
  return version + 1;
}
