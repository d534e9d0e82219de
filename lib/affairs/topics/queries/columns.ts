import "server-only";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { remindDays } from "../rules/topic";

export const problemColumns = {
  id: true,
  topicId: true,
  title: true,
  organizationId: true,
  organizationName: true,
  helperIds: true,
  reviewedAt: true,
} as const;

const measureColumns = {
  id: true,
  problemId: true,
  version: true,
  text: true,
  dueOn: true,
  doneText: true,
  doneAt: true,
  doneBy: true,
  backText: true,
} as const;

interface MeasureRow {
  dueOn: Date;
  doneAt: Date | null;
}

export function isoDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}

/** The measures of problems, by problem, the next due first. */
export async function measuresOf({ actor, tx }: Scope, problems: readonly { id: string }[]) {
  const rows = await tx.topicMeasure.findMany({
    where: { tenantId: actor.tenantId, problemId: { in: problems.map(({ id }) => id) } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: measureColumns,
  });
  return Map.groupBy(rows, ({ problemId }) => problemId);
}

export function factsOf({ dueOn, doneAt }: Pick<MeasureRow, "dueOn" | "doneAt">) {
  return { dueOn: isoDay(dueOn), done: doneAt !== null };
}

export function daysOf(today: IsoDate) {
  return { today, soon: isoDateOf((dayNumberOf(today) ?? 0) + remindDays) };
}
