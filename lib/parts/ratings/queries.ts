import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import { markOf } from "./rules/mark";
import { ratingShown, type RatedKind, type RatingShown } from "./schema";

const row = ratingShown.omit({ state: true, floor: true, result: true }).extend({
  voices: z.number().nullable(),
  tally: z.record(z.string(), z.number()).nullable(),
  crowded: z.number().nullable(),
});

/**
 * The ratings of these subjects, of all their periods, the latest first, with results where enough have rated. One
 * statement for however many subjects, beside the one for the settings.
 */
export async function ratingsOf(
  scope: Scope,
  kind: RatedKind,
  subjectIds: readonly string[],
): Promise<RatingShown[]> {
  if (subjectIds.length === 0) return [];
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  const floor = settings["ratings.floor"];
  const rows = await tx.$queryRaw<unknown[]>`
    with r as materialized (
      select x.id, x.subject_id, x.period, x.questions, x.opens_at, x.closes_at from public_rating x
      where x.tenant_id = ${actor.tenantId}::uuid and x.subject_kind = ${kind}
        and x.subject_id = any (${[...subjectIds]}::uuid[]))
    select r.id::text, r.subject_id::text as "subjectId", r.period, r.questions, r.opens_at as "opensAt",
      r.closes_at as "closesAt", b.voices, b.tally, b.crowded
    from r left join sec.rating_results(array(select id from r), ${floor}::int) b on b.rating_id = r.id
    order by r.opens_at desc, r.id`;
  return z
    .array(row)
    .parse(rows)
    .map(({ voices, tally, crowded, ...rating }) => ({
      ...rating,
      floor,
      state: stateAt(rating, actor.now),
      result: voices === null || tally === null ? null : { voices, tally, crowded: crowded ?? 0 },
    }));
}

function stateAt(
  { opensAt, closesAt }: Pick<RatingShown, "opensAt" | "closesAt">,
  now: number,
): RatingShown["state"] {
  if (now < opensAt.getTime()) return "coming";
  return closesAt !== null && now >= closesAt.getTime() ? "over" : "open";
}

/** Which of these the device with this token has rated. One statement, for visitors alone. */
export async function ratedBy(
  { tx }: Scope,
  ratingIds: readonly string[],
  token: string | null,
): Promise<Set<string>> {
  if (token === null || ratingIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.id::text from sec.rated_by(${[...ratingIds]}::uuid[],
      ${ratingIds.map((id) => markOf(id, token))}::bytea[]) r (id)`;
  return new Set(rows.map(({ id }) => id));
}
