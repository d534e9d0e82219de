import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import texts from "../messages/zh-CN.json";
import { placeOf } from "../rules/ladder";
import { rungRoleOf, type RungRole } from "../rules/kinds";
import { ladderLevels, vacanciesOf, type LadderPlace, type Vacancy } from "../rules/vacancies";

/** A rung on which nobody stands today. */
export interface VacantRung {
  role: RungRole;
  place: string;
  /** Who is reached instead, or null when nobody above is. */
  next: RungRole | null;
  /** How often matters passed it over in the last thirty days. */
  passedOver: number;
}

const recentDays = 30;
const shownMax = 300;
const namesShown = 3;
const word = messages(texts);

/** Where the ladder of the whole district falls through today, and how often it did lately. */
export async function vacantRungs(scope: Scope): Promise<{ rungs: VacantRung[]; more: number }> {
  const places = await ladderPlaces(scope);
  const filled = await filledRungs(scope);
  const passed = await passedOver(scope);
  const vacant = vacanciesOf(places, (role, place) => filled.has(keyOf(role, place)));
  const rungs = inStreets(vacant, places).map(({ at, first, all }) => ({
    role: first.role,
    place: at,
    next: first.next,
    passedOver: all.reduce(
      (sum, { role, place }) => sum + (passed.get(keyOf(role, place)) ?? 0),
      0,
    ),
  }));
  return { rungs: rungs.slice(0, shownMax), more: Math.max(0, rungs.length - shownMax) };
}

/** A district has hundreds of communities: those of one street without a secretary are one line. */
function inStreets(vacant: readonly Vacancy[], places: readonly LadderPlace[]) {
  const groups = new Map<string, { at: string; first: Vacancy; all: Vacancy[] }>();
  for (const vacancy of vacant) {
    const { place, role, next } = vacancy;
    const street = places.find(
      (one) =>
        one.level === "street" && place.level === "community" && place.path.startsWith(one.path),
    );
    const key = [role, street?.id ?? place.id, next].join();
    const all = [...(groups.get(key)?.all ?? []), vacancy];
    const names = all.slice(0, namesShown).map((one) => one.place.name);
    const at = namesIn(street?.name ?? "", names, all.length);
    groups.set(key, { at, first: groups.get(key)?.first ?? vacancy, all });
  }
  return [...groups.values()];
}

function namesIn(street: string, names: readonly string[], n: number): string {
  const listed = names.join(word("and"));
  if (street === "") return listed;
  return word(n > names.length ? "vacancy.inStreetMore" : "vacancy.inStreet", {
    street,
    names: listed,
    n,
  });
}

async function ladderPlaces({ actor, tx }: Scope): Promise<LadderPlace[]> {
  const today = new Date(localDate(actor.now, actor.tenant.timeZone));
  const inForce = {
    tenantId: actor.tenantId,
    OR: [{ validTo: null }, { validTo: { gte: today } }],
  };
  const areas = await tx.area.findMany({
    where: { ...inForce, level: { in: ["district", "street", "community"] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, path: true, level: true },
  });
  const departments = await tx.organization.findMany({
    where: { ...inForce, kind: "department" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, path: true },
  });
  return [
    ...areas.flatMap((area) => {
      const level = ladderLevels.find((one) => one === area.level);
      return level === undefined ? [] : [{ ...area, level }];
    }),
    ...departments.map((department) => ({ ...department, level: "department" as const })),
  ];
}

async function filledRungs({ actor, tx }: Scope): Promise<Set<string>> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await tx.$queryRaw<{ role: string; place: string }[]>`
    select distinct d.role, coalesce(d.organization_id::text, d.path) as place from duty d
    where d.tenant_id = ${actor.tenantId}::uuid and d.valid_from <= ${today}::date
      and coalesce(d.valid_to, 'infinity') >= ${today}::date`;
  return new Set(rows.map(({ role, place }) => `${role} ${place}`));
}

/** By rung and place, as `keyOf` names them. */
async function passedOver({ actor, tx }: Scope): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<
    { role: string; path: string; organization: string | null; n: number }[]
  >`
    select e.role, e.path, e.organization_id as organization, count(*)::int as n from escalation e
    where e.tenant_id = ${actor.tenantId}::uuid and e.missing and e.at > ${actor.at}::timestamptz - make_interval(days => ${recentDays})
    group by e.role, e.path, e.organization_id`;
  const counts = new Map<string, number>();
  for (const { role, path, organization, n } of rows) {
    const rung = rungRoleOf(role);
    const place = rung.startsWith("dept_") ? (organization ?? "") : placeOf(rung, path);
    const key = `${role} ${place}`;
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return counts;
}

function keyOf(role: RungRole, { id, path, level }: LadderPlace): string {
  return `${role} ${level === "department" ? id : path}`;
}
