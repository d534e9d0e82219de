import "server-only";
import { ratingsOf } from "@/lib/parts/ratings/queries";
import type { RatingShown } from "@/lib/parts/ratings/schema";
import type { Scope } from "@/lib/platform/db/scope";

/** What everybody thinks of an answer on the 回音壁; of an answer that was taken down nothing is left to ask. */
export type Approval = RatingShown;

/** The rating that stands beside each of these entries now. Two statements for however many. */
export async function approvalsOf(
  scope: Scope,
  entryIds: readonly string[],
): Promise<Map<string, Approval>> {
  const ratings = await ratingsOf(scope, "wall", entryIds);
  return new Map(
    ratings.flatMap((rating) => (rating.state === "open" ? [[rating.subjectId, rating]] : [])),
  );
}
