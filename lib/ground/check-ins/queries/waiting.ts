import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { lineColumns, linesOf, type CheckInLine } from "./desk";

/** As many as can be accepted with one press. */
const manyMax = 50;

export interface WaitingLine extends CheckInLine {
  /** The grid that the list has named. */
  grid: string | null;
}

export interface WaitingPage {
  now: string;
  lines: WaitingLine[];
  /** How many wait in the community, more than are shown perhaps. */
  waiting: number;
  grids: { id: string; name: string }[];
}

/** Who waits for the community of the one who asks, the oldest first. At most five statements. */
export async function waitingPage(scope: Scope): Promise<WaitingPage> {
  const { actor, tx } = scope;
  const where = {
    tenantId: actor.tenantId,
    path: { gte: actor.lo, lt: actor.hi },
    status: "submitted",
  };
  const rows = await tx.memberCheckIn.findMany({
    where,
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: manyMax,
    select: { ...lineColumns, gridId: true },
  });
  const waiting = await tx.memberCheckIn.count({ where });
  const grids = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      level: "grid",
      validTo: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  const lines = await linesOf(scope, rows);
  return {
    now: new Date(actor.now).toISOString(),
    lines: lines.map((line, index) => ({
      ...line,
      grid: grids.find(({ id }) => id === rows[index]?.gridId)?.name ?? null,
    })),
    waiting,
    grids,
  };
}
