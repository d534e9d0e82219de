import "server-only";
import { isMeasure, type Measure } from "@/lib/affairs/tickets/rules/measures";
import { depth, range } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import { nothing, plus, type Tally } from "../rules/figures";
import type { Days } from "../rules/period";
import type { WeekFigures } from "../schema";

// The roll-up is entered by place and day: its rows are found through the areas, of which a district
// has some thousands, so that a look at one month never reads the years before it. 'open' stands at
// the grid under one fixed day, everything else at the community (sec.measures).

/** Figures by path of the place directly below; what is placed no deeper stands under its own path. */
export type TallyByPath = ReadonlyMap<string, Tally>;

interface PeriodFigures {
  now: TallyByPath;
  before: TallyByPath;
}

interface TallyRow {
  below: string;
  measure: string;
  now: number;
  before: number;
}

/**
 * The roll-up of a period and of the one before it, and what is open now; one statement. Days are
 * summed up for each place before its path is cut, which costs more than the sum.
 */
export async function periodFigures(
  { actor, tx }: Scope,
  path: string,
  days: Days,
  before: Days,
): Promise<PeriodFigures> {
  const { lo, hi } = range(path);
  const rows = await tx.$queryRaw<TallyRow[]>`
    select array_to_string((string_to_array(rtrim(x.path, '.'), '.'))[1:${depth(path) + 1}::int], '.') || '.' as below,
      x.measure, coalesce(sum(x.now), 0)::int as now, coalesce(sum(x.before), 0)::int as before
    from (
      select k.path, k.measure,
        sum(k.n) filter (where k.day >= ${days.from}::date) as now,
        sum(k.n) filter (where k.day <= ${before.to}::date) as before
      from area a join ticket_tally k on k.tenant_id = a.tenant_id and k.path = a.path
      where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
        and a.level in ('district', 'street', 'community')
        and k.day between ${before.from}::date and ${days.to}::date
      group by k.path, k.measure
      union all
      select k.path, k.measure, k.n, 0
      from area a join ticket_tally k on k.tenant_id = a.tenant_id and k.path = a.path
      where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
        and a.level <> 'building' and k.day = date '1970-01-01' and k.measure = 'open'
    ) x
    group by 1, 2`;
  return {
    now: byPath(rows.map((row) => ({ ...row, n: row.now }))),
    before: byPath(rows.map((row) => ({ ...row, n: row.before }))),
  };
}

/** What is open now, by path of the place directly below; one statement. */
export async function openFigures({ actor, tx }: Scope, path: string): Promise<TallyByPath> {
  const { lo, hi } = range(path);
  const rows = await tx.$queryRaw<{ below: string; n: number }[]>`
    select array_to_string((string_to_array(rtrim(k.path, '.'), '.'))[1:${depth(path) + 1}::int], '.') || '.' as below,
      sum(k.n)::int as n
    from area a join ticket_tally k on k.tenant_id = a.tenant_id and k.path = a.path
    where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
      and a.level <> 'building' and k.day = date '1970-01-01' and k.measure = 'open'
    group by 1`;
  return byPath(rows.map((row) => ({ ...row, measure: "open" })));
}

/**
 * What is overdue now. It changes with the clock, so no roll-up holds it; the partial index
 * ticket_overdue does, whose statuses are written out here as there (measureRules.overdue).
 */
export async function overdueFigures({ actor, tx }: Scope, path: string): Promise<TallyByPath> {
  const { lo, hi } = range(path);
  const rows = await tx.$queryRaw<{ below: string; n: number }[]>`
    select array_to_string((string_to_array(rtrim(t.path, '.'), '.'))[1:${depth(path) + 1}::int], '.') || '.' as below,
      count(*)::int as n
    from ticket t
    where t.tenant_id = ${actor.tenantId}::uuid and t.due_at < ${actor.at.toISOString()}::timestamptz
      and t.path >= ${lo} and t.path < ${hi}
      and t.status in ('dispatched', 'accepted', 'in_progress', 'return_requested')
    group by 1`;
  return byPath(rows.map((row) => ({ ...row, measure: "overdue" })));
}

/** Registered and closed by week, for the Mondays given, up to a day; one statement. */
export async function weekFigures(
  { actor, tx }: Scope,
  path: string,
  mondays: readonly string[],
  to: string,
): Promise<WeekFigures[]> {
  const { lo, hi } = range(path);
  const rows = await tx.$queryRaw<{ week: string; measure: string; n: number }[]>`
    select to_char(date_trunc('week', k.day::timestamp), 'YYYY-MM-DD') as week, k.measure, sum(k.n)::int as n
    from area a join ticket_tally k on k.tenant_id = a.tenant_id and k.path = a.path
    where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
      and a.level in ('district', 'street', 'community')
      and k.day between ${mondays[0] ?? to}::date and ${to}::date and k.measure in ('registered', 'closed')
    group by 1, 2`;
  const count = (week: string, measure: string) =>
    rows.find((row) => row.week === week && row.measure === measure)?.n ?? 0;
  return mondays.map((week) => ({
    week,
    registered: count(week, "registered"),
    closed: count(week, "closed"),
  }));
}

/** Some measures of a place as a whole; one statement. */
export async function sumOf(
  { actor, tx }: Scope,
  path: string,
  days: Days,
  measures: readonly Measure[],
): Promise<Tally> {
  const { lo, hi } = range(path);
  const rows = await tx.$queryRaw<{ measure: string; n: number }[]>`
    select k.measure, sum(k.n)::int as n
    from area a join ticket_tally k on k.tenant_id = a.tenant_id and k.path = a.path
    where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
      and a.level in ('district', 'street', 'community')
      and k.day between ${days.from}::date and ${days.to}::date and k.measure = any (${[...measures]}::text[])
    group by 1`;
  return byPath(rows.map((row) => ({ ...row, below: path }))).get(path) ?? nothing;
}

/**
 * How many households live in the grids of a place, and in how many grids nobody has counted them: what
 * a load is divided by where it is known (ANCHORS §6, wish 18); one statement.
 */
export async function householdsOf(
  { actor, tx }: Scope,
  path: string,
): Promise<{ households: number; unknown: number }> {
  const { lo, hi } = range(path);
  const [row] = await tx.$queryRaw<{ households: number; unknown: number }[]>`
    select coalesce(sum(a.households), 0)::int as households,
      (count(*) filter (where a.households is null))::int as unknown
    from area a
    where a.tenant_id = ${actor.tenantId}::uuid and a.path >= ${lo} and a.path < ${hi}
      and a.level = 'grid' and a.valid_to is null`;
  return row ?? { households: 0, unknown: 0 };
}

function byPath(
  rows: readonly { below: string; measure: string; n: number }[],
): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const { below, measure, n } of rows) {
    if (!isMeasure(measure)) continue;
    found.set(below, plus(found.get(below) ?? nothing, { [measure]: n }));
  }
  return found;
}
