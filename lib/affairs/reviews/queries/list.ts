import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canAsk } from "../rules/opinions";
import { lineColumns, opinionLine, type OpinionLine } from "./columns";

/** So many are open or shown as ended; the older ones are found by their notices and on paper. */
const openMax = 200;
const closedMax = 50;

export interface OpinionBoard {
  /** It is the turn of who looks, the next due first. */
  waiting: OpinionLine[];
  /** The other side's turn, or of others in the range. */
  under: OpinionLine[];
  closed: OpinionLine[];
  mayAsk: boolean;
}

/** The requests of the own side, and for who is above those of the range. Two statements. */
export async function opinionBoard(scope: Scope): Promise<OpinionBoard> {
  const { actor, tx } = scope;
  const own = ownOf(scope);
  const open = await tx.opinionRequest.findMany({
    where: { ...own, status: { not: "closed" } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: openMax,
    select: lineColumns,
  });
  const closed = await tx.opinionRequest.findMany({
    where: { ...own, status: "closed" },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: closedMax,
    select: lineColumns,
  });
  const lines = open.map((row) => opinionLine(actor, row));
  return {
    waiting: lines.filter(({ waits }) => waits),
    under: lines.filter(({ waits }) => !waits),
    closed: closed.map((row) => opinionLine(actor, row)),
    mayAsk: canAsk(actor).ok,
  };
}

/** What the policies let through is said once more, so that the list and the rule agree. */
export function ownOf({ actor }: Scope) {
  const { tenantId, organizationId, lo, hi } = actor;
  return organizationId === null
    ? { tenantId, path: { gte: lo, lt: hi } }
    : { tenantId, organizationId };
}
