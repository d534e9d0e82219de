import "server-only";
import { coWaiting, type WaitingLine } from "@/lib/affairs/co-building/queries/waiting";
import type { OpinionLine } from "@/lib/affairs/reviews/queries/columns";
import { roundsToRate, type RoundLine } from "@/lib/affairs/reviews/queries/own-reviews";
import { countWaitingOpinions, waitingOpinions } from "@/lib/affairs/reviews/queries/waiting";
import type { Scope } from "@/lib/platform/db/scope";

/** As many as its page of opinions shows. */
const opinionsMax = 50;

export interface UnitDesk {
  coBuilding: WaitingLine[];
  opinions: OpinionLine[];
  rounds: RoundLine[];
}

/** What a unit's liaison officer is asked to do, from wherever it comes. Three statements. */
export async function unitDesk(scope: Scope): Promise<UnitDesk> {
  return {
    coBuilding: (await coWaiting(scope)).lines,
    opinions: await waitingOpinions(scope, opinionsMax),
    rounds: await roundsToRate(scope),
  };
}

/** How much of it waits where, for the navigation. Three statements. */
export async function unitDeskCounts(
  scope: Scope,
): Promise<{ coBuilding: number; reviews: number }> {
  const rounds = (await roundsToRate(scope)).length;
  return {
    coBuilding: (await coWaiting(scope, 1)).count,
    reviews: (await countWaitingOpinions(scope)) + rounds,
  };
}
