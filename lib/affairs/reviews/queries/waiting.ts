import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canAsk } from "../rules/opinions";
import { lineColumns, opinionLine, type OpinionLine } from "./columns";
import { ownOf } from "./list";

/** More at once than this are looked at on the list. */
const shownMax = 10;

/** On the desk: what waits for the own side, the next due first. One statement, none for who only reads. */
export async function waitingOpinions(scope: Scope): Promise<OpinionLine[]> {
  const { actor, tx } = scope;
  if (!canAsk(actor).ok) return [];
  const side = actor.organizationId === null ? "office" : "organization";
  const other = side === "office" ? "organization" : "office";
  const rows = await tx.opinionRequest.findMany({
    where: {
      ...ownOf(scope),
      ...(side === "office" ? { path: actor.lo } : {}),
      OR: [
        { status: "asked", askedBy: other },
        { status: "answered", askedBy: side },
      ],
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: shownMax,
    select: lineColumns,
  });
  return rows.map((row) => opinionLine(actor, row));
}
