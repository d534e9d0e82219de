import "server-only";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";
import {
  canChoose,
  canDoOnMeasure,
  canDoOnProblem,
  dueOf,
  follows,
  measureVerbs,
  outcomes,
  problemsMax,
  problemVerbs,
  remindDays,
  selectionTests,
  stageOf,
  type Due,
  type MeasureVerb,
  type Outcome,
  type ProblemVerb,
  type SelectionTest,
  type Stage,
} from "../rules/topic";
import { isoDay, measureColumns, problemColumns, type MeasureRow } from "./columns";

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

export interface MeasureShown {
  id: string;
  version: number;
  text: string;
  dueOn: IsoDate;
  due: Due;
  doneText: string | null;
  doneAt: string | null;
  doneBy: string | null;
  backText: string | null;
  verbs: MeasureVerb[];
}

export interface ProblemShown {
  id: string;
  version: number;
  title: string;
  matter: string;
  stage: Stage;
  tests: SelectionTest[];
  organizationName: string;
  helpers: string[];
  /** The rows from which it was chosen. */
  counted: { categoryId: string; areaId: string; from: IsoDate; to: IsoDate } | null;
  measures: MeasureShown[];
  outcome: Outcome | null;
  outcomeText: string | null;
  reviewedAt: string | null;
  reviewedBy: string | null;
  publicText: string | null;
  verbs: ProblemVerb[];
}

export interface TopicShown {
  id: string;
  version: number;
  now: string;
  areaName: string;
  month: IsoDate;
  title: string;
  chosenBy: string;
  chosenAt: string;
  problems: ProblemShown[];
  /** Whether another problem may be put under it by who looks. */
  mayAdd: boolean;
  own: boolean;
}

/** One theme with its problems and what each may be done with. Four statements. */
export async function topicDetail(scope: Scope, id: string): Promise<TopicShown> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const topic = await tx.monthlyTopic.findFirst({
    where: { tenantId, id },
    select: {
      id: true,
      path: true,
      version: true,
      areaName: true,
      month: true,
      title: true,
      chosenBy: true,
      chosenAt: true,
    },
  });
  if (topic === null) throw new Refusal("not-found", "refusal.notFound");
  const rows = await tx.topicProblem.findMany({
    where: { tenantId, topicId: id },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
    select: {
      ...problemColumns,
      version: true,
      path: true,
      matter: true,
      categoryId: true,
      countedAreaId: true,
      countedFrom: true,
      countedTo: true,
      tests: true,
      outcome: true,
      outcomeText: true,
      reviewedBy: true,
      publicText: true,
    },
  });
  const measures = await measuresOf(scope, rows);
  const helpers = await tx.organization.findMany({
    where: { tenantId, id: { in: rows.flatMap(({ helperIds }) => helperIds) } },
    select: { id: true, shortName: true },
  });
  const nameOf = new Map(helpers.map((one) => [one.id, one.shortName]));
  const today = localDate(actor.now, actor.tenant.timeZone);
  const month = isoDay(topic.month);
  const own = follows(actor, topic.path);
  const { path: _path, ...shown } = topic;
  return {
    ...shown,
    month,
    now: new Date(actor.now).toISOString(),
    chosenAt: topic.chosenAt.toISOString(),
    own,
    mayAdd: own && rows.length < problemsMax,
    problems: rows.map((row): ProblemShown => {
      const reviewed = row.reviewedAt !== null;
      const facts = { path: row.path, reviewed, released: row.publicText !== null };
      const ownMeasures = measures.get(row.id) ?? [];
      return {
        id: row.id,
        version: row.version,
        title: row.title,
        matter: row.matter,
        stage: stageOf({ month, reviewed, measures: ownMeasures.map(factsOf) }, today),
        tests: selectionTests.filter((test) => row.tests.includes(test)),
        organizationName: row.organizationName,
        helpers: row.helperIds.flatMap((helper) => nameOf.get(helper) ?? []),
        counted: countedOf(row),
        measures: ownMeasures.map((measure) => ({
          id: measure.id,
          version: measure.version,
          text: measure.text,
          dueOn: isoDay(measure.dueOn),
          due: dueOf(factsOf(measure), daysOf(today)),
          doneText: measure.doneText,
          doneAt: measure.doneAt?.toISOString() ?? null,
          doneBy: measure.doneBy,
          backText: measure.backText,
          verbs: measureVerbs.filter(
            (verb) =>
              canDoOnMeasure(actor, verb, {
                path: row.path,
                organizationId: row.organizationId,
                done: measure.doneAt !== null,
                reviewed,
              }).ok,
          ),
        })),
        outcome: outcomes.find((one) => one === row.outcome) ?? null,
        outcomeText: row.outcomeText,
        reviewedAt: row.reviewedAt?.toISOString() ?? null,
        reviewedBy: row.reviewedBy,
        publicText: row.publicText,
        verbs: problemVerbs.filter((verb) => canDoOnProblem(actor, verb, facts).ok),
      };
    }),
  };
}

async function measuresOf({ actor, tx }: Scope, problems: readonly { id: string }[]) {
  const rows = await tx.topicMeasure.findMany({
    where: { tenantId: actor.tenantId, problemId: { in: problems.map(({ id }) => id) } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: measureColumns,
  });
  return Map.groupBy(rows, ({ problemId }) => problemId);
}

function factsOf({ dueOn, doneAt }: Pick<MeasureRow, "dueOn" | "doneAt">) {
  return { dueOn: isoDay(dueOn), done: doneAt !== null };
}

function countedOf(row: {
  categoryId: string | null;
  countedAreaId: string | null;
  countedFrom: Date | null;
  countedTo: Date | null;
}): ProblemShown["counted"] {
  const { categoryId, countedAreaId: areaId, countedFrom, countedTo } = row;
  if (categoryId === null || areaId === null || countedFrom === null || countedTo === null) {
    return null;
  }
  return { categoryId, areaId, from: isoDay(countedFrom), to: isoDay(countedTo) };
}

function daysOf(today: IsoDate) {
  return { today, soon: isoDateOf((dayNumberOf(today) ?? 0) + remindDays) };
}

function monthsOf(year: number): IsoDate[] {
  return Array.from(
    { length: 12 },
    (_, at) => `${String(year)}-${String(at + 1).padStart(2, "0")}-01`,
  );
}
