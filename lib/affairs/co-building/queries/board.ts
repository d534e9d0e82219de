import "server-only";
import { canSend } from "@/lib/ground/imports/rules/rights";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { entriesOf, type DimensionSet } from "../rules/dimensions";
import type { Kind, Level, NeedStatus, ResourceStatus } from "../rules/kinds";
import { standing, type ProjectStatus } from "../rules/projects";
import { canPlan, isSecretary, writesAt } from "../rules/rights";
import { dimensionsNow } from "./dimensions";
import {
  needColumns,
  needLine,
  projectColumns,
  projectLine,
  resourceColumns,
  resourceLine,
  type NeedLine,
  type ProjectLine,
  type ResourceLine,
} from "./lines";
import { partiesOf } from "./parties";
import { placesBelow, withinOf, type PlaceChoice, type Within } from "./places";
import { coWaiting, type Waiting } from "./waiting";

export const lists = ["needs", "resources", "projects"] as const;
export type List = (typeof lists)[number];

export interface BoardFilter {
  /** `waiting`: what waits for the own office, of all of them. */
  list: List | "waiting";
  text?: string | undefined;
  kind?: Kind | undefined;
  level?: Level | undefined;
  /** `standing`: the projects that count. */
  status?: NeedStatus | ResourceStatus | ProjectStatus | "standing" | undefined;
  /** A dimension by its key, or `none`: the projects without any. What the district does not have narrows nothing. */
  tag?: string | undefined;
  /** A street or community. */
  areaId?: string | undefined;
  /** What one organization needs, gives or takes part in. */
  organizationId?: string | undefined;
  /** The row after which the page begins, as `next` of the page before. */
  after?: string | undefined;
}

/** 共享资源, 区级项目, 街镇项目 (DOMAIN §10, row 3.15), each with its rows behind it. */
export interface BoardFigures {
  openNeeds: number;
  resources: number;
  projects: Readonly<Record<Level, number>>;
}

export interface Board {
  figures: BoardFigures;
  needs: NeedLine[];
  resources: ResourceLine[];
  projects: ProjectLine[];
  next: string | null;
  /** Where projects are listed. */
  dimensions: DimensionSet[];
  /** For the own office; null = for who looks nothing ever waits. */
  waiting: Waiting | null;
  places: PlaceChoice[];
  may: { enter: boolean; plan: boolean; import: boolean };
}

export const noTag = "none";

const pageSize = 50;

/** The three lists of the district, the newest first, one page of one of them. At most twelve statements. */
export async function board(scope: Scope, filter: BoardFilter): Promise<Board> {
  const { actor } = scope;
  const empty = { needs: [], resources: [], projects: [], next: null, dimensions: [] };
  const within = await withinOf(scope, filter.areaId);
  return {
    ...empty,
    figures: await figuresWithin(scope, within),
    ...(await pageOf(scope, filter, within)),
    waiting: isSecretary(actor) ? await coWaiting(scope) : null,
    places: await placesBelow(scope),
    may: { enter: writesAt(actor) !== null, plan: canPlan(actor).ok, import: canSend(actor).ok },
  };
}

/** What the board counts, of the whole district or of one place. At most four statements. */
export async function boardFigures(scope: Scope, areaId?: string): Promise<BoardFigures> {
  return figuresWithin(scope, await withinOf(scope, areaId));
}

async function figuresWithin({ tx }: Scope, within: Within): Promise<BoardFigures> {
  const projects = await tx.coProject.groupBy({
    by: ["level"],
    where: { ...within, status: { in: [...standing] } },
    _count: { id: true },
  });
  const of = (level: Level) => projects.find((row) => row.level === level)?._count.id ?? 0;
  return {
    openNeeds: await tx.coNeed.count({ where: { ...within, status: "open" } }),
    resources: await tx.coResource.count({ where: { ...within, status: { not: "withdrawn" } } }),
    projects: { district: of("district"), street: of("street"), community: of("community") },
  };
}

async function pageOf(scope: Scope, filter: BoardFilter, within: Within) {
  switch (filter.list) {
    case "needs":
      return needPage(scope, filter, within);
    case "resources":
      return resourcePage(scope, filter, within);
    case "projects":
      return projectPage(scope, filter, within);
    case "waiting":
      return {};
  }
}

