import "server-only";
import { z } from "zod";
import { isoDay, type IsoDate } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canAnswerAppeal,
  canDoOnRound,
  canExportRound,
  canHold,
  isOver,
  meansOf,
  resultOf,
  roundStageOf,
  roundStatuses,
  roundVerbs,
  type RoundStage,
  type RoundVerb,
} from "../rules/rounds";
import { said, type Said } from "./detail";
import { pageSize, type PageAsked } from "./list";
import { countsShape } from "./own-reviews";

export interface RoundLine {
  id: string;
  title: string;
  areaName: string;
  stage: RoundStage;
  opensOn: IsoDate;
  closesOn: IsoDate;
}

/** Of a draft nobody else knows. */
function known({ actor }: Scope) {
  return {
    tenantId: actor.tenantId,
    path: { gte: actor.lo, lt: actor.hi },
    OR: [{ path: actor.lo }, { status: { not: "draft" } }],
  };
}

export interface RoundPage {
  rounds: RoundLine[];
  next: string | null;
}

/** The rounds of the range by pages, the newest first. At most two statements; none for who holds no rounds. */
export async function heldRounds(
  scope: Scope,
  { after, size = pageSize }: PageAsked = {},
): Promise<RoundPage> {
  const { actor, tx } = scope;
  if (!canHold(actor).ok) return { rounds: [], next: null };
  const today = localDate(actor.now, actor.tenant.timeZone);
  const last =
    after === undefined
      ? null
      : await tx.reviewRound.findFirst({
          where: { ...known(scope), id: after },
          select: { id: true, opensOn: true },
        });
  const behind =
    last === null
      ? {}
      : {
          OR: [{ opensOn: { lt: last.opensOn } }, { opensOn: last.opensOn, id: { lt: last.id } }],
        };
  const rows = await tx.reviewRound.findMany({
    where: { ...known(scope), AND: [behind] },
    orderBy: [{ opensOn: "desc" }, { id: "desc" }],
    take: size + 1,
    select: {
      id: true,
      path: true,
      title: true,
      areaName: true,
      status: true,
      opensOn: true,
      closesOn: true,
    },
  });
  const rounds = rows.slice(0, size).map(({ path, status: stored, ...row }) => {
    const days = { opensOn: isoDay(row.opensOn), closesOn: isoDay(row.closesOn) };
    const status = roundStatuses.find((one) => one === stored) ?? "draft";
    return { ...row, ...days, stage: roundStageOf({ path, status, ...days }, today) };
  });
  return { rounds, next: rows.length > size ? (rounds.at(-1)?.id ?? null) : null };
}

export interface AppealShown {
  id: string;
  version: number;
  organizationName: string;
  text: string;
  appealedBy: string;
  appealedAt: string;
  answer: string | null;
  answeredBy: string | null;
  mayAnswer: boolean;
}

export interface RoundShown extends RoundLine {
  version: number;
  now: string;
  about: string;
  questions: { text: string; weight: number }[];
  subjectIds: string[];
  raterIds: string[];
  raters: string[];
  /** In the order of the round, never by size; a result from five raters up after the end. */
  subjects: {
    id: string;
    name: string;
    raters: number | null;
    result: number | null;
    /** Of each question, from 1 to 5. */
    means: (number | null)[] | null;
  }[];
  isOver: boolean;
  /** Whether the result is told to who looks. */
  isTold: boolean;
  mayExport: boolean;
  draftedBy: string;
  closedBy: string | null;
  calledOff: Said | null;
  appeals: AppealShown[];
  verbs: RoundVerb[];
}

const result = z.strictObject({ subjectId: z.string(), counts: countsShape.nullable() });

/** One round; what came of it only for who holds it. Three statements. */
export async function roundDetail(scope: Scope, id: string): Promise<RoundShown> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const row = await tx.reviewRound.findFirst({
    where: { ...known(scope), id },
    select: {
      id: true,
      path: true,
      version: true,
      title: true,
      about: true,
      areaName: true,
      questions: true,
      weights: true,
      subjectIds: true,
      subjectNames: true,
      raterIds: true,
      raterNames: true,
      opensOn: true,
      closesOn: true,
      status: true,
      draftedBy: true,
      closedBy: true,
      closerId: true,
      calledOffAt: true,
      calledOffBy: true,
      callOffText: true,
    },
  });
  if (row === null || !canHold(actor).ok) throw new Refusal("not-found", "refusal.notFound");
  const { path, weights, closerId } = row;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const status = roundStatuses.find((one) => one === row.status) ?? "draft";
  const days = { opensOn: isoDay(row.opensOn), closesOn: isoDay(row.closesOn) };
  const facts = { path, status, ...days };
  const results = z.array(result).parse(
    await tx.$queryRaw<unknown[]>`
      select subject_id as "subjectId", counts from sec.review_results(${id}::uuid)`,
  );
  const counts = new Map(results.map((one) => [one.subjectId, one.counts]));
  const appeals = await tx.reviewAppeal.findMany({
    where: { tenantId, roundId: id },
    orderBy: [{ appealedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      organizationName: true,
      text: true,
      appealedBy: true,
      appealedAt: true,
      answer: true,
      answeredBy: true,
    },
  });
  return {
    id,
    version: row.version,
    now: new Date(actor.now).toISOString(),
    title: row.title,
    about: row.about,
    areaName: row.areaName,
    ...days,
    stage: roundStageOf(facts, today),
    questions: row.questions.map((text, at) => ({ text, weight: weights[at] ?? 0 })),
    subjectIds: row.subjectIds,
    raterIds: row.raterIds,
    raters: row.raterNames,
    subjects: row.subjectIds.map((one, at) => {
      const found = counts.get(one) ?? null;
      return {
        id: one,
        name: row.subjectNames[at] ?? "",
        raters: found?.n ?? null,
        result: found === null ? null : resultOf(found, weights),
        means: found === null ? null : meansOf(found),
      };
    }),
    isOver: isOver(status),
    isTold: isOver(status) && path === actor.lo,
    mayExport: canExportRound(actor, facts).ok,
    draftedBy: row.draftedBy,
    closedBy: row.closedBy,
    calledOff: said(row.callOffText, row.calledOffBy, row.calledOffAt),
    appeals: appeals.map(({ appealedAt, ...appeal }) => ({
      ...appeal,
      appealedAt: appealedAt.toISOString(),
      mayAnswer: canAnswerAppeal(actor, { path, closerId, answered: appeal.answer !== null }).ok,
    })),
    verbs: roundVerbs.filter((verb) => canDoOnRound(actor, verb, facts, today).ok),
  };
}
