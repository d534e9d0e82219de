import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { IsoDate } from "@/lib/platform/core/calendar-day";

/** Who holds a round: a street for its place, the district for its own (DOMAIN §5.5). */
export const roundHolders = ["street_secretary", "district_org"] as const satisfies Role[];
/** Who speaks for an organization that rates or is rated; a street in the rounds of the district. */
export const roundSpeakers = [
  "street_secretary",
  "community_secretary",
  "dept_clerk",
  "dept_leader",
  "liaison",
] as const satisfies Role[];

export const roundStatuses = ["draft", "published", "closed", "released", "called_off"] as const;
export type RoundStatus = (typeof roundStatuses)[number];
/** As people see it: what is published is open between its days. */
export const roundStages = [
  "draft",
  "ahead",
  "open",
  "over",
  "closed",
  "released",
  "calledOff",
] as const;
export type RoundStage = (typeof roundStages)[number];

export const roundVerbs = ["revise", "publish", "close", "release", "callOff"] as const;
export type RoundVerb = (typeof roundVerbs)[number];

/** What a result is taken out for; none of it is about somebody's licence or career (DOMAIN §11, P5, P8). */
export const exportPurposes = ["feedback", "improvement", "report", "archive"] as const;

export const questionsMax = 10;

/** So many sides a form offers at the most; it says so when there are as many. */
export const sidesListed = 2000;
/** From so many raters up a result is shown (DESIGN §4). */
const ratersMin = 5;
/** From 很满意 to 不满意. */
const scores = ["5", "4", "3", "2", "1"] as const;
/** 不了解: counts nowhere. */
export const unknown = "0";
export const marks = [unknown, ...scores] as const;

export interface RoundFacts {
  readonly path: string;
  readonly status: RoundStatus;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
}

export function roundStageOf(
  { status, opensOn, closesOn }: RoundFacts,
  today: IsoDate,
): RoundStage {
  if (status === "called_off") return "calledOff";
  if (status !== "published") return status;
  if (today < opensOn) return "ahead";
  return today > closesOn ? "over" : "open";
}

export function canHold(actor: ActorFacts): Verdict {
  return isOneOf(actor.role, roundHolders) ? allowed : refused("forbidden", "refusal.role");
}

/**
 * Who holds a round follows it; from its publication on nothing of it changes, and it closes after its last day. It may be
 * called off until it is closed: whoever has read a count does not choose whether it stands.
 */
export function canDoOnRound(
  actor: ActorFacts,
  verb: RoundVerb,
  round: RoundFacts,
  today: IsoDate,
): Verdict {
  if (!canHold(actor).ok || round.path !== actor.lo) return refused("forbidden", "refusal.role");
  const stage = roundStageOf(round, today);
  const at: Readonly<Record<RoundVerb, readonly RoundStage[]>> = {
    revise: ["draft"],
    publish: ["draft"],
    close: ["over"],
    release: ["closed"],
    callOff: ["ahead", "open", "over"],
  };
  return at[verb].includes(stage) ? allowed : refused("wrong-status", "round.status");
}

/** The result is taken out by who holds the round, after its end. */
export function canExportRound(
  actor: ActorFacts,
  round: Pick<RoundFacts, "path" | "status">,
): Verdict {
  if (!canHold(actor).ok || round.path !== actor.lo) return refused("forbidden", "refusal.role");
  return isOver(round.status) ? allowed : refused("wrong-status", "round.status");
}

export function isOver(status: RoundStatus): boolean {
  return status === "closed" || status === "released";
}

/** An appeal is answered by whoever holds the round and has not closed it. */
export function canAnswerAppeal(
  actor: ActorFacts,
  appeal: { path: string; closerId: string | null; answered: boolean },
): Verdict {
  if (!canHold(actor).ok || appeal.path !== actor.lo) return refused("forbidden", "refusal.role");
  if (actor.personId === appeal.closerId) return refused("forbidden", "round.ownAppeal");
  return appeal.answered ? refused("wrong-status", "round.status") : allowed;
}

export interface RoundFault {
  readonly field: "questions" | "subjectIds" | "raterIds" | "closesOn";
  readonly key:
    "field.weights" | "field.roundSide" | "field.ownOffice" | "field.fewRaters" | "field.roundEnd";
  /** What the advice says with numbers. */
  readonly values?: Readonly<Record<string, number>>;
}

/** How they are listed on the form: departments, the offices of streets and communities, units. */
export const sideGroups = ["department", "street", "community", "unit"] as const;
export type SideGroup = (typeof sideGroups)[number];

/** An organization that can rate and be rated: it is told, and somebody speaks for it. */
export interface RoundSide {
  readonly id: string;
  /** The office of who holds the round. It reads the counts, so with a vote of its own it would know the others'. */
  readonly own: boolean;
}

/** All that keeps a round from being published; of its organizations `sides` are those that can be reached. */
export function roundFaults(
  round: {
    weights: readonly number[];
    subjectIds: readonly string[];
    raterIds: readonly string[];
    closesOn: IsoDate;
  },
  sides: readonly RoundSide[],
  today: IsoDate,
): RoundFault[] {
  const { weights, subjectIds } = round;
  const faults: RoundFault[] = [];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum !== 100) faults.push({ field: "questions", key: "field.weights", values: { sum } });
  const reached = new Set(sides.map(({ id }) => id));
  if (subjectIds.some((one) => !reached.has(one))) {
    faults.push({ field: "subjectIds", key: "field.roundSide" });
  }
  const raterIds = round.raterIds.filter((one) => reached.has(one));
  // Nobody rates itself, so a subject among the raters needs one more.
  const count = Math.min(
    ...subjectIds.map((subject) => raterIds.filter((rater) => rater !== subject).length),
  );
  if (sides.some(({ id, own }) => own && raterIds.includes(id))) {
    faults.push({ field: "raterIds", key: "field.ownOffice" });
  } else if (count < ratersMin) {
    faults.push({ field: "raterIds", key: "field.fewRaters", values: { count } });
  }
  if (round.closesOn < today) faults.push({ field: "closesOn", key: "field.roundEnd" });
  return faults;
}

/**
 * What a box says of one subject: how many rated it, and of each question how often 1 to 5 was given; null of a question
 * that fewer than five have answered.
 */
export interface Counts {
  readonly n: number;
  readonly q: readonly (readonly number[] | null)[];
}

/** The weighted mean of the questions that are told, on a scale of 100, with one decimal. */
export function resultOf({ q }: Counts, weights: readonly number[]): number {
  const told = q.flatMap((counts, at) =>
    counts === null ? [] : [{ weight: weights[at] ?? 0, ...sumOf(counts) }],
  );
  const whole = told.reduce((sum, { weight }) => sum + weight, 0);
  const sum = told.reduce((total, one) => total + (one.weight * one.points) / one.answers, 0);
  return Math.round((sum / whole) * 200) / 10;
}

/** The mean of each question, from 1 to 5 with two decimals; null where it is not told. */
export function meansOf({ q }: Counts): (number | null)[] {
  return q.map((counts) => {
    if (counts === null) return null;
    const { points, answers } = sumOf(counts);
    return Math.round((points / answers) * 100) / 100;
  });
}

function sumOf(counts: readonly number[]): { points: number; answers: number } {
  return {
    points: counts.reduce((all, count, score) => all + count * (score + 1), 0),
    answers: counts.reduce((all, count) => all + count, 0),
  };
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}
