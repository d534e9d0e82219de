import "server-only";
import { z } from "zod";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import {
  resultOf,
  roundSpeakers,
  roundStageOf,
  roundStatuses,
  type RoundStage,
} from "../rules/rounds";
import { pageSize, type PageAsked } from "./list";

export const countsShape = z.object({ n: z.number(), q: z.array(z.array(z.number()).nullable()) });

const row = z.strictObject({
  id: z.string(),
  areaName: z.string(),
  title: z.string(),
  about: z.string(),
  questions: z.array(z.string()),
  weights: z.array(z.number()),
  subjectIds: z.array(z.string()),
  subjectNames: z.array(z.string()),
  opensOn: z.date().transform(isoDay),
  closesOn: z.date().transform(isoDay),
  status: z.enum(roundStatuses),
  rates: z.boolean(),
  rated: z.boolean(),
  isSubject: z.boolean(),
  me: z.string(),
  counts: countsShape.nullable(),
  appeal: z.string().nullable(),
  appealAnswer: z.string().nullable(),
  callOffText: z.string().nullable(),
});

/** A round as an organization sees it that rates in it or is rated. */
export type OwnReview = Omit<z.infer<typeof row>, "subjectIds" | "subjectNames" | "me"> & {
  stage: RoundStage;
  /** Whom it may rate: everybody but itself. */
  subjects: { id: string; name: string }[];
  /** The own result, from five raters up; null before, and for who is not rated. */
  result: number | null;
  /** It is open and has not been rated by the own organization. */
  waits: boolean;
};

/** The rounds that concern the own organization, by pages: what waits for its vote first, then the newest. One statement. */
export async function ownReviews(
  scope: Scope,
  { after, size = pageSize }: PageAsked = {},
): Promise<{ rounds: OwnReview[]; next: string | null }> {
  const found = await reviewsOf(scope, { after, size: size + 1 });
  const rounds = found.slice(0, size);
  return { rounds, next: found.length > size ? (rounds.at(-1)?.id ?? null) : null };
}

/** One of them, however many there are. One statement. */
export async function ownReview(scope: Scope, id: string): Promise<OwnReview | null> {
  return (await reviewsOf(scope, { id, size: 1 }))[0] ?? null;
}

async function reviewsOf(
  { actor, tx }: Scope,
  {
    id = null,
    after = null,
    size,
  }: { id?: string | null; after?: string | null | undefined; size: number },
): Promise<OwnReview[]> {
  if (!roundSpeakers.some((role) => role === actor.role)) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    select id, area_name as "areaName", title, about, questions, weights, subject_ids as "subjectIds",
      subject_names as "subjectNames", opens_on as "opensOn", closes_on as "closesOn", status, rates, rated,
      is_subject as "isSubject", me, counts, appeal, appeal_answer as "appealAnswer",
      call_off_text as "callOffText"
    from sec.own_reviews(${id}::uuid, ${after}::uuid, ${size}::int)`;
  const today = localDate(actor.now, actor.tenant.timeZone);
  return z
    .array(row)
    .parse(rows)
    .map(({ subjectIds, subjectNames, me, ...one }) => {
      const stage = roundStageOf({ ...one, path: "" }, today);
      return {
        ...one,
        stage,
        subjects: subjectIds.flatMap((id, at) =>
          id === me ? [] : [{ id, name: subjectNames[at] ?? "" }],
        ),
        result: one.counts === null ? null : resultOf(one.counts, one.weights),
        waits: stage === "open" && one.rates && !one.rated,
      };
    });
}

/** A round that is open and waits for the own organization's vote. */
export const roundLine = z.strictObject({
  id: z.string(),
  title: z.string(),
  areaName: z.string(),
  closesOn: z.string(),
});
export type RoundLine = z.infer<typeof roundLine>;

/** Those of the own organization, the next to end first: an array of JSON within another statement. */
export function roundsToRateJson({ actor }: Scope): Prisma.Sql {
  if (!roundSpeakers.some((role) => role === actor.role)) return Prisma.sql`'[]'::json`;
  const today = localDate(actor.now, actor.tenant.timeZone);
  return Prisma.sql`coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title,
      'areaName', r.area_name, 'closesOn', r.closes_on) order by r.closes_on, r.id)
    from sec.own_reviews(null, null, null) r where r.status = 'published' and r.rates and not r.rated
      and ${today}::date between r.opens_on and r.closes_on), '[]'::json)`;
}

/** The same by itself. One statement. */
export async function roundsToRate(scope: Scope): Promise<RoundLine[]> {
  const [found] = await scope.tx.$queryRaw<{ rounds: unknown }[]>`
    select ${roundsToRateJson(scope)} as rounds`;
  return z.array(roundLine).parse(found?.rounds ?? []);
}
