import "server-only";
import { z } from "zod";
import { roundLine, roundsToRateJson } from "@/lib/affairs/reviews/queries/own-reviews";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";

const news = z.strictObject({
  /** For whom this duty is held, and until which day; null for one's own. */
  standingIn: z.strictObject({ name: z.string(), to: z.string() }).nullable(),
  /** What colleagues have handed over and nobody has looked at yet, the latest first. */
  handOvers: z.array(
    z.strictObject({ id: z.string(), fromName: z.string(), note: z.string(), count: z.number() }),
  ),
  /** Rounds that the own organization has not rated, the next to end first. */
  rounds: z.array(roundLine),
  /** How many have long lain without any movement; null where nobody is asked about it. */
  lying: z.number().nullable(),
});
export type DutyNews = z.infer<typeof news>;

/**
 * What has changed about the duty itself, what it is asked to rate, and how much of what it answers for lies. One
 * statement; `lying` is the one that reads what lies, null where nobody is asked about it.
 */
export async function dutyNews(scope: Scope, lying: Prisma.Sql | null): Promise<DutyNews> {
  const { actor, tx } = scope;
  const { tenantId, dutyId } = actor;
  const rows = await tx.$queryRaw<unknown[]>`
    select (select json_build_object('name', a.person_name, 'to', a.to_day) from absence a
        where a.tenant_id = ${tenantId}::uuid and a.deputy_duty_id = ${dutyId}::uuid limit 1) as "standingIn",
      coalesce((select json_agg(h) from (
        select o.id, o.from_name as "fromName", o.note, cardinality(o.ticket_ids) + cardinality(o.assignment_ids) as count
        from hand_over o where o.tenant_id = ${tenantId}::uuid and o.to_duty_id = ${dutyId}::uuid and o.seen_at is null
        order by o.at desc limit 5) h), '[]') as "handOvers",
      ${roundsToRateJson(scope)} as rounds,
      ${lying === null ? Prisma.sql`null::int` : Prisma.sql`(select count(*)::int from (${lying}) l)`} as lying`;
  return news.parse(rows[0]);
}
