import "server-only";
import { exclusionReaders } from "@/lib/affairs/tickets/rules/exclusions";
import { Prisma } from "@/lib/platform/db/client";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { periodFor, type PeriodWish } from "../rules/period";
import { addCounts, noCounts, type UnitCount, type UnitCounts } from "../rules/unit-figures";
import type { UnitBoard, UnitPage, UnitRow } from "../schema";
import { figureLevels, placeInRange, placesAbove, shown, type PlaceRow } from "./place";
import { spanOf, type Span } from "./span";
import { householdsOf, sumOf } from "./tallies";
import { unitSettingsOf } from "./unit-settings";
import { atPlace, ofUnit, sourcesOf, type Source } from "./unit-sources";

const byName = new Intl.Collator("zh-CN");

/**
 * The figures of every unit that was sent something in a place of the actor's range, by name and in no
 * other order (DOMAIN §11.1); ten statements. Null for a place outside the range.
 */
export async function unitsOf(
  scope: Scope,
  areaId: string | undefined,
  wish: PeriodWish,
): Promise<UnitBoard | null> {
  const { actor } = scope;
  const place = await placeInRange(scope, areaId, figureLevels);
  if (place === null) return null;
  const { timeZone } = actor.tenant;
  const period = periodFor(wish, localDate(actor.now, timeZone));
  const above = await placesAbove(scope, place);
  const settings = await unitSettingsOf(scope);
  const counts = await countsByUnit(scope, place, spanOf(period, timeZone));
  const names = await namesOf(scope, [...counts.keys()]);
  return {
    place: shown(place),
    above: above.map(shown),
    period,
    settings,
    rows: names
      .map((unit) => ({ ...unit, counts: counts.get(unit.id) ?? noCounts }))
      .sort((one, other) => byName.compare(one.name, other.name)),
    total: [...counts.values()].reduce<UnitCounts>(addCounts, noCounts),
    desk: await sumOf(scope, place.path, period, ["registered", "answered"]),
    seesExclusions: exclusionReaders.some((role) => role === actor.role),
    households: await householdsOf(scope, place.path),
    asOf: actor.now,
    timeZone,
  };
}

/**
 * One unit's figures: for whoever answers for a place, of what happened there; for the unit itself, of
 * all of its own. Null for what is not the actor's.
 */
export async function unitOf(
  scope: Scope,
  asked: { unit?: string | undefined; area?: string | undefined },
  wish: PeriodWish,
): Promise<UnitPage | null> {
  const { actor } = scope;
  const own = actor.organizationId;
  const place = own === null ? await placeInRange(scope, asked.area, figureLevels) : null;
  const id = own ?? asked.unit;
  if (id === undefined || (own === null && place === null)) return null;
  if (own !== null && asked.unit !== undefined && asked.unit !== own) return null;
  const [unit] = await namesOf(scope, [id]);
  if (unit === undefined) return null;
  const { timeZone } = actor.tenant;
  const period = periodFor(wish, localDate(actor.now, timeZone));
  const above = place === null ? [] : await placesAbove(scope, place);
  const settings = await unitSettingsOf(scope);
  const counts = await countsByUnit(scope, place, spanOf(period, timeZone), {
    unit: id,
  });
  return {
    unit,
    place: place === null ? null : shown(place),
    above: above.map(shown),
    period,
    settings,
    counts: counts.get(id) ?? noCounts,
    asOf: actor.now,
    timeZone,
  };
}

/** Three statements, whatever the number of units. */
export async function countsByUnit(
  scope: Scope,
  place: PlaceRow | null,
  span: Span,
  /** One unit; and without what was corrected after publication, which else stands beside the figures. */
  { unit, corrections = false }: { unit?: string | undefined; corrections?: boolean } = {},
): Promise<Map<string, UnitCounts>> {
  const found = new Map<string, UnitCounts>();
  for (const source of sourcesOf(scope.actor, span, corrections)) {
    for (const { id, counts } of await count(scope, source, place, unit)) {
      found.set(id, addCounts(found.get(id) ?? noCounts, counts));
    }
  }
  return found;
}

interface CountRow {
  id: string;
  counts: Partial<Record<UnitCount, number>>;
}

function count(
  { tx }: Scope,
  source: Source,
  place: PlaceRow | null,
  unit: string | undefined,
): Promise<CountRow[]> {
  const counts = [...source.conditions].map(
    ([name, condition]) => Prisma.sql`${name}::text, count(*) filter (where ${condition})`,
  );
  return tx.$queryRaw<CountRow[]>`
    select ${source.unit} as id, jsonb_build_object(${Prisma.join(counts)}) as counts
    from ${source.from}
    where ${source.within} ${atPlace(source, place)} ${ofUnit(source, unit)}
    group by 1`;
}

export async function namesOf(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<Omit<UnitRow, "counts">[]> {
  return tx.organization.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
}
