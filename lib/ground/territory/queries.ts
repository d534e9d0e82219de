import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { listTenants, type TenantEntry } from "@/lib/platform/db/tenants";
import { areaLevels, isAreaLevel } from "./rules/codes";
import { ancestors } from "./rules/path";
import { placeWords } from "./rules/place-words";
import {
  placeShapes,
  type AreaEntry,
  type CodedLevel,
  type Place,
  type PlaceShape,
  type PlaceStep,
} from "./schema";

/** The districts that this server serves. Public knowledge, so it needs no scope. */
export function servedDistricts(): Promise<TenantEntry[]> {
  return listTenants();
}

/** All areas of one level in force, by code. Those without a code are not told to other systems. */
export async function areasOfLevel({ actor, tx }: Scope, level: CodedLevel): Promise<AreaEntry[]> {
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, level, validTo: null, code: { not: null } },
    orderBy: { code: "asc" },
    select: { code: true, name: true, parentId: true },
  });
  const parentIds = [...new Set(rows.flatMap((row) => row.parentId ?? []))];
  const parents = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: parentIds } },
    select: { id: true, code: true },
  });
  const codes = new Map(parents.map((parent) => [parent.id, parent.code]));
  return rows.map((row) => ({
    code: row.code ?? "",
    name: row.name,
    level,
    parentCode: row.parentId === null ? null : (codes.get(row.parentId) ?? null),
  }));
}

const placesMax = 20;

/**
 * Places whose name contains what was typed, the nearest names first, at most 20. Several words,
 * parted by blanks, must all be found in the name of the place or of an area above it.
 */
export async function findPlaces(scope: Scope, typed: string): Promise<Place[]> {
  const { actor, tx } = scope;
  const words = placeWords(typed);
  if (words.length === 0) return [];
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct a.id from unnest(${words}::text[]) as word, sec.find_areas(word) as a (id)`;
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: found.map((one) => one.id) },
      level: { not: "district" },
      validTo: null,
    },
    select: areaColumns,
  });
  const places = await withNames(scope, rows);
  return places
    .filter((one) => words.every((word) => `${one.names} ${one.name}`.toLowerCase().includes(word)))
    .sort((a, b) => nearness(a, words) - nearness(b, words) || byName.compare(a.name, b.name))
    .slice(0, placesMax);
}

/** The places directly below one place, or below the district; none below an unknown one. */
export async function placesBelow(scope: Scope, parentId: string | null): Promise<Place[]> {
  const { actor, tx } = scope;
  const where = parentId === null ? { path: actor.tenant.root } : { id: parentId };
  const parent = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, ...where, validTo: null },
    select: { id: true },
  });
  if (parent === null) return [];
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, parentId: parent.id, validTo: null },
    select: { ...areaColumns, code: true },
  });
  return withNames(scope, rows.sort(byCode));
}

/**
 * Street, community, grid, building: for every level down to the chosen place what can be chosen
 * there, and what comes next. An unknown place counts as none.
 */
export async function placeSteps(scope: Scope, chosenId: string | null): Promise<PlaceStep[]> {
  const { actor, tx } = scope;
  const chosen =
    chosenId === null
      ? null
      : await tx.area.findFirst({
          where: { tenantId: actor.tenantId, id: chosenId, validTo: null },
          select: { path: true },
        });
  const path = chosen?.path ?? actor.tenant.root;
  const chain = await tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: [...ancestors(path), path] } },
    orderBy: { path: "asc" },
    select: areaColumns,
  });
  const below = await tx.area.findMany({
    where: { tenantId: actor.tenantId, parentId: { in: chain.map(({ id }) => id) }, validTo: null },
    select: { ...areaColumns, parentId: true, code: true },
  });
  below.sort(byCode);
  return chain.flatMap((parent, depth) => {
    const options = below.filter((one) => one.parentId === parent.id);
    const [first] = options;
    if (first === undefined) return [];
    const names = chain.slice(1, depth + 1).map(({ name }) => name);
    return {
      level: levelOf(first.level),
      chosen: chain[depth + 1]?.id ?? null,
      options: options.map((one) => placeOf(one, names)),
    };
  });
}

/** One place, or null when there is none in force with this id. */
export async function placeById(scope: Scope, id: string): Promise<Place | null> {
  const { actor, tx } = scope;
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id, level: { not: "district" }, validTo: null },
    select: areaColumns,
  });
  const [found] = await withNames(scope, rows);
  return found ?? null;
}

/** The area in force with this official code, or null. */
export async function areaByCode({ actor, tx }: Scope, code: string): Promise<string | null> {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, code, validTo: null },
    select: { id: true },
  });
  return area?.id ?? null;
}

/** The place of a QR code, or null when it has ended or there never was one. */
export async function placeByTag(scope: Scope, tag: string): Promise<Place | null> {
  const { actor, tx } = scope;
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, tag, level: { not: "district" }, validTo: null },
    select: areaColumns,
  });
  const [found] = await withNames(scope, rows);
  return found ?? null;
}

/** The outlines of the places directly below one place, or below the district; maybe none. */
export async function shapesBelow(scope: Scope, parentId: string | null): Promise<PlaceShape[]> {
  const { actor, tx } = scope;
  const options = await placesBelow(scope, parentId);
  const shapes = await tx.areaShape.findMany({
    where: { tenantId: actor.tenantId, areaId: { in: options.map(({ id }) => id) } },
    select: { areaId: true, geometry: true },
  });
  const byArea = new Map(shapes.map((shape) => [shape.areaId, shape.geometry]));
  return placeShapes.parse(
    options
      .filter(({ id }) => byArea.has(id))
      .map((option) => ({ ...option, geometry: byArea.get(option.id) })),
  );
}

const areaColumns = { id: true, name: true, level: true, path: true } as const;
const byName = new Intl.Collator("zh-CN", { numeric: true });

/** By official code; buildings have none and stand by name, number 2 before number 10. */
function byCode(a: AreaRow & { code: string | null }, b: AreaRow & { code: string | null }) {
  return byName.compare(a.code ?? a.name, b.code ?? b.name);
}

interface AreaRow {
  id: string;
  name: string;
  level: string;
  path: string;
}

/** Adds the names of the areas above, in one query for all rows. */
async function withNames({ actor, tx }: Scope, rows: readonly AreaRow[]): Promise<Place[]> {
  const paths = new Set(rows.flatMap(({ path }) => ancestors(path).slice(1)));
  const above = await tx.area.findMany({
    where: { tenantId: actor.tenantId, path: { in: [...paths] } },
    select: { path: true, name: true },
  });
  const names = new Map(above.map((area) => [area.path, area.name]));
  return rows.map((row) =>
    placeOf(
      row,
      ancestors(row.path)
        .slice(1)
        .flatMap((path) => names.get(path) ?? []),
    ),
  );
}

function placeOf({ id, name, level }: AreaRow, names: readonly string[]): Place {
  return { id, name, level: levelOf(level), names: names.join(" ") };
}

function levelOf(level: string): Place["level"] {
  return isAreaLevel(level) ? level : "building";
}

/** Lower is nearer: the whole name, its beginning, a part of it; then from the top downwards. */
function nearness(one: Place, words: readonly string[]): number {
  const name = one.name.toLowerCase();
  const rank = Math.min(
    ...words.map((word) =>
      name === word ? 0 : name.startsWith(word) ? 1 : name.includes(word) ? 2 : 3,
    ),
  );
  return rank * areaLevels.length + areaLevels.indexOf(one.level);
}
