import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import type { Scope } from "@/lib/platform/db/scope";
import { correctedTimes } from "../rules/calendar-correction";
import { inWork } from "../rules/verb-row";

const page = 500;

/** Work whose provisional due time the calendar, as it is known now, corrects. All of it, by key. */
export async function dueForCorrection(scope: Scope): Promise<{ id: string; version: number }[]> {
  const { actor, tx } = scope;
  const { calendar } = await clockworkOf(scope);
  const found: { id: string; version: number }[] = [];
  for (let after: string | undefined; ;) {
    const rows = await tx.assignment.findMany({
      where: {
        tenantId: actor.tenantId,
        dueProvisional: true,
        status: { in: [...inWork] },
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: page,
      select: { id: true, version: true, ...provisionalColumns },
    });
    const corrected = rows.filter((row) => correctionOf(row, calendar) !== null);
    found.push(...corrected.map(({ id, version }) => ({ id, version })));
    after = rows.at(-1)?.id;
    if (after === undefined || rows.length < page) return found;
  }
}

/** What the rule must know of an order. */
export const provisionalColumns = {
  dispatchedAt: true,
  dueAt: true,
  acceptBy: true,
  firstContactBy: true,
  returnUntil: true,
  dueProvisional: true,
  reckoning: true,
} as const;

interface ProvisionalRow {
  dispatchedAt: Date;
  dueAt: Date;
  acceptBy: Date;
  firstContactBy: Date;
  returnUntil: Date;
  dueProvisional: boolean;
  reckoning: unknown;
}

export function correctionOf(row: ProvisionalRow, calendar: WorkCalendar) {
  const order = {
    dispatchedAt: row.dispatchedAt.getTime(),
    dueAt: row.dueAt.getTime(),
    acceptBy: row.acceptBy.getTime(),
    firstContactBy: row.firstContactBy.getTime(),
    returnUntil: row.returnUntil.getTime(),
    provisional: row.dueProvisional,
    reckoning: row.reckoning,
  };
  return correctedTimes(order, calendar);
}
