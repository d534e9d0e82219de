import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { Denominator } from "../rules/figures";
import type { CheckInFigures, PlaceFigures } from "../schema/figures";

/**
 * What has reported in the own place and in those directly below, counted from the rows, beside the
 * denominators that were stated. In the order of their codes, never of their rates (DOMAIN §11).
 */
export async function checkInFigures({ actor, tx }: Scope): Promise<CheckInFigures | null> {
  const rows = await tx.$queryRaw<FigureRow[]>`
    select a.id, a.name, a.level, a.id = ${actor.areaId}::uuid as own,
      (select count(*)::int from member_check_in k where k.tenant_id = a.tenant_id and k.status = 'active'
        and k.path >= a.path and k.path < left(a.path, -1) || '/') as members,
      u.units, u.unit_members,
      l.n as living_n, l.source as living_source, l.as_of::text as living_day,
      s.n as located_n, s.source as located_source, s.as_of::text as located_day
    from area a
    cross join lateral (select count(*)::int as units, coalesce(sum(k.member_count), 0)::int as unit_members
      from unit_check_in k where k.tenant_id = a.tenant_id and k.status = 'active'
        and k.path >= a.path and k.path < left(a.path, -1) || '/') u
    left join lateral (select h.n, h.source, h.as_of from head_count h where h.tenant_id = a.tenant_id and h.area_id = a.id
      and h.kind = 'members_living' order by h.as_of desc, h.entered_at desc limit 1) l on true
    left join lateral (select h.n, h.source, h.as_of from head_count h where h.tenant_id = a.tenant_id and h.area_id = a.id
      and h.kind = 'units_located' order by h.as_of desc, h.entered_at desc limit 1) s on true
    where a.tenant_id = ${actor.tenantId}::uuid and a.valid_to is null and a.level in ('district', 'street', 'community')
      and (a.id = ${actor.areaId}::uuid or a.parent_id = ${actor.areaId}::uuid)
    order by a.code, a.id`;
  const own = rows.find((row) => row.own);
  if (own === undefined) return null;
  return {
    own: placeOf(own),
    below: rows.filter((row) => !row.own).map(placeOf),
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

interface FigureRow {
  id: string;
  name: string;
  level: string;
  own: boolean;
  members: number;
  units: number;
  unit_members: number;
  living_n: number | null;
  living_source: string | null;
  living_day: string | null;
  located_n: number | null;
  located_source: string | null;
  located_day: string | null;
}

function placeOf(row: FigureRow): PlaceFigures {
  return {
    areaId: row.id,
    name: row.name,
    level: row.level,
    members: row.members,
    units: row.units,
    unitMembers: row.unit_members,
    membersLiving: denominator(row.living_n, row.living_source, row.living_day),
    unitsLocated: denominator(row.located_n, row.located_source, row.located_day),
  };
}

function denominator(
  n: number | null,
  source: string | null,
  asOf: string | null,
): Denominator | null {
  return n === null || source === null || asOf === null ? null : { n, source, asOf };
}

const pageSize = 50;

export interface CountedRow {
  id: string;
  name: string;
  unit: string;
  place: string;
}

/** The rows that a figure counts, in the own range: members masked, or units by their names. */
export async function countedRows(
  { actor, tx }: Scope,
  { areaId, kind, after }: { areaId: string; kind: "members" | "units"; after: string | undefined },
): Promise<{ place: string; rows: CountedRow[]; next: string | null } | null> {
  const { tenantId } = actor;
  const area = await tx.area.findFirst({
    where: { tenantId, id: areaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { name: true, path: true },
  });
  if (area === null) return null;
  const where = {
    tenantId,
    status: "active",
    path: { startsWith: area.path },
    ...(after === undefined ? {} : { id: { gt: after } }),
  };
  const page = { where, orderBy: { id: "asc" as const }, take: pageSize + 1 };
  const found =
    kind === "units"
      ? (
          await tx.unitCheckIn.findMany({
            ...page,
            select: { id: true, areaId: true, unitName: true, partyOrgName: true },
          })
        ).map(({ unitName, partyOrgName, ...row }) => ({
          ...row,
          name: unitName,
          unit: partyOrgName,
        }))
      : await membersOf({ actor, tx }, page);
  const shown = found.slice(0, pageSize);
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: shown.map((row) => row.areaId) } },
    select: { id: true, name: true },
  });
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return {
    place: area.name,
    rows: shown.map(({ areaId: at, ...row }) => ({ ...row, place: names.get(at) ?? "" })),
    next: found.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function membersOf(
  { actor, tx }: Scope,
  page: {
    where: { tenantId: string; status: string; path: { startsWith: string }; id?: { gt: string } };
    orderBy: { id: "asc" };
    take: number;
  },
) {
  const checkIns = await tx.memberCheckIn.findMany({
    ...page,
    select: { id: true, areaId: true, memberId: true },
  });
  const members = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: checkIns.map(({ memberId }) => memberId) } },
    select: { id: true, nameMasked: true, unitName: true },
  });
  const known = new Map(members.map((member) => [member.id, member]));
  return checkIns.map(({ id, areaId, memberId }) => ({
    id,
    areaId,
    name: known.get(memberId)?.nameMasked ?? "",
    unit: known.get(memberId)?.unitName ?? "",
  }));
}
