import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { closeRating, openRating } from "@/lib/parts/ratings/writes";
import { askedOfResidents, quarterOf } from "../rules/quarterly";
import { openRatingInput } from "../schema";
import { findEstate } from "./find";
import { propertyEvent, todayOf } from "./record";

/** 物业服务评价 of a quarter: residents are asked about the company from now to the quarter's end. */
export const openServiceRating = command({
  name: "property.openRating",
  input: openRatingInput,
  output: doneOutput,
  find: (scope, { id }) => findEstate(scope, { id }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, { id, path, status }, { period }) => {
    const { actor } = scope;
    const quarter = quarterOf(todayOf(scope));
    // The quarter is over, or nobody serves the estate any more: there is nothing to be asked.
    if (status !== "company" || quarter.period !== period) return { result: { id }, events: [] };
    const at = (day: string) => new Date(localInstant(`${day}T00:00`, actor.tenant.timeZone));
    await openRating(scope, {
      kind: "estate",
      subjectId: id,
      path,
      period,
      questions: askedOfResidents(),
      opensAt: actor.at,
      closesAt: at(quarter.endsOn),
    });
    const about = { period };
    return {
      result: { id },
      events: [propertyEvent("property.rating_opened", { id, path }, about)],
    };
  },
});

/** With another company, or none, what is asked about the one before is over. */
export async function endServiceRatings(scope: Scope, estateId: string): Promise<void> {
  const { actor, tx } = scope;
  const open = await tx.publicRating.findMany({
    where: {
      tenantId: actor.tenantId,
      subjectKind: "estate",
      subjectId: estateId,
      closesAt: { gt: actor.at },
    },
    select: { id: true },
  });
  for (const { id } of open) await closeRating(scope, id);
}
