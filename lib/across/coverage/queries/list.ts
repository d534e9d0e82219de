import "server-only";
import { canSend } from "@/lib/ground/imports/rules/rights";
import { canEnter } from "@/lib/ground/units/rules/rights";
import { unitTypes } from "@/lib/ground/units/rules/types";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { coverages } from "../rules/coverage";
import type { UnitFilter, UnitLine } from "../schema";
import { placeWithin, unitsAsked } from "./condition";
import { figuresOf, type UnitFigures } from "./figures";
import { placesBelow, type Place } from "./places";

const pageSize = 50;

/** Lists count so far, and then say that there are more. */
const countMax = 1001;

export interface UnitPage {
  /** The place that is looked at; null is the whole range. */
  place: Place | null;
  /** The building or market that is looked into. */
  host: { id: string; name: string } | null;
  lines: UnitLine[];
  /** How many the address asks for. */
  count: number;
  next: string | null;
  /** Of the place, and of what the text finds. */
  figures: UnitFigures;
  places: Place[];
  mayEnter: boolean;
  mayImport: boolean;
}

/** The units of the own range by place and name, one page, with the figures beside them. At most seven statements. */
export async function unitPage(scope: Scope, filter: UnitFilter): Promise<UnitPage> {
  const { actor } = scope;
  const place = await placeWithin(scope, filter.areaId);
  const within = place?.path ?? null;
  const asked = unitsAsked(scope, within, filter);
  const rows = await linesOf(
    scope,
    Prisma.sql`${asked} ${edge(scope, filter.after)}`,
    pageSize + 1,
  );
  const shown = rows.slice(0, pageSize);
  return {
    place: place === null ? null : { id: place.id, name: place.name },
    host: await hostWithin(scope, filter.hostId),
    lines: shown,
    count: await countOf(scope, asked),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    figures: await figuresOf(scope, within, filter),
    places: await placesBelow(scope),
    mayEnter: canEnter(actor).ok,
    mayImport: canSend(actor).ok,
  };
}

interface Row {
  id: string;
  name: string;
  place: string;
  type: string;
  host: string | null;
  operating: boolean;
  staff: number | null;
  coverage: string;
  seated: boolean;
  checked_in: boolean;
  contacted_on: Date | null;
  closed_on: Date | null;
}

/** A unit of the own range; null without an id or for what lies outside. */
async function hostWithin(
  { actor, tx }: Scope,
  hostId: string | undefined,
): Promise<UnitPage["host"]> {
  if (hostId === undefined) return null;
  const [row] = await tx.$queryRaw<NonNullable<UnitPage["host"]>[]>`
    select p.id::text as id, o.name from unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    where p.tenant_id = ${actor.tenantId}::uuid and p.id = ${hostId}::uuid and p.path >= ${actor.lo} and p.path < ${actor.hi}`;
  return row ?? null;
}

async function countOf({ tx }: Scope, asked: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from (select 1 from ${asked} limit ${countMax}) u`;
  return row?.n ?? 0;
}

/** What comes after a unit in the order of the register. */
function edge({ actor }: Scope, after: string | undefined): Prisma.Sql {
  if (after === undefined) return Prisma.empty;
  return Prisma.sql`and (p.path, o.name, p.id) > (select a.path, b.name, a.id from unit_profile a
    join organization b on b.tenant_id = a.tenant_id and b.id = a.id
    where a.tenant_id = ${actor.tenantId}::uuid and a.id = ${after}::uuid)`;
}

/** The lines of `units`, by place and name. One statement. */
export async function linesOf(
  { actor, tx }: Scope,
  units: Prisma.Sql,
  take: number,
): Promise<UnitLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select f.id::text as id, f.name, x.name as place, f.type, h.name as host, f.operating, f.staff, f.coverage,
      f.seated, f.checked_in, f.contacted_on, f.closed_on
    from (select p.id, p.path, o.name, p.area_id, p.type, p.host_id, p.operating, p.staff, p.closed_on, s.coverage,
        s.seated, s.checked_in, s.contacted_on
      from ${units}
      order by p.path, o.name, p.id limit ${take}) f
    join area x on x.tenant_id = ${actor.tenantId}::uuid and x.id = f.area_id
    left join organization h on h.tenant_id = ${actor.tenantId}::uuid and h.id = f.host_id
    order by f.path, f.name, f.id`;
  return rows.map(lineOf);
}

function lineOf({
  checked_in: checkedIn,
  contacted_on: met,
  closed_on: closed,
  ...row
}: Row): UnitLine {
  return {
    ...row,
    checkedIn,
    type: unitTypes.find((one) => one === row.type) ?? "other",
    coverage: coverages.find((one) => one === row.coverage) ?? "none",
    contactedOn: met === null ? null : isoDay(met),
    closedOn: closed === null ? null : isoDay(closed),
  };
}
