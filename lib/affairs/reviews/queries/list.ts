import "server-only";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { canAsk, turnsOf } from "../rules/opinions";
import { lineColumns, opinionLine, type OpinionLine } from "./columns";

/** `waiting`: it is the turn of who looks, the next due first; `under`: the other side's turn, or of others in the range. */
export const opinionLists = ["waiting", "under", "closed"] as const;
type OpinionListName = (typeof opinionLists)[number];

/** Where a page begins, and how long it is. */
export interface PageAsked {
  /** The row after which it begins, as `next` of the page before. */
  after?: string | undefined;
  size?: number;
}

export const pageSize = 50;
/** So many of each stand on the board; behind it is the whole list. */
export const boardSize = 10;

export interface OpinionPage {
  lines: OpinionLine[];
  next: string | null;
}

export type OpinionBoard = Record<OpinionListName, OpinionPage> & { mayAsk: boolean };

/** The requests of the own side, and for who is above those of the range. Three statements. */
export async function opinionBoard(scope: Scope): Promise<OpinionBoard> {
  const asked = { size: boardSize };
  return {
    waiting: await opinionPage(scope, "waiting", asked),
    under: await opinionPage(scope, "under", asked),
    closed: await opinionPage(scope, "closed", asked),
    mayAsk: canAsk(scope.actor).ok,
  };
}

/** One page of one list. At most two statements. */
export async function opinionPage(
  scope: Scope,
  list: OpinionListName,
  { after, size = pageSize }: PageAsked = {},
): Promise<OpinionPage> {
  const { actor, tx } = scope;
  const last =
    after === undefined
      ? null
      : await tx.opinionRequest.findFirst({
          where: { ...ownOf(scope), id: after },
          select: { id: true, dueOn: true, askedAt: true },
        });
  const rows = await tx.opinionRequest.findMany({
    where: {
      ...ownOf(scope),
      AND: [listWhere(scope, list), last === null ? {} : behind(list, last)],
    },
    orderBy:
      list === "closed" ? [{ askedAt: "desc" }, { id: "desc" }] : [{ dueOn: "asc" }, { id: "asc" }],
    take: size + 1,
    select: lineColumns,
  });
  const shown = rows.slice(0, size);
  return {
    lines: shown.map((row) => opinionLine(actor, row)),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

function listWhere(scope: Scope, list: OpinionListName): Prisma.OpinionRequestWhereInput {
  if (list === "closed") return { status: "closed" };
  const open = { status: { not: "closed" } };
  const turns = turnsOf(scope.actor);
  if (turns === null) return list === "under" ? open : { id: { in: [] } };
  const own = { ...turns.within, OR: [...turns.any] };
  return list === "waiting" ? own : { ...open, NOT: own };
}

function behind(
  list: OpinionListName,
  last: { id: string; dueOn: Date; askedAt: Date },
): Prisma.OpinionRequestWhereInput {
  const { id, dueOn, askedAt } = last;
  return list === "closed"
    ? { OR: [{ askedAt: { lt: askedAt } }, { askedAt, id: { lt: id } }] }
    : { OR: [{ dueOn: { gt: dueOn } }, { dueOn, id: { gt: id } }] };
}

/** What the policies let through is said once more, so that the list and the rule agree. */
export function ownOf({ actor }: Scope) {
  const { tenantId, organizationId, lo, hi } = actor;
  return organizationId === null
    ? { tenantId, path: { gte: lo, lt: hi } }
    : { tenantId, organizationId };
}
