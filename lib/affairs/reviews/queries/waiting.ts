import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canAsk } from "../rules/opinions";
import { lineColumns, opinionLine, type OpinionLine } from "./columns";
import { ownOf } from "./list";

/** On the desk; more at once than this are looked at on the list. */
const shownMax = 10;

/** On the desk: what waits for the own side, the next due first. One statement, none for who only reads. */
export async function waitingOpinions(scope: Scope, most = shownMax): Promise<OpinionLine[]> {
  const { actor, tx } = scope;
  if (!canAsk(actor).ok) return [];
  const rows = await tx.opinionRequest.findMany({
    where: waitingWhere(scope),
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: most,
    select: lineColumns,
  });
  return rows.map((row) => opinionLine(actor, row));
}

/** How many there are of them, also where not all are shown. One statement. */
export async function countWaitingOpinions(scope: Scope): Promise<number> {
  const { actor, tx } = scope;
  return canAsk(actor).ok ? tx.opinionRequest.count({ where: waitingWhere(scope) }) : 0;
}

/** Those to whom the other side waits: asked by it, or answered by it. */
function waitingWhere(scope: Scope) {
  const { actor } = scope;
  const side = actor.organizationId === null ? "office" : "organization";
  const other = side === "office" ? "organization" : "office";
  return {
    ...ownOf(scope),
    ...(side === "office" ? { path: actor.lo } : {}),
    OR: [
      { status: "asked", askedBy: other },
      { status: "answered", askedBy: side },
    ],
  };
}
