import type { DutyRole } from "@/lib/platform/access/actor";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Clockwork } from "@/lib/affairs/tickets/rules/deadline";
import { gridsOf, type BuildingPlan } from "../content/households";
import { at } from "../content/random";
import type { AreaRow } from "./areas";
import type { District } from "./districts";
import type { Scope } from "./step";

/** Who holds a post. */
export interface Holder {
  dutyId: string;
  personId: string;
  name: string;
}

export interface Point {
  lng: number | null;
  lat: number | null;
}

export interface Department {
  id: string;
  key: string;
  shortName: string;
  signOff: boolean;
}

export interface CategoryRow {
  id: string;
  code: string;
  name: string;
  physical: boolean;
  lead: string;
  /** Of the catalogue's first version. */
  entryId: string | null;
  closing: string | null;
}

export interface Grid {
  area: AreaRow & Point;
  community: AreaRow;
  street: AreaRow;
  /** Addresses are known for every grid; `area` is null where buildings were left out. */
  buildings: { plan: BuildingPlan; area: (AreaRow & Point) | null }[];
}

/** All that a story needs to know of its district. */
export interface Context {
  readonly district: District;
  readonly tenantId: string;
  readonly root: AreaRow;
  readonly grids: readonly Grid[];
  readonly departments: ReadonlyMap<string, Department>;
  readonly categories: ReadonlyMap<string, CategoryRow>;
  readonly holders: (role: DutyRole, placeId: string) => readonly Holder[];
  readonly clockwork: Clockwork;
}

export async function readContext(scope: Scope, district: District): Promise<Context> {
  const { actor } = scope;
  const areas = await readAreas(scope);
  const departments = await readDepartments(scope);
  return {
    district,
    tenantId: actor.tenantId,
    root: at(
      areas.filter(({ level }) => level === "district"),
      0,
    ),
    grids: gridsOfDistrict(areas),
    departments,
    categories: await readCategories(scope, departments),
    holders: await readHolders(scope),
    clockwork: await clockworkOf(scope),
  };
}

async function readAreas({ actor, tx }: Scope): Promise<(AreaRow & Point)[]> {
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, validTo: null },
    orderBy: { path: "asc" },
    select: {
      id: true,
      parentId: true,
      level: true,
      code: true,
      name: true,
      path: true,
      lng: true,
      lat: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    lng: row.lng === null ? null : Number(row.lng),
    lat: row.lat === null ? null : Number(row.lat),
  }));
}

function gridsOfDistrict(areas: readonly (AreaRow & Point)[]): Grid[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const children = Map.groupBy(areas, ({ parentId }) => parentId ?? "");
  return areas
    .filter(({ level }) => level === "community")
    .flatMap((community) => {
      const street = byId.get(community.parentId ?? "");
      const plans = gridsOf({ code: community.code ?? "", name: community.name });
      return (children.get(community.id) ?? []).flatMap((area) => {
        const plan = plans.find(({ code }) => code === area.code);
        if (street === undefined || plan === undefined) return [];
        const rows = new Map((children.get(area.id) ?? []).map((row) => [row.name, row]));
        const buildings = plan.buildings.map((one) => ({
          plan: one,
          area: rows.get(one.name) ?? null,
        }));
        return [{ area, community, street, buildings }];
      });
    });
}

async function readDepartments({ actor, tx }: Scope): Promise<Map<string, Department>> {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: "department", validTo: null },
    select: { id: true, key: true, shortName: true, signOff: true },
  });
  return new Map(rows.map((row) => [row.key ?? "", { ...row, key: row.key ?? "" }]));
}

async function readCategories(
  { actor, tx }: Scope,
  departments: ReadonlyMap<string, Department>,
): Promise<Map<string, CategoryRow>> {
  const keys = new Map([...departments.values()].map(({ id, key }) => [id, key]));
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId, parentId: { not: null } },
    select: { id: true, code: true, name: true, physical: true },
  });
  const entries = await tx.catalogueEntry.findMany({
    where: { tenantId: actor.tenantId, areaId: null, removed: false },
    select: { id: true, categoryId: true, organizationId: true, closing: true },
  });
  const entryOf = new Map(entries.map((entry) => [entry.categoryId, entry]));
  return new Map(
    rows.map((row) => {
      const entry = entryOf.get(row.id);
      const lead = keys.get(entry?.organizationId ?? "") ?? "";
      return [
        row.code,
        { ...row, lead, entryId: entry?.id ?? null, closing: entry?.closing ?? null },
      ];
    }),
  );
}

async function readHolders({ actor, tx }: Scope): Promise<Context["holders"]> {
  const duties = await tx.duty.findMany({
    where: { tenantId: actor.tenantId, validTo: null },
    orderBy: { id: "asc" },
    select: { id: true, personId: true, role: true, areaId: true, organizationId: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId: actor.tenantId },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const holders = Map.groupBy(
    duties.map(({ id, personId, role, areaId, organizationId }) => ({
      key: `${role}:${areaId ?? organizationId ?? ""}`,
      holder: { dutyId: id, personId, name: names.get(personId) ?? "" },
    })),
    ({ key }) => key,
  );
  return (role, placeId) => (holders.get(`${role}:${placeId}`) ?? []).map(({ holder }) => holder);
}
