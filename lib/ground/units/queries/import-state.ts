import "server-only";
import { placesWithin } from "@/lib/ground/imports/queries";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnitLine } from "../rules/import-line";
import type { KnownUnit, UnitLookups } from "../rules/import-plan";

/** What rows are judged by: places, the units they may mean, organizations without a profile. Three statements. */
export async function unitLookups(
  scope: Scope,
  within: string,
  lines: readonly UnitLine[],
): Promise<UnitLookups> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const names = [
    ...new Set(lines.flatMap(({ name, host }) => [name, ...(host === null ? [] : [host])])),
  ];
  const codes = lines.flatMap(({ creditCode }) => (creditCode === null ? [] : [creditCode]));
  const rows = await tx.$queryRaw<Row[]>`
    select o.id::text as id, o.name, o.path as organization_path, p.id is not null as profiled, p.version, p.path, p.type,
      p.host_id::text as host_id, p.operating, p.looked_on, p.premises, p.staff, p.staff_on, p.credit_code, p.address,
      p.contact_masked is not null as contact, p.closed_on is not null as closed,
      (select count(*) from unit_profile t where t.tenant_id = p.tenant_id and t.host_id = p.id and t.closed_on is null)::int as tenants
    from organization o left join unit_profile p on p.tenant_id = o.tenant_id and p.id = o.id
    where o.tenant_id = ${tenantId}::uuid and o.kind in ('unit', 'department')
      and (o.name = any (${names}) or p.credit_code = any (${codes})) and (p.id is not null or (o.valid_to is null and o.kind = 'unit'))
    order by o.id`;
  return {
    today: localDate(actor.now, actor.tenant.timeZone),
    placeOf: await placesWithin(scope, within),
    units: rows.flatMap(knownOf),
    organizations: rows.flatMap(({ id, name, organization_path: path, profiled }) =>
      profiled ? [] : [{ id, name, path }],
    ),
  };
}

interface Row {
  id: string;
  name: string;
  organization_path: string;
  profiled: boolean;
  version: number | null;
  path: string | null;
  type: string | null;
  host_id: string | null;
  operating: boolean | null;
  looked_on: Date | null;
  premises: boolean | null;
  staff: number | null;
  staff_on: Date | null;
  credit_code: string | null;
  address: string | null;
  contact: boolean;
  closed: boolean;
  tenants: number;
}

function knownOf(row: Row): KnownUnit[] {
  const { id, name, version, path, type, operating, looked_on: lookedOn, premises } = row;
  if (version === null || path === null || type === null || lookedOn === null) return [];
  if (operating === null || premises === null) return [];
  return [
    {
      id,
      name,
      version,
      path,
      type,
      operating,
      premises,
      hostId: row.host_id,
      lookedOn: isoDay(lookedOn),
      staff: row.staff,
      staffOn: row.staff_on === null ? null : isoDay(row.staff_on),
      creditCode: row.credit_code,
      address: row.address,
      contact: row.contact,
      closed: row.closed,
      tenants: row.tenants,
    },
  ];
}
