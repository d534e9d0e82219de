import "server-only";
import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { instantAt } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { endedPeriods, type Period } from "../rules/periods";
import { localDate } from "@/lib/platform/core/time-zone";

/** The instants in which a period begins and ends, in the district's own time. */
export function spanOf({ actor }: Scope, { fromDay, toDay }: Period): { from: Date; to: Date } {
  const at = (day: IsoDate, more: number) =>
    new Date(instantAt((dayNumberOf(day) ?? 0) + more, 0, actor.tenant.timeZone));
  return { from: at(fromDay, 0), to: at(toDay, 1) };
}

/**
 * What each member of the district who has reported did in a period, as one query: posts and shifts
 * held, wishes and minutes, pledges. Who did nothing is not in it: declining to take a post leaves no
 * mark, and nobody is reported to the unit for having done nothing (志愿服务条例 art. 25; DOMAIN §11.2, P6).
 */
export function recordsSql(tenantId: string, { from, to }: { from: Date; to: Date }): Prisma.Sql {
  return Prisma.sql`
    select r.* from (
      select k.member_id, k.path, k.area_id, m.unit_id, m.unit_name,
        (select count(*)::int from claim c where c.tenant_id = k.tenant_id and c.member_id = k.member_id
          and c.held_at is not null and (c.status = 'held' or c.status = 'ended' and c.kind = 'post')
          and coalesce(c.starts_at, c.held_at) < ${to}
          and coalesce(c.ends_at, c.ended_at, ${to}) > ${from}) as posts,
        (select coalesce(sum(e.minutes), 0)::int from service_record e where e.tenant_id = k.tenant_id
          and e.member_id = k.member_id and e.status = 'confirmed'
          and e.starts_at >= ${from} and e.starts_at < ${to}) as minutes,
        (select count(*)::int from service_request q where q.tenant_id = k.tenant_id and q.taker_member_id = k.member_id
          and q.status in ('done', 'confirmed', 'closed') and q.done_at >= ${from} and q.done_at < ${to}) as wishes,
        (select count(*)::int from pledge p where p.tenant_id = k.tenant_id and p.member_id = k.member_id
          and p.status <> 'withdrawn' and p.confirmed_at >= ${from} and p.confirmed_at < ${to}) as pledges,
        (select count(*)::int from pledge p where p.tenant_id = k.tenant_id and p.member_id = k.member_id
          and p.fulfilled_at >= ${from} and p.fulfilled_at < ${to}) as fulfilled
      from member_check_in k
      join member m on m.tenant_id = k.tenant_id and m.id = k.member_id and m.erased_at is null
      where k.tenant_id = ${tenantId}::uuid and k.status = 'active' and k.submitted_at < ${to}
    ) r where r.posts + r.minutes + r.wishes + r.pledges + r.fulfilled > 0`;
}

/** The ended periods for which somebody still has no statement. */
export async function statementsDue(scope: Scope): Promise<Pick<Period, "kind" | "fromDay">[]> {
  const { actor, tx } = scope;
  const due = [];
  for (const period of endedPeriods(localDate(actor.now, actor.tenant.timeZone))) {
    const { kind, fromDay } = period;
    const records = recordsSql(actor.tenantId, spanOf(scope, period));
    const rows = await tx.$queryRaw<unknown[]>`
      select 1 from (${records}) x where not exists (
        select from service_statement s where s.tenant_id = ${actor.tenantId}::uuid
          and s.member_id = x.member_id and s.kind = ${kind} and s.from_day = ${fromDay}::date) limit 1`;
    if (rows.length > 0) due.push({ kind, fromDay });
  }
  return due;
}
