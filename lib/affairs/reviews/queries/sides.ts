import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import {
  roundFaults,
  sideGroups,
  sidesListed,
  type RoundFault,
  type RoundSide,
  type SideGroup,
} from "../rules/rounds";

export interface NamedSide extends RoundSide {
  name: string;
  group: SideGroup;
  /** The community or street of a unit, and of whatever else shares its name; empty otherwise. */
  place: string;
}

/**
 * Who can rate and be rated from here, of these or of all: departments, and of the own place its offices and the units
 * that have reported there; of others nobody would be told and nobody could vote. One statement.
 */
export async function roundSides(
  { actor, tx }: Scope,
  ids?: readonly string[],
): Promise<NamedSide[]> {
  const { tenantId, lo, hi } = actor;
  const among = ids === undefined ? Prisma.empty : Prisma.sql`and o.id = any (${[...ids]}::uuid[])`;
  const rows = await tx.$queryRaw<
    { id: string; name: string; own: boolean; sort: string; place: string }[]
  >`
    select o.id::text as id, o.name, o.kind = 'office' and o.path = ${lo} as own,
      case when o.kind = 'office' then a.level else o.kind end as sort, coalesce(a.name, '') as place
    from organization o
    left join area a on a.tenant_id = o.tenant_id and a.id = o.area_id
    where o.tenant_id = ${tenantId}::uuid and o.valid_to is null ${among}
      and (o.kind = 'department' or o.path >= ${lo} and o.path < ${hi} and (o.kind = 'office'
        or o.kind = 'unit' and exists (select from unit_check_in k where k.tenant_id = o.tenant_id
          and k.organization_id = o.id and k.status = 'active')))
    order by o.kind, o.path, o.name, o.id limit ${ids?.length ?? sidesListed}`;
  const named = new Map<string, number>();
  for (const { name } of rows) named.set(name, (named.get(name) ?? 0) + 1);
  return rows.map(({ sort, place, ...row }) => {
    const group = sideGroups.find((one) => one === sort) ?? "street";
    const isTold = group === "unit" || (named.get(row.name) ?? 0) > 1;
    return { ...row, group, place: isTold ? place : "" };
  });
}

/** What a draft still lacks before it can be published. One statement. */
export async function draftFaults(
  scope: Scope,
  draft: Parameters<typeof roundFaults>[0],
): Promise<RoundFault[]> {
  const { now, tenant } = scope.actor;
  const sides = await roundSides(scope, [...new Set([...draft.subjectIds, ...draft.raterIds])]);
  return roundFaults(draft, sides, localDate(now, tenant.timeZone));
}
