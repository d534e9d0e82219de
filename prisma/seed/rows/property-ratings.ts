import { createHash } from "node:crypto";
import { z } from "zod";
import {
  askedOfResidents,
  quarterOf,
  serviceQuestions,
} from "@/lib/affairs/property/rules/quarterly";
import { castRating } from "@/lib/parts/ratings/commands/cast";
import { closeRating, openRating } from "@/lib/parts/ratings/writes";
import { execute } from "@/lib/platform/command";
import { isoDateOf, dayNumberOf } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate, localInstant, type Instant } from "@/lib/platform/core/time-zone";
import { at } from "../content/random";
import type { District } from "./districts";
import { step, told } from "./step";

/** How many devices have rated each estate: in the quarter before, and in this one; of one too few to be told. */
const turnouts = [
  { before: 23, now: 16 },
  { before: 12, now: 4 },
  { before: 9, now: 11 },
] as const;

/** Most are content; with what, differs from question to question. */
const moods = [
  ["good", "good", "fair", "good", "bad", "good", "good"],
  ["fair", "good", "bad", "fair", "good"],
  ["good", "good", "good", "fair"],
  ["fair", "bad", "fair", "good", "fair", "good"],
] as const;

const opened = z.array(z.object({ id: z.string(), nth: z.number(), over: z.boolean() }));

/** Residents have rated the companies of the accounts' community in two quarters, each device through the ordinary door. */
export async function rateEstates({ slug, community }: District, now: Instant): Promise<void> {
  const ratings = await told(slug, "property-ratings", opened, async (scope) => {
    const { actor, tx } = scope;
    const { timeZone } = actor.tenant;
    const area = await tx.area.findFirst({
      where: { tenantId: actor.tenantId, code: community, level: "community" },
      select: { id: true },
    });
    const estates = await tx.estate.findMany({
      where: { tenantId: actor.tenantId, areaId: area?.id ?? "", status: "company" },
      orderBy: { name: "asc" },
      select: { id: true, path: true },
    });
    const quarter = quarterOf(localDate(now, timeZone));
    const before = quarterOf(isoDateOf((dayNumberOf(quarter.startsOn) ?? 0) - 1));
    const instant = (day: string) => new Date(localInstant(`${day}T00:00`, timeZone));
    const made = [];
    for (const [nth, { id: subjectId, path }] of estates.entries()) {
      // The one before is ended when all have rated.
      for (const { period, startsOn } of [before, quarter]) {
        const rating = {
          kind: "estate" as const,
          subjectId,
          path,
          period,
          questions: askedOfResidents(),
          opensAt: instant(startsOn),
          closesAt: instant(quarter.endsOn),
        };
        made.push({ id: await openRating(scope, rating), nth, over: period === before.period });
      }
    }
    return made;
  });
  for (const { id, nth, over } of ratings) {
    const { before, now: sofar } = at(turnouts, nth % turnouts.length);
    for (let device = 0; device < (over ? before : sofar); device += 1) {
      await cast(slug, id, { device, nth });
    }
  }
  await step(slug, "property-ratings-over", async (scope) => {
    for (const { id, over } of ratings) if (over) await closeRating(scope, id);
  });
}

/** What a run that was cut off has rated already stays. */
async function cast(
  slug: string,
  id: string,
  { device, nth }: { device: number; nth: number },
): Promise<void> {
  const answers = Object.fromEntries(
    serviceQuestions.map((key, n) => {
      // On the whole most are content; with one thing or another fewer.
      const mood = at(moods, key === "overall" ? nth % 3 : (nth + n) % moods.length);
      return [key, at(mood, device % mood.length)];
    }),
  );
  const token = createHash("sha256")
    .update(`demo|${id}|${String(device)}`)
    .digest("base64url");
  try {
    await execute(castRating, { kind: "visitor", slug }, { id, token, answers }, newId());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
