import "server-only";
import { ancestors, depth, range } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";

// What the forms offer. Each function is one statement, however many choices there are.

export interface CategoryChoice {
  id: string;
  code: string;
  name: string;
  parentName: string;
  physical: boolean;
  urgency: string;
}

export interface OrganizationChoice {
  id: string;
  name: string;
  shortName: string;
}

export interface AreaChoice {
  id: string;
  name: string;
  /** Level by level below the district, for people who know several places of one name. */
  within: string;
  level: string;
}

/** The second level of the catalogue, in its order; the first level is the name of the group. */
export async function categoryChoices({ actor, tx }: Scope): Promise<CategoryChoice[]> {
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId, active: true },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: {
      id: true,
      code: true,
      parentId: true,
      name: true,
      physical: true,
      urgency: true,
    },
  });
  const groups = rows.filter((row) => row.parentId === null);
  return groups.flatMap((group) =>
    rows
      .filter((row) => row.parentId === group.id)
      .map(({ parentId: _group, ...row }) => ({ ...row, parentName: group.name })),
  );
}

/** The code of every category by its id, also of those out of use: what stands published keeps its own. */
export async function categoryCodes({ actor, tx }: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId },
    select: { id: true, code: true },
  });
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/**
 * To whom one may dispatch: the departments in force, and the catalogue's choice before them, which
 * may be the office of the place.
 */
export async function organizationChoices(
  { actor, tx }: Scope,
  first: string | null = null,
): Promise<OrganizationChoice[]> {
  const rows = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [{ kind: "department" }, ...(first === null ? [] : [{ id: first }])],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, shortName: true },
  });
  return [...rows.filter(({ id }) => id === first), ...rows.filter(({ id }) => id !== first)];
}

/**
 * Who stands around one matter, in one statement: to whom it may be sent (as above), and whom it may be
 * against, which may also be the office of its street, its community or the district.
 */
export async function organizationsAround(
  { actor, tx }: Scope,
  matter: { path: string; complainedId: string | null },
  first: string | null,
): Promise<{ toSend: OrganizationChoice[]; against: OrganizationChoice[] }> {
  const named = [first, matter.complainedId].filter((one) => one !== null);
  const rows = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      OR: [
        { validTo: null, kind: "department" },
        { validTo: null, kind: "office", path: { in: [...ancestors(matter.path), matter.path] } },
        { id: { in: named } },
      ],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, shortName: true, kind: true, validTo: true },
  });
  const shown = rows.map(({ kind: _kind, validTo: _validTo, ...row }) => row);
  const departments = rows.filter(
    ({ id, kind, validTo }) => kind === "department" && id !== first && validTo === null,
  );
  const sendable = new Set(departments.map(({ id }) => id));
  return {
    toSend: [
      ...shown.filter(({ id }) => id === first),
      ...shown.filter(({ id }) => sendable.has(id)),
    ],
    against: shown,
  };
}

/** To where one may transfer: every street and community, and the district itself for its pool. */
export function transferChoices(scope: Scope): Promise<AreaChoice[]> {
  return areas(scope, { levels: ["district", "street", "community"], lo: scope.actor.tenant.root });
}

/**
 * Where a case can lie that this person enters: below the district down to communities, below a
 * street or community down to grids, below a grid its buildings.
 */
export function placeChoices(scope: Scope): Promise<AreaChoice[]> {
  const { actor } = scope;
  const levels = [
    ["street", "community"],
    ["community", "grid"],
    ["community", "grid"],
    ["grid", "building"],
  ][depth(actor.lo) - 1] ?? ["grid", "building"];
  return areas(scope, { levels, lo: actor.lo });
}

/** Where something can be planned: the own area and what lies below it; a unit works in the whole district. */
export function ownPlaces(scope: Scope): Promise<AreaChoice[]> {
  const { lo, tenant, organizationId } = scope.actor;
  const from = organizationId === null ? lo : tenant.root;
  const levels =
    depth(from) === 1 ? ["district", "street", "community"] : ["street", "community", "grid"];
  return areas(scope, { levels, lo: from });
}

const choicesMax = 3000;

async function areas(
  { actor, tx }: Scope,
  { levels, lo }: { levels: readonly string[]; lo: string },
): Promise<AreaChoice[]> {
  const { hi } = range(lo);
  const rows = await tx.area.findMany({
    // What lies above the range comes along for the names.
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [
        { level: { in: [...levels] }, path: { gte: lo, lt: hi } },
        { path: { in: [...ancestors(lo)] } },
        { level: { in: ["street", "community"] }, path: { gte: lo, lt: hi } },
      ],
    },
    orderBy: { path: "asc" },
    take: choicesMax,
    select: { id: true, name: true, level: true, path: true },
  });
  const nameAt = new Map(rows.map((row) => [row.path, row.name]));
  return rows
    .filter((row) => levels.includes(row.level) && row.path.startsWith(lo))
    .map(({ path, ...area }) => ({
      ...area,
      // The district itself is the same for all.
      within: ancestors(path)
        .slice(1)
        .map((above) => nameAt.get(above) ?? "")
        .filter(Boolean)
        .join(" "),
    }));
}
