import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canChoose, measureReporters } from "../rules/topic";

interface Given {
  id: string;
  version: number;
}

/** A problem in the actor's range, which who chooses there follows. Whatever lies elsewhere is not found. */
export async function findProblem({ actor, tx }: Scope, given: Given) {
  if (!canChoose(actor).ok) return null;
  const row = await tx.topicProblem.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      id: true,
      topicId: true,
      path: true,
      version: true,
      organizationId: true,
      reviewedAt: true,
      releasedAt: true,
    },
  });
  const found = checked(row, given.version);
  return found === null
    ? null
    : { ...found, reviewed: found.reviewedAt !== null, released: found.releasedAt !== null };
}
export type ProblemSubject = NonNullable<Awaited<ReturnType<typeof findProblem>>>;

/** A measure in the actor's range, or of the own organization, with how its problem stands. */
export async function findMeasure({ actor, tx }: Scope, given: Given) {
  const mine = canChoose(actor).ok
    ? { path: { gte: actor.lo, lt: actor.hi } }
    : measureReporters.some((role) => role === actor.role)
      ? { organizationId: actor.organizationId ?? "" }
      : null;
  if (mine === null) return null;
  const row = await tx.topicMeasure.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, ...mine },
    select: {
      id: true,
      problemId: true,
      path: true,
      version: true,
      organizationId: true,
      doneAt: true,
    },
  });
  const found = checked(row, given.version);
  if (found === null) return null;
  const problem = await tx.topicProblem.findFirst({
    where: { tenantId: actor.tenantId, id: found.problemId },
    select: { topicId: true, reviewedAt: true },
  });
  if (problem === null) return null;
  const { topicId, reviewedAt } = problem;
  return { ...found, topicId, done: found.doneAt !== null, reviewed: reviewedAt !== null };
}
export type MeasureSubject = NonNullable<Awaited<ReturnType<typeof findMeasure>>>;

export function checked<Row extends { version: number }>(
  row: Row | null,
  version: number,
): Row | null {
  if (row !== null && row.version !== version) throw new Refusal("conflict", "topic.conflict");
  return row;
}
