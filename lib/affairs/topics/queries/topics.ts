import "server-only";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canDoOnMeasure,
  canDoOnProblem,
  dueOf,
  follows,
  measureVerbs,
  outcomes,
  problemsMax,
  problemVerbs,
  selectionTests,
  stageOf,
  type Due,
  type MeasureVerb,
  type Outcome,
  type ProblemVerb,
  type SelectionTest,
  type Stage,
} from "../rules/topic";
import { daysOf, factsOf, isoDay, measuresOf, problemColumns } from "./columns";

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
