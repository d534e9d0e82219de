import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { isNothing, nothing, plus, type Tally } from "../rules/figures";
import { mondaysUpTo, periodFor, type PeriodWish } from "../rules/period";
import type { Dashboard } from "../schema";
import { figureLevels, placeInRange, placesAbove, placesBelow, shown } from "./place";
import { overdueFigures, periodFigures, weekFigures, type TallyByPath } from "./tallies";

/**
 * The figures of a place of the actor's range and of the places directly below it, in seven
 * statements whatever their number; null for a place outside the range.
 */
export async function dashboardOf(
  scope: Scope,
  areaId: string | undefined,
  wish: PeriodWish,
): Promise<Dashboard | null> {
  const { actor } = scope;
  const place = await placeInRange(scope, areaId, figureLevels);
  if (place === null) return null;
  const { timeZone } = actor.tenant;
  const period = periodFor(wish, localDate(actor.now, timeZone));
  const above = await placesAbove(scope, place);
  const below = await placesBelow(scope, place);
  const { settings } = await clockworkOf(scope);
  const figures = await periodFigures(scope, place.path, period, period.before);
  const overdue = await overdueFigures(scope, place.path);
  const weeks = await weekFigures(scope, place.path, mondaysUpTo(period.to), period.to);

  const tallyAt = (path: string) =>
    plus(figures.now.get(path) ?? nothing, {
      overdue: overdue.get(path)?.overdue ?? 0,
    });
  return {
    place: shown(place),
    above: above.map(shown),
    period,
    rates: {
      minN: settings["rates.minN"],
      basicWeight: settings["rates.basicSatisfiedWeight"],
    },
    total: plus(sum(figures.now), { overdue: sum(overdue).overdue }),
    totalBefore: sum(figures.before),
    rows: below
      .map((row) => ({ ...shown(row), ended: row.ended, tally: tallyAt(row.path) }))
      .filter(({ ended, tally }) => !ended || !isNothing(tally)),
    direct: tallyAt(place.path),
    weeks,
    asOf: actor.now,
    timeZone,
  };
}

function sum(tallies: TallyByPath): Tally {
  return [...tallies.values()].reduce<Tally>((total, tally) => plus(total, tally), nothing);
}
