import "server-only";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canChoose, measureReporters, remindDays } from "../rules/topic";
import { isoDay } from "./columns";

/** A measure that asks for attention now: its day has come near, or has passed. */
export interface DueMeasure {
  id: string;
  topicId: string;
  problem: string;
  text: string;
  organizationName: string;
  dueOn: IsoDate;
  late: boolean;
}

export interface DueMeasures {
  lines: DueMeasure[];
  /** Problems of the own level whose measures are all done, and which nobody has looked at yet. */
  toReview: { topicId: string; title: string; organizationName: string }[];
}

/** More at once than this are looked at on the board. */
const shownMax = 10;

/**
 * For the organization that leads, its measures of the next days and those that are late; for who chose
 * them, the late ones of the own level and what is to be reviewed. Nothing for anybody else.
 */
export async function dueMeasures(scope: Scope): Promise<DueMeasures> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const reports = measureReporters.some((role) => role === actor.role);
  const chooses = canChoose(actor).ok;
  if (!reports && !chooses) return { lines: [], toReview: [] };
  const today = localDate(actor.now, actor.tenant.timeZone);
  const until = reports ? isoDateOf((dayNumberOf(today) ?? 0) + remindDays + 1) : today;
  const problems = await tx.topicProblem.findMany({
    where: {
      tenantId,
      reviewedAt: null,
      ...(reports ? { organizationId: actor.organizationId ?? "" } : { path: actor.lo }),
    },
    orderBy: { givenAt: "asc" },
    select: { id: true, topicId: true, title: true, organizationName: true },
  });
  if (problems.length === 0) return { lines: [], toReview: [] };
  const measures = await tx.topicMeasure.findMany({
    where: { tenantId, problemId: { in: problems.map(({ id }) => id) }, doneAt: null },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { id: true, problemId: true, text: true, dueOn: true },
  });
  const open = new Set(measures.map(({ problemId }) => problemId));
  const problemOf = new Map(problems.map((one) => [one.id, one]));
  const lines = measures.flatMap(({ id, problemId, text, dueOn }): DueMeasure[] => {
    const problem = problemOf.get(problemId);
    const day = isoDay(dueOn);
    if (problem === undefined || day >= until) return [];
    const { topicId, title, organizationName } = problem;
    return [{ id, topicId, problem: title, text, organizationName, dueOn: day, late: day < today }];
  });
  return {
    lines: lines.slice(0, shownMax),
    toReview: chooses
      ? problems
          .filter(({ id }) => !open.has(id))
          .map(({ topicId, title, organizationName }) => ({ topicId, title, organizationName }))
          .slice(0, shownMax)
      : [],
  };
}
