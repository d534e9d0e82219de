import "server-only";
import { durationUnits, type Duration } from "@/lib/platform/core/duration";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { leadKinds, type LeadKind } from "../rules/catalogue";
import { known } from "../rules/known";
import type { CategoryChoice } from "./choices";

/** What the catalogue in force says about a category at a place today. */
export interface RouteInForce {
  entryId: string;
  categoryId: string;
  /** Of the version. */
  number: number;
  lead: LeadKind;
  /** Who leads; null where the office of the place may not. */
  organizationId: string | null;
  co: string[];
  limit: Duration | null;
  statutory: boolean;
  filing: string | null;
  closing: string | null;
  reference: string | null;
}

/** Every category's entry in force for a place today, or one category's. One statement. */
export async function routesAt(
  { actor, tx }: Scope,
  path: string,
  categoryId: string | null = null,
): Promise<RouteInForce[]> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await tx.$queryRaw<Row[]>`
    select * from sec.routes(${actor.tenantId}::uuid, ${path}, ${today}::date)
    where ${categoryId}::uuid is null or category_id = ${categoryId}::uuid`;
  return rows.map(routeOf);
}

/** The categories to choose from, with the entry in force for one of them. One statement. */
export async function categoriesAndRoute(
  { actor, tx }: Scope,
  matter: { path: string; categoryId: string },
): Promise<{
  categories: CategoryChoice[];
  route: RouteInForce | undefined;
  /** Who leads by it, by its short name. */
  leadName: string | null;
}> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await tx.$queryRaw<
    (CategoryChoice & { route: Row | null; leadName: string | null })[]
  >`
    select c.id, c.code, c.name, c.physical, c.urgency, g.name as "parentName", to_jsonb(r) as route,
      o.short_name as "leadName"
    from category c
    join category g on g.tenant_id = c.tenant_id and g.id = c.parent_id
    left join sec.routes(${actor.tenantId}::uuid, ${matter.path}, ${today}::date) r
      on r.category_id = c.id and c.id = ${matter.categoryId}::uuid
    left join organization o on o.tenant_id = c.tenant_id and o.id = r.organization_id
    where c.tenant_id = ${actor.tenantId}::uuid and c.active and g.active
    order by g.sort, g.code, c.sort, c.code`;
  const found = rows.find(({ route }) => route !== null);
  const route = found === undefined || found.route === null ? undefined : routeOf(found.route);
  return {
    categories: rows.map(({ route: _route, leadName: _leadName, ...category }) => category),
    route,
    leadName: found?.leadName ?? null,
  };
}

function routeOf(row: Row): RouteInForce {
  return {
    entryId: row.entry_id,
    categoryId: row.category_id,
    number: row.number,
    lead: known(leadKinds, row.lead),
    organizationId: row.organization_id,
    co: row.co,
    limit: limitFrom(row.limit_value, row.limit_unit),
    statutory: row.statutory,
    filing: row.filing,
    closing: row.closing,
    reference: row.reference,
  };
}

/** Two columns as one duration. */
export function limitFrom(value: number | null, unit: string | null): Duration | null {
  return value === null || unit === null ? null : { value, unit: known(durationUnits, unit) };
}

interface Row {
  entry_id: string;
  category_id: string;
  number: number;
  lead: string;
  organization_id: string | null;
  co: string[];
  limit_value: number | null;
  limit_unit: string | null;
  statutory: boolean;
  filing: string | null;
  closing: string | null;
  reference: string | null;
}