async function needPage(scope: Scope, filter: BoardFilter, within: Within) {
  const { actor, tx } = scope;
  const last = await cursorOf(filter.after, (id) =>
    tx.coNeed.findFirst({ where: { ...within, id }, select: { id: true, enteredAt: true } }),
  );
  const rows = await tx.coNeed.findMany({
    where: {
      ...within,
      ...entryWhere(filter),
      ...(last === null
        ? {}
        : {
            OR: [
              { enteredAt: { lt: last.enteredAt } },
              { enteredAt: last.enteredAt, id: { lt: last.id } },
            ],
          }),
    },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: needColumns,
  });
  const shown = rows.slice(0, pageSize);
  const names = await areaNames(scope, shown);
  const today = localDate(actor.now, actor.tenant.timeZone);
  return {
    needs: shown.map((row) => needLine(row, names.get(row.areaId) ?? "", today)),
    next: nextOf(rows),
  };
}

async function resourcePage(scope: Scope, filter: BoardFilter, within: Within) {
  const { tx } = scope;
  const last = await cursorOf(filter.after, (id) =>
    tx.coResource.findFirst({ where: { ...within, id }, select: { id: true, enteredAt: true } }),
  );
  const { status, ...where } = entryWhere(filter);
  const rows = await tx.coResource.findMany({
    where: {
      ...within,
      ...where,
      status: status ?? { not: "withdrawn" },
      ...(last === null
        ? {}
        : {
            OR: [
              { enteredAt: { lt: last.enteredAt } },
              { enteredAt: last.enteredAt, id: { lt: last.id } },
            ],
          }),
    },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: resourceColumns,
  });
  const shown = rows.slice(0, pageSize);
  const names = await areaNames(scope, shown);
  return {
    resources: shown.map((row) => resourceLine(row, names.get(row.areaId) ?? "")),
    next: nextOf(rows),
  };
}

async function projectPage(scope: Scope, filter: BoardFilter, within: Within) {
  const { actor, tx } = scope;
  const dimensions = await dimensionsNow(scope);
  const last = await cursorOf(filter.after, (id) =>
    tx.coProject.findFirst({ where: { ...within, id }, select: { id: true, proposedAt: true } }),
  );
  const own =
    filter.organizationId === undefined
      ? null
      : await tx.coParty.findMany({
          where: { tenantId: actor.tenantId, organizationId: filter.organizationId },
          select: { projectId: true },
        });
  const { status, level } = filter;
  const rows = await tx.coProject.findMany({
    where: {
      ...within,
      ...withoutDeclined(scope),
      ...textWhere(filter),
      ...(level === undefined ? {} : { level }),
      ...tagWhere(filter, dimensions),
      ...(own === null ? {} : { id: { in: own.map(({ projectId }) => projectId) } }),
      ...(status === undefined
        ? {}
        : { status: status === "standing" ? { in: [...standing] } : status }),
      ...(last === null
        ? {}
        : {
            OR: [
              { proposedAt: { lt: last.proposedAt } },
              { proposedAt: last.proposedAt, id: { lt: last.id } },
            ],
          }),
    },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: projectColumns,
  });
  const shown = rows.slice(0, pageSize);
  const names = await areaNames(scope, shown);
  const parties = await partiesOf(
    scope,
    shown.map(({ id }) => id),
  );
  return {
    projects: shown.map((row) =>
      projectLine(row, names.get(row.areaId) ?? "", parties.get(row.id) ?? [], dimensions),
    ),
    dimensions,
    next: nextOf(rows),
  };
}

/** What was declined is of no concern to others than its own place (DOMAIN §11.2, P6). */
export function withoutDeclined({ actor }: Scope): Prisma.CoProjectWhereInput {
  const other = actor.role === "liaison" ? {} : { path: { not: actor.lo } };
  return { NOT: { status: "declined", ...other } };
}

function tagWhere({ tag }: BoardFilter, dimensions: readonly DimensionSet[]) {
  if (tag === noTag) return { tags: { isEmpty: true } };
  const known = entriesOf(dimensions).find(({ key }) => key === tag);
  return known === undefined ? {} : { tags: { has: known.key } };
}

function textWhere({ text }: BoardFilter) {
  return text === undefined ? {} : { title: { contains: text } };
}

function entryWhere({ kind, level, status, organizationId, ...filter }: BoardFilter) {
  return {
    ...textWhere({ ...filter }),
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    ...(organizationId === undefined ? {} : { organizationId }),
  } satisfies Prisma.CoNeedWhereInput & Prisma.CoResourceWhereInput;
}

async function cursorOf<Row>(
  after: string | undefined,
  find: (id: string) => Promise<Row | null>,
): Promise<Row | null> {
  return after === undefined ? null : find(after);
}

function nextOf(rows: readonly { id: string }[]): string | null {
  return rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null;
}

export async function areaNames(
  { actor, tx }: Scope,
  rows: readonly { areaId: string }[],
): Promise<Map<string, string>> {
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...new Set(rows.map((row) => row.areaId))] } },
    select: { id: true, name: true },
  });
  return new Map(areas.map(({ id, name }) => [id, name]));
}
