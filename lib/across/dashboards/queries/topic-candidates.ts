import "server-only";
import { dayNumberOf, isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import { range } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import type { Days } from "../rules/period";
import { hotSpotsOf, type HotSpots } from "./hot-spots";
import { placeInRange } from "./place";
import { spanOf } from "./span";

/** A kind of matter with what its rows say about the selection tests; a person answers them. */
export interface Candidate {
  categoryId: string;
  category: string;
  group: string;
  /** Registered in the days. */
  count: number;
  /** In how many communities. */
  places: number;
  /** Not over now, whenever they were registered. */
  open: number;
  /** Open, and registered so long ago that it stays unsolved. */
  old: number;
}

export interface Candidates {
  areaId: string;
  areaName: string;
  days: Days;
  oldDays: number;
  lines: Candidate[];
  hotSpots: HotSpots;
}

/** Twelve months: what comes with a season shows, and what was hard last winter. */
const candidateDays = 365;
/** So long open is long unsolved. */
const oldDays = 90;
const linesMax = 20;

/**
 * From what a theme is chosen (DOMAIN §2.10): the kinds of matters of the own level, the many first, and
 * its hot spots. Counts that open to their rows, no score: the tests are for a person.
 */
export async function topicCandidates(scope: Scope): Promise<Candidates | null> {
  const { actor, tx } = scope;
  const place = await placeInRange(scope, undefined, ["district", "street"]);
  const hotSpots = await hotSpotsOf(scope, undefined);
  if (place === null || hotSpots === null) return null;
  const { timeZone } = actor.tenant;
  const today = localDate(actor.now, timeZone);
  const days = { from: isoDateOf((dayNumberOf(today) ?? 0) - candidateDays + 1), to: today };
  const { from, before } = spanOf(days, timeZone);
  const oldBefore = new Date(actor.now - oldDays * 86_400_000);
  const { lo, hi } = range(place.path);
  const lines = await tx.$queryRaw<Candidate[]>`
    select s.category_id as "categoryId", c.name as category, coalesce(u.name, '') as "group", s.count, s.places, s.open, s.old
    from (
      select t.category_id, (count(*) filter (where o.fresh))::int as count,
        (count(distinct (string_to_array(t.path, '.'))[1:3]) filter (where o.fresh))::int as places,
        (count(*) filter (where o.open))::int as open,
        (count(*) filter (where o.open and t.registered_at < ${oldBefore}))::int as old
      from ticket t
      cross join lateral (select t.status not in
        ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred') as open,
        t.registered_at >= ${from}::timestamptz and t.registered_at < ${before}::timestamptz as fresh) o
      where t.tenant_id = ${actor.tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
        and (o.open or o.fresh)
      group by t.category_id
    ) s
    join category c on c.tenant_id = ${actor.tenantId}::uuid and c.id = s.category_id
    left join category u on u.tenant_id = c.tenant_id and u.id = c.parent_id
    order by s.count desc, c.sort, c.code limit ${linesMax}`;
  return { areaId: place.id, areaName: place.name, days, oldDays, lines, hotSpots };
}

/** What is known of a kind of matter at a place, for the form that takes it up. */
export async function countedCandidate(
  { actor, tx }: Scope,
  { categoryId, areaId, days }: { categoryId: string; areaId: string; days: Days },
): Promise<{ category: string; area: string; count: number } | null> {
  const { tenantId } = actor;
  const category = await tx.category.findFirst({
    where: { tenantId, id: categoryId },
    select: { name: true },
  });
  const area = await tx.area.findFirst({
    where: { tenantId, id: areaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { name: true, path: true },
  });
  if (category === null || area === null) return null;
  const { from, before } = spanOf(days, actor.tenant.timeZone);
  const { lo, hi } = range(area.path);
  const count = await tx.ticket.count({
    where: {
      tenantId,
      categoryId,
      path: { gte: lo, lt: hi },
      registeredAt: { gte: from, lt: before },
    },
  });
  return { category: category.name, area: area.name, count };
}
