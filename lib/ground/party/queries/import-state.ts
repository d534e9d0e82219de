import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { byName } from "@/lib/platform/core/by-name";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import type { KnownParty, PartyLookups, PartyPlace } from "../rules/import-state";
import { kindOf } from "../rules/kinds";

/** The organizations of a range that are not closed, with terms and counts. Four statements. */
export async function standingParties({ actor, tx }: Scope, within: string): Promise<KnownParty[]> {
  const { tenantId } = actor;
  const rows = await tx.partyOrganization.findMany({
    where: { tenantId, closedOn: null, path: { startsWith: within } },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      areaId: true,
      path: true,
      parentId: true,
      level: true,
      form: true,
      name: true,
      secretary: true,
      placeIds: true,
      unitIds: true,
      purpose: true,
      establishedOn: true,
      documentNo: true,
      endsOn: true,
    },
  });
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(({ areaId }) => areaId))] } },
    select: { id: true, level: true },
  });
  const terms = await tx.partyTerm.findMany({
    where: { tenantId, partyId: { in: rows.map(({ id }) => id) }, endedOn: null },
    select: { partyId: true, endsOn: true, extendedTo: true },
  });
  const counts = await tx.$queryRaw<
    { id: string; on: string; full: number; probationary: number }[]
  >`
    select distinct on (c.party_id, c.counted_on) c.party_id as id, to_char(c.counted_on, 'YYYY-MM-DD') as "on",
      c.full_members as "full", c.probationary
    from party_head_count c where c.tenant_id = ${tenantId}::uuid and starts_with(c.path, ${within})
    order by c.party_id, c.counted_on desc, c.entered_at desc`;
  const countsOf = Map.groupBy(counts, ({ id }) => id);
  const termOf = new Map(terms.map((term) => [term.partyId, term]));
  const levels = new Map(areas.map(({ id, level }) => [id, level]));
  const known = rows.map((row) => {
    const term = termOf.get(row.id);
    const party: KnownParty = {
      id: row.id,
      version: row.version,
      name: row.name,
      kind: kindOf(row.level, row.form),
      area: { id: row.areaId, path: row.path, level: levelOf(levels.get(row.areaId)) },
      parent: null,
      establishedOn: isoDay(row.establishedOn),
      placeIds: row.placeIds,
      unitIds: row.unitIds,
      purpose: row.purpose,
      documentNo: row.documentNo,
      endsOn: row.endsOn === null ? null : isoDay(row.endsOn),
      secretary: row.secretary,
      term:
        term === undefined
          ? null
          : {
              endsOn: isoDay(term.endsOn),
              extendedTo: term.extendedTo === null ? null : isoDay(term.extendedTo),
            },
      counts: countsOf.get(row.id) ?? [],
    };
    return { party, parentId: row.parentId };
  });
  const byId = new Map(known.map(({ party }) => [party.id, party]));
  for (const { party, parentId } of known) party.parent = byId.get(parentId) ?? null;
  return known.map(({ party }) => party);
}

/** What the rows name: places, the grids and buildings in them, the units that lie there. Two statements. */
export async function partyLookups(
  { actor, tx }: Scope,
  within: string,
  unitNames: readonly string[],
): Promise<PartyLookups> {
  const { tenantId } = actor;
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null },
    select: { id: true, level: true, name: true, path: true },
  });
  const units = await tx.organization.findMany({
    where: { tenantId, validTo: null, name: { in: [...new Set(unitNames)] } },
    orderBy: { id: "asc" },
    select: { id: true, name: true, kind: true, path: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const places = areas
    .filter(({ level }) => level === "district" || level === "street" || level === "community")
    .map((area) => ({
      ...area,
      within: ancestors(area.path)
        .map((path) => names.get(path) ?? "")
        .join(" "),
    }));
  const answers = new Map<string, PartyPlace | string>();
  const look = (text: string): PartyPlace | string => {
    const found = byName(text, places);
    if (found === null) return "imports.place";
    if (found === "several") return "imports.placeSeveral";
    if (!found.path.startsWith(within)) return "imports.outside";
    return { id: found.id, path: found.path, level: levelOf(found.level) };
  };
  const below = Map.groupBy(
    areas.filter(({ level }) => level === "grid" || level === "building"),
    ({ path, level }) => `${level} ${communityOf(path)}`,
  );
  return {
    place: (text) => {
      const known = answers.get(text) ?? look(text);
      answers.set(text, known);
      return known;
    },
    mapped: (area, level, name) => {
      const all = below.get(`${level} ${area.path}`) ?? [];
      const found = all.filter(
        (one) =>
          one.name === name ||
          `${names.get(ancestors(one.path).at(-1) ?? "") ?? ""}/${one.name}` === name,
      );
      return found.length === 1 ? (found[0]?.id ?? null) : null;
    },
    unit: (area, name) => {
      const found = units.filter(
        (one) => one.name === name && (one.path.startsWith(area.path) || one.kind === "department"),
      );
      return found.length === 1 ? (found[0]?.id ?? null) : null;
    },
  };
}

function communityOf(path: string): string {
  return path.split(".").slice(0, 3).join(".") + ".";
}

function levelOf(text: string | undefined): PartyPlace["level"] {
  return text === "district" || text === "street" ? text : "community";
}
