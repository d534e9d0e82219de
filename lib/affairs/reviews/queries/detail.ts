import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnOpinion, opinionVerbs, type OpinionVerb } from "../rules/opinions";
import { lineColumns, opinionLine, type OpinionLine } from "./columns";
import { isGone } from "./gone";
import { ownOf, type PageAsked } from "./list";

/** Something that was said, by whom and when. */
export interface Said {
  text: string;
  name: string;
  at: string;
}

/** All of a request: both sides read every word of it. */
export interface OpinionShown extends OpinionLine {
  now: string;
  matter: string;
  askedName: string;
  answer: Said | null;
  /** What the answer said before it was put right. */
  before: Said | null;
  reply: Said | null;
  outcome: Said | null;
  verbs: OpinionVerb[];
}

const columns = {
  ...lineColumns,
  matter: true,
  askedName: true,
  answer: true,
  answeredAt: true,
  answeredName: true,
  answerBefore: true,
  correctedAt: true,
  correctedName: true,
  reply: true,
  repliedAt: true,
  repliedName: true,
  outcome: true,
  closedAt: true,
  closedName: true,
} as const;

/** One request. At most two statements. */
export async function opinionDetail(scope: Scope, id: string): Promise<OpinionShown> {
  const row = await scope.tx.opinionRequest.findFirst({
    where: { ...ownOf(scope), id },
    select: columns,
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  return shownOf(scope, row, await isGone(scope));
}

/** So many whole requests on a page of a phone. */
const unitPageSize = 20;

interface OpinionsShown {
  opinions: OpinionShown[];
  next: string | null;
}

/** The requests of a unit by pages, all of each, the open ones first. At most three statements. */
export async function opinionsOfUnit(
  scope: Scope,
  { after, size = unitPageSize }: PageAsked = {},
): Promise<OpinionsShown> {
  const { tx } = scope;
  const last =
    after === undefined
      ? null
      : await tx.opinionRequest.findFirst({
          where: { ...ownOf(scope), id: after },
          select: { id: true, askedAt: true, closedAt: true },
        });
  const rows = await tx.opinionRequest.findMany({
    where: { ...ownOf(scope), AND: [last === null ? {} : behind(last)] },
    // asked, answered, closed: with many the open ones come first.
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { askedAt: "desc" }, { id: "desc" }],
    take: size + 1,
    select: columns,
  });
  const gone = await isGone(scope);
  const page = rows.slice(0, size);
  const opinions = page.map((row) => shownOf(scope, row, gone));
  return {
    opinions: opinions.sort((a, b) => rank(a) - rank(b)),
    next: rows.length > size ? (page.at(-1)?.id ?? null) : null,
  };
}

function behind({
  id,
  askedAt,
  closedAt,
}: {
  id: string;
  askedAt: Date;
  closedAt: Date | null;
}): Prisma.OpinionRequestWhereInput {
  const same = [
    { closedAt, askedAt: { lt: askedAt } },
    { closedAt, askedAt, id: { lt: id } },
  ];
  return closedAt === null
    ? { OR: [{ closedAt: { not: null } }, ...same] }
    : { OR: [{ closedAt: { lt: closedAt } }, ...same] };
}

function rank({ waits, status }: OpinionShown): number {
  return waits ? 0 : status === "closed" ? 2 : 1;
}

type Row = Parameters<typeof opinionLine>[1] & {
  matter: string;
  askedName: string;
  answer: string | null;
  answeredAt: Date | null;
  answeredName: string | null;
  answerBefore: string | null;
  correctedAt: Date | null;
  correctedName: string | null;
  reply: string | null;
  repliedAt: Date | null;
  repliedName: string | null;
  outcome: string | null;
  closedAt: Date | null;
  closedName: string | null;
};

function shownOf({ actor }: Scope, row: Row, gone: boolean): OpinionShown {
  const line = opinionLine(actor, row);
  const { path, organizationId } = row;
  const { askedBy, status } = line;
  const words = { replied: row.reply !== null, corrected: row.answerBefore !== null, gone };
  const facts = { path, organizationId, askedBy, status, ...words };
  return {
    ...line,
    now: new Date(actor.now).toISOString(),
    matter: row.matter,
    askedName: row.askedName,
    answer: said(
      row.answer,
      row.correctedName ?? row.answeredName,
      row.correctedAt ?? row.answeredAt,
    ),
    before: said(row.answerBefore, row.answeredName, row.answeredAt),
    reply: said(row.reply, row.repliedName, row.repliedAt),
    outcome: said(row.outcome, row.closedName, row.closedAt),
    verbs: opinionVerbs.filter((verb) => canDoOnOpinion(actor, verb, facts).ok),
  };
}

export function said(text: string | null, name: string | null, at: Date | null): Said | null {
  if (text === null || name === null || at === null) return null;
  return { text, name, at: at.toISOString() };
}
