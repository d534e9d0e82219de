import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { placeNames } from "@/lib/ground/territory/queries/admin";
import { areaLevelSchema } from "@/lib/ground/territory/schema/admin";
import type { DutyRole } from "@/lib/platform/access/actor";
import { openWork } from "./queries/open-work";
import { placesOfRole, type PlaceKind } from "./rules/places";
import {
  dutyRole,
  type AccountState,
  type DutyRow,
  type PersonDetail,
  type PersonPage,
  type PlaceOption,
} from "./schema";

const pageSize = 50;
const placesMax = 50;

/** The register of people, by name, one page; `text` is part of a name or of an organization's. */
export async function personPage(
  scope: Scope,
  filter: { text?: string | undefined; after?: string | undefined },
): Promise<PersonPage> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const { text } = filter;
  const last =
    filter.after === undefined
      ? null
      : await tx.person.findFirst({
          where: { tenantId, id: filter.after },
          select: { id: true, name: true },
        });
  const named =
    text === undefined
      ? []
      : await tx.organization.findMany({
          where: {
            tenantId,
            OR: [{ name: { contains: text } }, { shortName: { contains: text } }],
          },
          take: 200,
          select: { id: true },
        });
  const rows = await tx.person.findMany({
    where: {
      tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      AND: [
        text === undefined
          ? {}
          : {
              OR: [
                { name: { contains: text } },
                { organizationId: { in: named.map(({ id }) => id) } },
              ],
            },
        last === null
          ? {}
          : { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: last.id } }] },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: { id: true, name: true, organizationId: true },
  });
  const shown = rows.slice(0, pageSize);
  const ids = shown.map(({ id }) => id);
  const organizations = await organizationNames(
    scope,
    shown.map((row) => row.organizationId),
  );
  const accounts = await accountStates(scope, ids);
  const duties = (await dutiesOf(scope, ids)).filter((duty) => duty.state === "now");
  return {
    rows: shown.map(({ id, name, organizationId }) => ({
      id,
      name,
      organization: organizations.get(organizationId) ?? "",
      account: accounts.get(id) ?? null,
      duties: duties
        .filter((duty) => duty.personId === id)
        .map(({ role, place }) => ({ role, place })),
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One person with account and all duties, past and coming ones too. */
export async function personDetail(scope: Scope, id: string): Promise<PersonDetail | null> {
  const { actor, tx } = scope;
  const person = await tx.person.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, name: true, organizationId: true, version: true },
  });
  if (person === null) return null;
  const organizations = await organizationNames(scope, [person.organizationId]);
  const accounts = await accountStates(scope, [id]);
  const duties = await dutiesOf(scope, [id]);
  const work = await openWork(
    scope,
    duties.filter(({ state }) => state === "now").map((duty) => duty.id),
  );
  return {
    ...person,
    organization: organizations.get(person.organizationId) ?? "",
    account: accounts.get(id) ?? null,
    duties: duties.map(({ personId: _, ...duty }) => ({
      ...duty,
      open: work.find(({ dutyId }) => dutyId === duty.id) ?? null,
    })),
    self: actor.personId === id,
    today: todayOf(scope),
  };
}

/** Places of the administrator's range where a role can be held, 50 at the most. */
export async function placeOptions(
  scope: Scope,
  role: DutyRole,
  text: string | undefined,
): Promise<PlaceOption[]> {
  const { actor, tx } = scope;
  const kinds: readonly PlaceKind[] = placesOfRole[role];
  const where = {
    tenantId: actor.tenantId,
    validTo: null,
    path: { gte: actor.lo, lt: actor.hi },
  };
  if (kinds.includes("department")) {
    const named =
      text === undefined
        ? {}
        : { OR: [{ name: { contains: text } }, { shortName: { contains: text } }] };
    const rows = await tx.organization.findMany({
      // A unit that has reported is no place for a duty: its liaison officer enters by phone.
      where: { ...where, ...named, kind: { not: "unit" } },
      // Departments first: an office of a place handles only what the catalogue lets it.
      orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
      take: placesMax,
      select: { id: true, name: true },
    });
    return rows.map((row) => ({ ...row, kind: "department", within: "", code: null }));
  }
  const found =
    text === undefined
      ? {}
      : /^\d{3,}$/.test(text)
        ? { code: { startsWith: text } }
        : { OR: await nameMatches(scope, text) };
  const rows = await tx.area.findMany({
    where: { ...where, level: { in: [...kinds] }, ...found },
    orderBy: [{ code: "asc" }],
    take: placesMax,
    select: { id: true, name: true, level: true, code: true, path: true },
  });
  const names = await placeNames(scope, rows);
  return rows.map(({ level, path, ...row }) => ({
    ...row,
    kind: areaLevelSchema.parse(level),
    within: names.get(path) ?? "",
  }));
}

/** Areas called so, and all that lies inside of them: the grids of a community by its name. */
async function nameMatches({ actor, tx }: Scope, text: string) {
  const ids = await tx.$queryRaw<{ id: string }[]>`select sec.find_areas(${text}) as id`;
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids.map(({ id }) => id) } },
    select: { path: true },
  });
  // No match must find nothing, and an empty OR would find everything.
  return areas.length === 0
    ? [{ path: "" }]
    : areas.map(({ path }) => ({ path: { startsWith: path } }));
}

async function organizationNames({ actor, tx }: Scope, ids: string[]) {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function accountStates({ tx }: Scope, ids: string[]): Promise<Map<string, AccountState>> {
  const rows = await tx.$queryRaw<AccountRow[]>`
    select person_id, login_name, must_change, disabled from sec.accounts(${ids}::uuid[])`;
  return new Map(
    rows.map((row) => [
      row.person_id,
      { login: row.login_name, mustChange: row.must_change, disabled: row.disabled },
    ]),
  );
}

interface AccountRow {
  person_id: string;
  login_name: string;
  must_change: boolean;
  disabled: boolean;
}

async function dutiesOf(
  scope: Scope,
  people: string[],
): Promise<(Omit<DutyRow, "open"> & { personId: string })[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const rows = await tx.duty.findMany({
    where: { tenantId, personId: { in: people } },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
    select: {
      id: true,
      personId: true,
      role: true,
      areaId: true,
      organizationId: true,
      validFrom: true,
      validTo: true,
      version: true,
      absenceId: true,
    },
  });
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: rows.flatMap((row) => row.areaId ?? []) } },
    select: { id: true, name: true, path: true, level: true },
  });
  const within = await placeNames(
    scope,
    areas.filter((area) => area.level === "grid"),
  );
  const places = new Map(
    areas.map(({ id, name, path }) => [id, [within.get(path), name].filter(Boolean).join(" ")]),
  );
  const departments = await organizationNames(
    scope,
    rows.flatMap((row) => row.organizationId ?? []),
  );
  const today = todayOf(scope);
  return rows.map((row) => {
    const from = isoDay(row.validFrom);
    const to = row.validTo === null ? null : isoDay(row.validTo);
    return {
      id: row.id,
      personId: row.personId,
      role: dutyRole.parse(row.role),
      place: places.get(row.areaId ?? "") ?? departments.get(row.organizationId ?? "") ?? "",
      from,
      to,
      version: row.version,
      deputy: row.absenceId !== null,
      state: to !== null && to < today ? "past" : from > today ? "future" : "now",
    };
  });
}

function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}
