import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { canAdminister } from "../rules/admin";
import { areaLevels } from "../rules/codes";
import { ancestors, range } from "../rules/path";
import { areaLevelSchema, type AreaPage, type AreaRow } from "../schema/admin";

const rowsMax = 500;
const foundMax = 50;

const columns = {
  id: true,
  parentId: true,
  level: true,
  code: true,
  name: true,
  path: true,
  households: true,
  validFrom: true,
  validTo: true,
} as const;

export interface AreaPageQuery {
  /** The area whose inside is shown; without it the administrator's own. */
  id?: string | undefined;
  /** Part of a name, or the beginning of a code; then the rows are what was found. */
  text?: string | undefined;
  /** Also those that have ended. */
  ended?: boolean | undefined;
}

/** One area of the register with what lies directly below it, or with what a search found. */
export async function areaPage(scope: Scope, query: AreaPageQuery): Promise<AreaPage | null> {
  const { actor, tx } = scope;
  const area = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      ...(query.id === undefined ? { path: actor.lo } : { id: query.id }),
    },
    select: columns,
  });
  if (area === null) return null;
  const above = await tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: [...ancestors(area.path)] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true },
  });
  const rows =
    query.text === undefined
      ? await childrenOf(scope, area.id, query.ended === true)
      : await found(scope, query.text);
  const settings = (await clockworkOf(scope)).settings;
  const { warnBelow, warnAbove } = settings["grid.householdRange"];
  const [own] = await toRows(scope, [area], false);
  if (own === undefined) return null;
  return {
    area: { ...own, path: area.path, validFrom: isoDay(area.validFrom) },
    above,
    below: await countsBelow(scope, area.path),
    rows: await toRows(scope, rows.slice(0, rowsMax), query.text !== undefined),
    more: rows.length > (query.text === undefined ? rowsMax : foundMax - 1),
    editable: canAdminister(actor, area).ok && area.validTo === null,
    householdRange: { warnBelow, warnAbove },
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

async function childrenOf({ actor, tx }: Scope, parentId: string, ended: boolean) {
  return tx.area.findMany({
    where: { tenantId: actor.tenantId, parentId, ...(ended ? {} : { validTo: null }) },
    orderBy: [{ code: "asc" }, { path: "asc" }],
    take: rowsMax + 1,
    select: columns,
  });
}

async function found({ actor, tx }: Scope, text: string) {
  const inForce = { tenantId: actor.tenantId, validTo: null };
  if (/^\d{3,}$/.test(text)) {
    return tx.area.findMany({
      where: { ...inForce, code: { startsWith: text } },
      orderBy: [{ code: "asc" }],
      take: foundMax,
      select: columns,
    });
  }
  const ids = await tx.$queryRaw<{ id: string }[]>`select sec.find_areas(${text}) as id`;
  return tx.area.findMany({
    where: { ...inForce, id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ path: "asc" }],
    take: foundMax,
    select: columns,
  });
}

async function countsBelow({ actor, tx }: Scope, path: string): Promise<AreaPage["below"]> {
  const { lo, hi } = range(path);
  const groups = await tx.area.groupBy({
    by: ["level"],
    where: { tenantId: actor.tenantId, validTo: null, path: { gt: lo, lt: hi } },
    _count: { _all: true },
  });
  return areaLevels.flatMap((level) => {
    const count = groups.find((group) => group.level === level)?._count._all ?? 0;
    return count === 0 ? [] : [{ level, count }];
  });
}

type Found = Awaited<ReturnType<typeof childrenOf>>[number];

async function toRows(
  scope: Scope,
  areas: readonly Found[],
  withPlace: boolean,
): Promise<AreaRow[]> {
  const { actor, tx } = scope;
  if (areas.length === 0) return [];
  const counts = await tx.area.groupBy({
    by: ["parentId"],
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      parentId: { in: areas.map(({ id }) => id) },
    },
    _count: { _all: true },
  });
  const children = new Map(counts.map((group) => [group.parentId, group._count._all]));
  const names = withPlace ? await placeNames(scope, areas) : new Map<string, string>();
  return areas.map((area) => ({
    id: area.id,
    level: areaLevelSchema.parse(area.level),
    code: area.code,
    name: area.name,
    households: area.households,
    validTo: area.validTo === null ? null : isoDay(area.validTo),
    children: children.get(area.id) ?? 0,
    within: names.get(area.path) ?? "",
  }));
}

/** Where areas lie: the names above each, from the street down. */
export async function placeNames(
  { actor, tx }: Scope,
  areas: readonly { path: string }[],
): Promise<Map<string, string>> {
  const paths = new Set(areas.flatMap(({ path }) => ancestors(path)));
  const above = await tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: [...paths] }, level: { not: "district" } },
    select: { path: true, name: true },
  });
  const names = new Map(above.map(({ path, name }) => [path, name]));
  return new Map(
    areas.map(({ path }) => [
      path,
      ancestors(path)
        .flatMap((each) => names.get(each) ?? [])
        .join(" "),
    ]),
  );
}
