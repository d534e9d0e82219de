import "server-only";
import { correctionsOf, publishedMonths } from "@/lib/affairs/tickets/queries/exclusions";
import { exclusionReaders } from "@/lib/affairs/tickets/rules/exclusions";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { monthOf } from "../rules/period";
import { addCounts, noCounts, type UnitCounts } from "../rules/unit-figures";
import { publishedCounts, publishedSettings, type PublishedBoard } from "../schema";
import { figureLevels, placeInRange, placesAbove, shown, type PlaceRow } from "./place";
import { spanOf } from "./span";
import { sourcesOf } from "./unit-sources";
import { countsByUnit, namesOf } from "./units";

interface StreetCount {
  path: string;
  organizationId: string;
  counts: Partial<UnitCounts>;
}

/** What every unit has in every street of the range in a month; three statements. */
export async function countsByStreet(scope: Scope, month: string) {
  const { actor, tx } = scope;
  const found = new Map<string, StreetCount & { counts: UnitCounts }>();
  for (const source of sourcesOf(actor, spanOf(monthOf(month), actor.tenant.timeZone))) {
    const counts = [...source.conditions].map(
      ([name, condition]) => Prisma.sql`${name}::text, count(*) filter (where ${condition})`,
    );
    // As deep as the street; sec.measures cuts its paths alike.
    const street = Prisma.sql`array_to_string((string_to_array(${source.path}, '.'))[1:least(2,
      array_length(string_to_array(${source.path}, '.'), 1) - 1)], '.') || '.'`;
    const rows = await tx.$queryRaw<StreetCount[]>`
      select ${street} as path, ${source.unit} as "organizationId", jsonb_build_object(${Prisma.join(counts)}) as counts
      from ${source.from} where ${source.within} group by 1, 2`;
    for (const { path, organizationId, counts: more } of rows) {
      const key = `${path} ${organizationId}`;
      const before = found.get(key)?.counts ?? noCounts;
      found.set(key, { path, organizationId, counts: addCounts(before, more) });
    }
  }
  return [...found.values()];
}

/**
 * The figures of a published month as they were published, beside what they are with everything that
 * was corrected since; of a place of the range, or of the unit itself. Without a month the latest; null
 * outside the range. What is published is kept by street: a community has no published figures.
 */
export async function publishedFigures(
  scope: Scope,
  asked: { month?: string | undefined; area?: string | undefined },
): Promise<PublishedBoard | null> {
  const { actor, tx } = scope;
  const own = actor.organizationId;
  const place = own === null ? await placeInRange(scope, asked.area, publishedLevels) : null;
  if (own === null && place === null) return null;
  const months = await publishedMonths(scope);
  const month = months.find((one) => asked.month === undefined || one.month === asked.month);
  const above = place === null ? [] : await placesAbove(scope, place);
  const board = {
    place: place === null ? null : shown(place),
    above: above.map(shown),
    months: months.map((one) => one.month),
    seesReasons: exclusionReaders.some((role) => role === actor.role),
  };
  if (month === undefined) return asked.month === undefined ? { ...board, figures: null } : null;
  const days = monthOf(month.month);
  const span = spanOf(days, actor.tenant.timeZone);
  const row = await tx.figureMonth.findFirst({
    where: { tenantId: actor.tenantId, firstDay: new Date(month.month) },
    select: { id: true, settings: true },
  });
  const settings = publishedSettings.safeParse(row?.settings);
  // Published before the figures were kept: only that it was published is known.
  if (row === null || !settings.success) return { ...board, figures: { ...month, kept: null } };
  const then = await countsThen(scope, row.id, place);
  const now = await countsByUnit(scope, place, span, {
    unit: own ?? undefined,
    corrections: true,
  });
  const units = await namesOf(scope, [...new Set([...then.keys(), ...now.keys()])]);
  const rows = units
    .map((unit) => ({
      ...unit,
      then: then.get(unit.id) ?? noCounts,
      now: now.get(unit.id) ?? noCounts,
    }))
    .sort((one, other) => byName.compare(one.name, other.name));
  return {
    ...board,
    figures: {
      ...month,
      kept: {
        days,
        settings: settings.data,
        rows,
        total: {
          then: rows.reduce<UnitCounts>((sum, one) => addCounts(sum, one.then), noCounts),
          now: rows.reduce<UnitCounts>((sum, one) => addCounts(sum, one.now), noCounts),
        },
        corrections:
          place !== null && board.seesReasons
            ? await correctionsOf(scope, span, place.path, month.at)
            : [],
      },
    },
  };
}

const byName = new Intl.Collator("zh-CN");
const publishedLevels = figureLevels.filter((level) => level !== "community");

async function countsThen(
  { actor, tx }: Scope,
  monthId: string,
  place: PlaceRow | null,
): Promise<Map<string, UnitCounts>> {
  const rows = await tx.figureSnapshot.findMany({
    where: {
      tenantId: actor.tenantId,
      monthId,
      ...(place === null ? {} : { path: { startsWith: place.path } }),
      ...(actor.organizationId === null ? {} : { organizationId: actor.organizationId }),
    },
    select: { organizationId: true, counts: true },
  });
  const found = new Map<string, UnitCounts>();
  for (const { organizationId, counts } of rows) {
    const before = found.get(organizationId) ?? noCounts;
    found.set(organizationId, addCounts(before, publishedCounts.parse(counts)));
  }
  return found;
}
