import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { range } from "@/lib/ground/territory/rules/path";
import { dayNumberOf, isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { Days } from "../rules/period";
import type { ShownPlace } from "../schema";
import { figureLevels, placeInRange, placesAbove, shown } from "./place";
import { spanOf } from "./span";

/** The same kind of matter again and again at one place. */
export interface HotSpot {
  categoryId: string;
  category: string;
  areaId: string;
  area: string;
  /** The names of the places above it, as far as they are below the place that was asked for. */
  within: string;
  level: string;
  count: number;
  /** Of them those that are not over. */
  open: number;
  /** When the latest was registered, ISO 8601. */
  latest: string;
}

export interface HotSpots {
  place: ShownPlace;
  above: ShownPlace[];
  days: Days;
  least: number;
  lines: HotSpot[];
}

const linesMax = 200;

/**
 * 热点 (DOMAIN §2.10): kinds of matters that were registered at one grid or building as often as the district
 * calls much, within so many days up to today; so that one acts before the next complaint. In the order of
 * the official codes and the catalogue, in five statements. Null for a place outside the range.
 */
export async function hotSpotsOf(
  scope: Scope,
  areaId: string | undefined,
): Promise<HotSpots | null> {
  const { actor, tx } = scope;
  const place = await placeInRange(scope, areaId, figureLevels);
  if (place === null) return null;
  const above = await placesAbove(scope, place);
  const { settings } = await clockworkOf(scope);
  const least = settings["hotspot.count"];
  const { timeZone } = actor.tenant;
  const today = localDate(actor.now, timeZone);
  const first = (dayNumberOf(today) ?? 0) - settings["hotspot.within"].value + 1;
  const days = { from: isoDateOf(first), to: today };
  const { from, before } = spanOf(days, timeZone);
  const { lo, hi } = range(place.path);
  // A building lies at the fifth step of the path, its grid at the fourth.
  const rows = await tx.$queryRaw<(Omit<HotSpot, "latest"> & { latest: Date })[]>`
    select s.category_id as "categoryId", c.name as category, a.id as "areaId", a.name as area, a.level,
      (select coalesce(string_agg(u.name, ' ' order by u.path), '') from area u
        where u.tenant_id = a.tenant_id and starts_with(a.path, u.path) and u.path <> a.path and u.path > ${place.path}) as within,
      s.count, s.open, s.latest
    from (
      select t.category_id, p.path, count(*)::int as count, max(t.registered_at) as latest,
        (count(*) filter (where t.status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')))::int as open
      from ticket t
      cross join lateral (
        select array_to_string((string_to_array(rtrim(t.path, '.'), '.'))[1:n], '.') || '.' as path
        from (values (4), (5)) step (n) where cardinality(string_to_array(rtrim(t.path, '.'), '.')) >= n) p
      where t.tenant_id = ${actor.tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
        and t.registered_at >= ${from}::timestamptz and t.registered_at < ${before}::timestamptz
      group by t.category_id, p.path having count(*) >= ${least}
    ) s
    join category c on c.tenant_id = ${actor.tenantId}::uuid and c.id = s.category_id
    join area a on a.tenant_id = ${actor.tenantId}::uuid and a.path = s.path
    order by a.path, c.sort, c.code limit ${linesMax}`;
  return {
    place: shown(place),
    above: above.map(shown),
    days,
    least,
    lines: rows.map((row) => ({ ...row, latest: row.latest.toISOString() })),
  };
}
