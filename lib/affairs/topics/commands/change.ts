import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { TopicEvent } from "../events";
import type { MeasureSubject, ProblemSubject } from "./find";

/** Changes a problem, if it still is as the actor has seen it, and tells it as an event of its topic. */
export async function changeProblem(
  { actor, tx }: Scope,
  problem: ProblemSubject,
  event: TopicEvent,
  data: Prisma.TopicProblemUpdateManyMutationInput,
) {
  const { id, topicId, organizationId, version } = problem;
  const { count } = await tx.topicProblem.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "topic.conflict");
  return told(event, { topicId, problemId: id, organizationId, version });
}

/** The same with one of its measures. */
export async function changeMeasure(
  { actor, tx }: Scope,
  measure: MeasureSubject,
  event: TopicEvent,
  data: Prisma.TopicMeasureUpdateManyMutationInput,
) {
  const { id, version } = measure;
  const { count } = await tx.topicMeasure.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "topic.conflict");
  return told(event, measure);
}

function told(
  name: TopicEvent,
  at: { topicId: string; problemId: string; organizationId: string; version: number },
) {
  const { topicId, problemId, organizationId, version } = at;
  return {
    result: { id: topicId },
    events: [
      {
        name,
        subjectId: topicId,
        organizationId,
        version: version + 1,
        payload: { problemId },
      },
    ],
  };
}
