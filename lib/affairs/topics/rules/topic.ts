import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { IsoDate } from "@/lib/platform/core/calendar-day";

/** Who takes up a theme: the district for itself, a street for its own level (DOMAIN §2.10). */
export const topicChoosers = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
] as const satisfies Role[];
/** Who reports for the organization that leads. */
export const measureReporters = ["dept_clerk", "dept_leader"] as const satisfies Role[];
/** Everybody of the staff but the administrator: what is taken up is no secret. */
export const topicReaders = [
  ...topicChoosers,
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
  ...measureReporters,
] as const satisfies Role[];

/** 2–3 concrete problems stand under a theme; more would be a plan for a year. */
export const problemsMax = 3;

/** The selection tests, as questions that a person answers: no number answers them. */
export const selectionTests = ["prominent", "wide", "solvable", "policy"] as const;
export type SelectionTest = (typeof selectionTests)[number];

/** What became of a problem: dropped says that it is not followed further, with the reason. */
export const outcomes = ["solved", "partly", "dropped"] as const;
export type Outcome = (typeof outcomes)[number];

export const stages = ["planned", "underWay", "done", "reviewed"] as const;
export type Stage = (typeof stages)[number];

interface MeasureFacts {
  readonly dueOn: IsoDate;
  readonly done: boolean;
}

/**
 * How far a problem is. It follows from its month and its measures, so nobody reports a stage: under
 * way from the first day of the month or the first measure that is done.
 */
export function stageOf(
  problem: { month: IsoDate; reviewed: boolean; measures: readonly MeasureFacts[] },
  today: IsoDate,
): Stage {
  const { month, reviewed, measures } = problem;
  if (reviewed) return "reviewed";
  const done = measures.filter((one) => one.done).length;
  if (measures.length > 0 && done === measures.length) return "done";
  return done > 0 || month <= today ? "underWay" : "planned";
}

/** From so many days before its day on, a measure stands on the desk of who leads. */
export const remindDays = 7;

export type Due = "done" | "late" | "soon" | "later";

/** A measure is due at the end of its day. Both days are local. */
export function dueOf({ dueOn, done }: MeasureFacts, days: { today: IsoDate; soon: IsoDate }): Due {
  if (done) return "done";
  if (dueOn < days.today) return "late";
  return dueOn <= days.soon ? "soon" : "later";
}

/** What may be done with a problem by who chose it. */
export const problemVerbs = ["review", "addMeasure", "release", "hide"] as const;
export type ProblemVerb = (typeof problemVerbs)[number];

export const measureVerbs = ["report", "sendBack", "replan"] as const;
export type MeasureVerb = (typeof measureVerbs)[number];

interface ProblemFacts {
  readonly path: string;
  readonly reviewed: boolean;
  readonly released: boolean;
}

export function canChoose(actor: ActorFacts): Verdict {
  return isOneOf(actor.role, topicChoosers) ? allowed : refused("forbidden", "refusal.role");
}

/** A theme is followed by the level that chose it and by the district above, never by a street beside or below. */
export function follows(actor: ActorFacts, path: string): boolean {
  return canChoose(actor).ok && path.startsWith(actor.lo);
}

export function canDoOnProblem(
  actor: ActorFacts,
  verb: ProblemVerb,
  problem: ProblemFacts,
): Verdict {
  if (!follows(actor, problem.path)) return refused("forbidden", "refusal.role");
  switch (verb) {
    case "release":
      return allowed;
    case "hide":
      return problem.released ? allowed : refused("wrong-status", "topic.status");
    case "review":
    case "addMeasure":
      return problem.reviewed ? refused("wrong-status", "topic.status") : allowed;
  }
}

export function canDoOnMeasure(
  actor: ActorFacts,
  verb: MeasureVerb,
  measure: { path: string; organizationId: string; done: boolean; reviewed: boolean },
): Verdict {
  const may =
    verb === "report"
      ? isOneOf(actor.role, measureReporters) && actor.organizationId === measure.organizationId
      : follows(actor, measure.path);
  if (!may) return refused("forbidden", "refusal.role");
  const fits = !measure.reviewed && measure.done === (verb === "sendBack");
  return fits ? allowed : refused("wrong-status", "topic.status");
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}
