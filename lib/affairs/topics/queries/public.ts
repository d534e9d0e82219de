import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { outcomes } from "../rules/topic";

const released = z.strictObject({
  id: z.string(),
  areaName: z.string(),
  month: z.date().transform((day) => day.toISOString().slice(0, 10)),
  theme: z.string(),
  title: z.string(),
  organizationName: z.string(),
  publicText: z.string(),
  measures: z.number(),
  done: z.number(),
  outcome: z.enum(outcomes).nullable(),
});
export type PublicProblem = z.infer<typeof released>;

/** The problems that were released to the residents, the latest month first. One statement. */
export async function publicTopics(
  { actor, tx }: Scope,
  asked: number | undefined,
): Promise<{ year: number; thisYear: number; problems: PublicProblem[] }> {
  const thisYear = Number(localDate(actor.now, actor.tenant.timeZone).slice(0, 4));
  const year = asked ?? thisYear;
  const rows = await tx.$queryRaw<unknown[]>`
    select p.id, p.area_name as "areaName", p.month, p.theme, p.title, p.organization_name as "organizationName",
      p.public_text as "publicText", p.measures, p.done, p.outcome
    from sec.public_topics(${year}::int) p`;
  return { year, thisYear, problems: z.array(released).parse(rows) };
}
