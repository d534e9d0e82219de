import "server-only";
import { typesOf } from "@/lib/ground/units/rules/types";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { silentDays, targetStaff, type Reach, type UnitGap } from "../rules/coverage";
import type { UnitFilter } from "../schema";

/**
 * 摸排对象: fixed premises, in operation, at least ten on the staff; a social organization with at least thirty
 * (DOMAIN §6.5). Owners' committees and buildings have no staff and are none.
 */
export const isTarget = Prisma.sql`(p.premises and p.operating and p.closed_on is null and (
  (p.type = 'private_enterprise' and p.staff >= ${targetStaff.private_enterprise}::int)
  or (p.type = 'social_organization' and p.staff >= ${targetStaff.social_organization}::int)))`;

/** Whether there was no contact for half a year; `today` as a day. */
function isSilent(today: string): Prisma.Sql {
  return Prisma.sql`(coalesce(s.contacted_on, '-infinity') < ${today}::date - ${silentDays}::int)`;
}

export function gapCondition(gap: UnitGap, today: string): Prisma.Sql {
  switch (gap) {
    case "blind":
      return Prisma.sql`(s.coverage = 'none' and not s.seated and not s.checked_in)`;
    case "uncovered":
      return Prisma.sql`(s.coverage = 'none')`;
    case "unseated":
      return Prisma.sql`(not s.seated)`;
    case "unreported":
      return Prisma.sql`(not s.checked_in)`;
    case "silent":
      return isSilent(today);
  }
}

/** Part of a name or address, or a whole credit code. */
function textCondition(text: string): Prisma.Sql {
  return Prisma.sql`(strpos(o.name, ${text}) > 0 or strpos(p.address, ${text}) > 0 or p.credit_code = upper(${text}))`;
}

/** What a search and a building narrow, the list and the figures beside it alike; an `and` where they do. */
export function found({ text, hostId }: Pick<UnitFilter, "text" | "hostId">): Prisma.Sql {
  return Prisma.sql`${text === undefined ? Prisma.empty : Prisma.sql`and ${textCondition(text)}`}
    ${hostId === undefined ? Prisma.empty : Prisma.sql`and p.host_id = ${hostId}::uuid`}`;
}

function reachCondition(reach: Reach): Prisma.Sql {
  switch (reach) {
    case "organization":
      return Prisma.sql`s.coverage in ('own', 'joint')`;
    case "work":
      return Prisma.sql`s.coverage <> 'none'`;
    case "own":
    case "joint":
    case "adviser":
    case "none":
      return Prisma.sql`s.coverage = ${reach}`;
  }
}

export function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** A place of the own range; null, which is the whole range, without an id or for what lies outside. */
export async function placeWithin(
  { actor, tx }: Scope,
  areaId: string | undefined,
): Promise<{ id: string; name: string; level: string; path: string } | null> {
  if (areaId === undefined) return null;
  return tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: areaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, name: true, level: true, path: true },
  });
}

/** The profiles `p` with their names `o` and their standing `s`, within the own range and the place. */
export function unitsWithin({ actor }: Scope, within: string | null, today: string): Prisma.Sql {
  return Prisma.sql`unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    join sec.unit_standing(${today}::date) s on s.id = p.id
    where p.tenant_id = ${actor.tenantId}::uuid and p.path >= ${actor.lo} and p.path < ${actor.hi}
      ${within === null ? Prisma.empty : Prisma.sql`and starts_with(p.path, ${within})`}`;
}

/** The same, as the address asks for them. A gap and a coverage are spoken of with units that operate. */
export function unitsAsked(scope: Scope, within: string | null, filter: UnitFilter): Prisma.Sql {
  const today = todayOf(scope);
  const { type, group, coverage, gap, operating, target, closed, direct } = filter;
  const parts = [
    closed === true ? Prisma.sql`p.closed_on is not null` : Prisma.sql`p.closed_on is null`,
  ];
  if (direct === true) parts.push(Prisma.sql`p.path = ${within ?? scope.actor.lo}`);
  if (type !== undefined) parts.push(Prisma.sql`p.type = ${type}`);
  if (group !== undefined) parts.push(Prisma.sql`p.type = any (${[...typesOf[group]]})`);
  if (coverage !== undefined) parts.push(Prisma.sql`p.operating and ${reachCondition(coverage)}`);
  if (gap !== undefined) parts.push(Prisma.sql`p.operating and ${gapCondition(gap, today)}`);
  if (operating !== undefined) parts.push(Prisma.sql`p.operating = ${operating}`);
  if (target === true) parts.push(isTarget);
  return Prisma.sql`${unitsWithin(scope, within, today)} ${found(filter)} and ${Prisma.join(parts, " and ")}`;
}
