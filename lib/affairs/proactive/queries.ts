import "server-only";
import { isoDateOf, dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canKeepSeasons,
  canPlan,
  canReport,
  covers,
  outcomes,
  type Outcome,
} from "./rules/proactive";

export interface SeasonShown {
  id: string;
  version: number;
  title: string;
  advice: string;
  fromMonth: number;
  toMonth: number;
  categoryIds: string[];
  active: boolean;
}

export interface ActionLine {
  id: string;
  title: string;
  areaName: string;
  byName: string;
  fromDay: IsoDate;
  toDay: IsoDate;
  outcome: Outcome | null;
  doneText: string | null;
  /** Its days are over and nobody has said what was done. */
  silent: boolean;
}

export interface Calendar {
  year: number;
  month: number;
  thisMonth: number;
  seasons: SeasonShown[];
  actions: ActionLine[];
  /** The district's calendar is still empty. */
  blank: boolean;
  mayPlan: boolean;
  mayKeep: boolean;
}

const actionsMax = 100;

/** A month of this year: its seasons, and what is planned in it in the own range. Two statements. */
export async function calendarOf(scope: Scope, asked: number | undefined): Promise<Calendar> {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const [year = 0, thisMonth = 0] = today.split("-").map(Number);
  const month = asked ?? thisMonth;
  const first = new Date(Date.UTC(year, month - 1, 1));
  const next = new Date(Date.UTC(year, month, 1));
  const mayKeep = canKeepSeasons(actor).ok;
  const seasons = await seasonsOf(scope);
  const rows = await tx.proactiveAction.findMany({
    where: { tenantId: actor.tenantId, fromDay: { lt: next }, toDay: { gte: first } },
    orderBy: [{ fromDay: "asc" }, { id: "asc" }],
    take: actionsMax,
    select: actionColumns,
  });
  return {
    year,
    month,
    thisMonth,
    seasons: seasons.filter((season) => (season.active || mayKeep) && covers(season, month)),
    actions: rows.map((row) => lineOf(row, today)),
    blank: seasons.length === 0,
    mayPlan: canPlan(actor).ok,
    mayKeep,
  };
}

/** All seasons, in the order of the year. One statement. */
export async function seasonsOf({ actor, tx }: Scope): Promise<SeasonShown[]> {
  return tx.season.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ fromMonth: "asc" }, { toMonth: "asc" }, { title: "asc" }],
    select: {
      id: true,
      version: true,
      title: true,
      advice: true,
      fromMonth: true,
      toMonth: true,
      categoryIds: true,
      active: true,
    },
  });
}

export interface ActionShown extends ActionLine {
  version: number;
  now: string;
  today: IsoDate;
  areaId: string;
  plan: string;
  categoryIds: string[];
  season: string | null;
  plannedBy: string;
  plannedAt: string;
  doneAt: string | null;
  doneBy: string | null;
  mayReport: boolean;
}

/** One action. Two statements. */
export async function actionDetail({ actor, tx }: Scope, id: string): Promise<ActionShown> {
  const row = await tx.proactiveAction.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      ...actionColumns,
      version: true,
      areaId: true,
      plan: true,
      categoryIds: true,
      seasonId: true,
      plannedBy: true,
      plannedAt: true,
      doneAt: true,
      doneBy: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const season =
    row.seasonId === null
      ? null
      : await tx.season.findFirst({
          where: { tenantId: actor.tenantId, id: row.seasonId },
          select: { title: true },
        });
  const today = localDate(actor.now, actor.tenant.timeZone);
  const { seasonId: _seasonId, plannedAt, doneAt, ...rest } = row;
  return {
    ...rest,
    ...lineOf(row, today),
    today,
    now: new Date(actor.now).toISOString(),
    season: season?.title ?? null,
    plannedAt: plannedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    mayReport: canReport(actor, row).ok,
  };
}

const actionColumns = {
  id: true,
  title: true,
  areaName: true,
  byName: true,
  fromDay: true,
  toDay: true,
  outcome: true,
  doneText: true,
} as const;

function lineOf(
  row: {
    id: string;
    title: string;
    areaName: string;
    byName: string;
    fromDay: Date;
    toDay: Date;
    outcome: string | null;
    doneText: string | null;
  },
  today: IsoDate,
): ActionLine {
  const { id, title, areaName, byName, doneText } = row;
  const outcome = outcomes.find((one) => one === row.outcome) ?? null;
  const toDay = isoDay(row.toDay);
  return {
    id,
    title,
    areaName,
    byName,
    doneText,
    outcome,
    toDay,
    fromDay: isoDay(row.fromDay),
    silent: outcome === null && toDay < today,
  };
}

/** The first and last day that a new action for a season is offered: from now on, for two weeks. */
export function offeredDays(today: IsoDate): { fromDay: IsoDate; toDay: IsoDate } {
  const day = dayNumberOf(today) ?? 0;
  return { fromDay: today, toDay: isoDateOf(day + 13) };
}

function isoDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}
