import "server-only";
import { measureRules } from "@/lib/affairs/tickets/rules/measures";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { range } from "@/lib/ground/territory/rules/path";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { periodFor, type Days, type PeriodWish } from "../rules/period";
import { stages, stageTimes, type Stage } from "../rules/stages";
import type { TimesBoard, TimesRow } from "../schema";
import { figureLevels, placeInRange, placesAbove, shown, type PlaceRow } from "./place";
import { spanOf } from "./span";

/**
 * How long the matters closed in a period took, stage by stage and by kind of matter; four statements.
 * Null for a place outside the range. It compares kinds of matters, never offices (DOMAIN §11.1).
 */
export async function timesOf(
  scope: Scope,
  areaId: string | undefined,
  wish: PeriodWish,
): Promise<TimesBoard | null> {
  const { actor } = scope;
  const place = await placeInRange(scope, areaId, figureLevels);
  if (place === null) return null;
  const { timeZone } = actor.tenant;
  const period = periodFor(wish, localDate(actor.now, timeZone));
  const above = await placesAbove(scope, place);
  const { settings } = await clockworkOf(scope);
  const minN = settings["rates.minN"];
  const rows = (await durations(scope, place, period)).map((row) => rowOf(row, minN));
  return {
    place: shown(place),
    above: above.map(shown),
    period,
    minN,
    rows: rows.filter(({ id }) => id !== null),
    total: rows.find(({ id }) => id === null) ?? null,
    asOf: actor.now,
    timeZone,
  };
}

type DurationRow = { id: string | null; name: string | null; closed: number } & Record<
  `${Stage}_of`,
  number
> &
  Record<Stage, [number, number] | null>;

/**
 * One line for each topmost category in the catalogue's order and one for all of them. A handling
 * that was done again counts by its last round, whose times the ticket carries.
 */
async function durations(
  { actor, tx }: Scope,
  place: PlaceRow,
  days: Days,
): Promise<DurationRow[]> {
  const { lo, hi } = range(place.path);
  const { from, before } = spanOf(days, actor.tenant.timeZone);
  return tx.$queryRaw<DurationRow[]>`
    select s.id, s.name, count(*)::int as closed,
      count(s.dispatch)::int as dispatch_of, percentile_cont(array[0.5, 0.9]) within group (order by s.dispatch) as dispatch,
      count(s.accept)::int as accept_of, percentile_cont(array[0.5, 0.9]) within group (order by s.accept) as accept,
      count(s.contact)::int as contact_of, percentile_cont(array[0.5, 0.9]) within group (order by s.contact) as contact,
      count(s.handle)::int as handle_of, percentile_cont(array[0.5, 0.9]) within group (order by s.handle) as handle,
      count(s.verify)::int as check_of, percentile_cont(array[0.5, 0.9]) within group (order by s.verify) as check,
      count(s.whole)::int as whole_of, percentile_cont(array[0.5, 0.9]) within group (order by s.whole) as whole
    from (
      select top.id, top.name, top.sort, top.code,
        extract(epoch from t.dispatched_at - t.registered_at)::float8 / 60 as dispatch,
        extract(epoch from a.accepted_at - a.dispatched_at)::float8 / 60 as accept,
        extract(epoch from t.first_contact_at - t.dispatched_at)::float8 / 60 as contact,
        extract(epoch from t.resolved_at - t.dispatched_at)::float8 / 60 as handle,
        extract(epoch from t.verified_at - t.resolved_at)::float8 / 60 as verify,
        extract(epoch from t.closed_at - t.registered_at)::float8 / 60 as whole
      from ticket t
      join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
      join category top on top.tenant_id = c.tenant_id and top.id = coalesce(c.parent_id, c.id)
      left join assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id
      where t.tenant_id = ${actor.tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
        and t.status = any (${[...measureRules.closed.statusIn]})
        and t.closed_at >= ${from}::timestamptz and t.closed_at < ${before}::timestamptz
    ) s
    group by grouping sets ((s.id, s.name, s.sort, s.code), ())
    order by s.sort, s.code`;
}

function rowOf(row: DurationRow, minN: number): TimesRow {
  const times = (stage: Stage) => {
    const [median, most] = row[stage] ?? [null, null];
    return stageTimes({ of: row[`${stage}_of`], median, most }, minN);
  };
  return {
    id: row.id,
    name: row.name ?? "",
    closed: row.closed,
    times: new Map(stages.map((stage) => [stage, times(stage)])),
  };
}
