import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { canChoose, dueOf, stageOf, type Stage } from "../rules/topic";
import { daysOf, factsOf, isoDay, measuresOf, problemColumns } from "./columns";

/** A problem as one line of the board. */
export interface ProblemLine {
  id: string;
  title: string;
  organizationName: string;
  stage: Stage;
  done: number;
  measures: number;
  late: number;
}

export interface TopicLine {
  id: string;
  areaName: string;
  /** Its first day. */
  month: IsoDate;
  title: string;
  /** Of the district, or of the own level of the one who looks. */
  wide: boolean;
  problems: ProblemLine[];
}

export interface Board {
  year: number;
  today: IsoDate;
  topics: TopicLine[];
  mayChoose: boolean;
  /** Months of the year in which the own level has none yet. */
  free: IsoDate[];
}

/**
 * The topics of a year that concern the actor: those of the levels above and of the own range, for an
 * organization those of the district and those with which it has to do. Three statements.
 */
export async function boardOf(scope: Scope, asked: number | undefined): Promise<Board> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const year = asked ?? Number(today.slice(0, 4));
  const rows = await tx.monthlyTopic.findMany({
    where: {
      tenantId,
      month: { gte: new Date(`${String(year)}-01-01`), lt: new Date(`${String(year + 1)}-01-01`) },
      OR: [{ path: { gte: actor.lo, lt: actor.hi } }, { path: { in: [...ancestors(actor.lo)] } }],
    },
    orderBy: [{ month: "asc" }, { path: "asc" }],
    select: { id: true, path: true, areaName: true, month: true, title: true },
  });
  const problems = await tx.topicProblem.findMany({
    where: { tenantId, topicId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
    select: problemColumns,
  });
  const measures = await measuresOf(scope, problems);
  const days = daysOf(today);
  const topics = rows.flatMap((row): TopicLine[] => {
    const own = problems.filter(({ topicId }) => topicId === row.id);
    const wide = row.path === actor.tenant.root || row.path === actor.lo;
    const { organizationId } = actor;
    const concerned =
      organizationId === null ||
      own.some(
        (one) => one.organizationId === organizationId || one.helperIds.includes(organizationId),
      );
    if (!wide && !concerned) return [];
    const { id, areaName, title } = row;
    const month = isoDay(row.month);
    const lines = own.map((problem) => {
      const facts = (measures.get(problem.id) ?? []).map(factsOf);
      return {
        id: problem.id,
        title: problem.title,
        organizationName: problem.organizationName,
        stage: stageOf({ month, reviewed: problem.reviewedAt !== null, measures: facts }, today),
        done: facts.filter(({ done }) => done).length,
        measures: facts.length,
        late:
          problem.reviewedAt === null
            ? facts.filter((one) => dueOf(one, days) === "late").length
            : 0,
      };
    });
    return [{ id, areaName, month, title, wide, problems: lines }];
  });
  const taken = new Set(
    rows.filter(({ path }) => path === actor.lo).map(({ month }) => isoDay(month)),
  );
  return {
    year,
    today,
    topics,
    mayChoose: canChoose(actor).ok,
    free: monthsOf(year).filter((month) => !taken.has(month)),
  };
}

function monthsOf(year: number): IsoDate[] {
  return Array.from(
    { length: 12 },
    (_, at) => `${String(year)}-${String(at + 1).padStart(2, "0")}-01`,
  );
}
