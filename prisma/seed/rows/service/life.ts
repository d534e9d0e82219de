import { instantAt, localDay, type Instant } from "@/lib/platform/core/time-zone";
import { msPerDay } from "@/lib/platform/core/calendar-day";
import { createRng, type Rng } from "../../content/random";
import type { Context } from "../context";
import type { AreaRow } from "../areas";
import type { District } from "../districts";
import type { Scope } from "../step";

/** A community of the example street, and who receives what is told there. */
export interface Home {
  area: AreaRow;
  grids: readonly AreaRow[];
  /** As a request keeps its place: street and community. */
  names: string;
  secretary: string;
  /** The community of the accounts has everything; its neighbours have a little. */
  full: boolean;
}

/** All that is needed to write down what members and units of a street have done. */
export interface Life {
  scope: Scope;
  tenantId: string;
  district: District;
  street: AreaRow;
  homes: readonly Home[];
  now: Instant;
  rng: Rng;
  /** A day from today, at a minute of it. */
  at: (days: number, minute: number) => Date;
  /** The same as a date. */
  day: (days: number) => Date;
  /** Today as a day number. */
  today: number;
}

/** How many communities of the street take part, that of the accounts among them. */
const homesMax = 8;

export function lifeOf(
  scope: Scope,
  context: Context,
  district: District,
  now: Instant,
): Life | null {
  const { timeZone } = scope.actor.tenant;
  const today = localDay(now, timeZone);
  const communities = Map.groupBy(
    context.grids.filter(({ street }) => street.code === district.street),
    ({ community }) => community.id,
  );
  const homes = [...communities.values()].flatMap((grids): Home[] => {
    const first = grids[0];
    if (first === undefined) return [];
    const { community, street } = first;
    return [
      {
        area: community,
        grids: grids.map(({ area }) => area),
        names: `${street.name} ${community.name}`,
        secretary: context.holders("community_secretary", community.id)[0]?.name ?? "社区书记",
        full: community.code === district.community,
      },
    ];
  });
  const [main] = homes.filter(({ full }) => full);
  const street = context.grids.find((grid) => grid.street.code === district.street)?.street;
  if (main === undefined || street === undefined) return null;
  return {
    scope,
    tenantId: scope.actor.tenantId,
    district,
    street,
    homes: [main, ...homes.filter(({ full }) => !full)].slice(0, homesMax),
    now,
    today,
    rng: createRng(`service:${district.code}`),
    at: (days, minute) => new Date(instantAt(today + days, minute, timeZone)),
    day: (days) => new Date((today + days) * msPerDay),
  };
}
