import "server-only";
import { z } from "zod";
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
 * them, the late ones of the own level and what is to be reviewed. Nothing for anybody else. One statement.
 */
export async function dueMeasures(scope: Scope): Promise<DueMeasures> {
  const { actor } = scope;
  const reports = measureReporters.some((role) => role === actor.role);
  const chooses = canChoose(actor).ok;
  if (!reports && !chooses) return { lines: [], toReview: [] };
  const today = localDate(actor.now, actor.tenant.timeZone);
  const until = reports ? isoDateOf((dayNumberOf(today) ?? 0) + remindDays + 1) : today;
  const rows = await openRows(scope, reports);
  const problems = [...new Map(rows.map((row) => [row.problemId, row])).values()];
  const measures = rows.flatMap(({ measureId, text, dueOn, ...problem }) =>
    measureId === null || text === null || dueOn === null
      ? []
      : [{ id: measureId, text, dueOn, problem }],
  );
  const open = new Set(measures.map(({ problem }) => problem.problemId));
  const lines = measures.flatMap(({ id, text, dueOn, problem }): DueMeasure[] => {
    const day = isoDay(dueOn);
    if (day >= until) return [];
    const { topicId, title, organizationName } = problem;
    return [{ id, topicId, problem: title, text, organizationName, dueOn: day, late: day < today }];
  });
  return {
    lines: lines.slice(0, shownMax),
    toReview: chooses
      ? problems
          .filter(({ problemId }) => !open.has(problemId))
          .map(({ topicId, title, organizationName }) => ({ topicId, title, organizationName }))
          .slice(0, shownMax)
      : [],
  };
}

/** A problem that nobody has reviewed, with one of its open measures; without any there is one row of it. */
const row = z.strictObject({
  problemId: z.string(),
  topicId: z.string(),
  title: z.string(),
  organizationName: z.string(),
  measureId: z.string().nullable(),
  text: z.string().nullable(),
  dueOn: z.date().nullable(),
});
type OpenRow = z.infer<typeof row>;

async function openRows({ actor, tx }: Scope, reports: boolean): Promise<OpenRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select p.id as "problemId", p.topic_id as "topicId", p.title, p.organization_name as "organizationName",
      m.id as "measureId", m.text, m.due_on as "dueOn"
    from topic_problem p
    left join topic_measure m on m.tenant_id = p.tenant_id and m.problem_id = p.id and m.done_at is null
    where p.tenant_id = ${actor.tenantId}::uuid and p.reviewed_at is null
      and case when ${reports} then p.organization_id = ${actor.organizationId}::uuid else p.path = ${actor.lo} end
    order by m.due_on, m.id, p.given_at`;
  return z.array(row).parse(rows);
}
