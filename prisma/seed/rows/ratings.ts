import { createHash } from "node:crypto";
import { z } from "zod";
import { castRating } from "@/lib/parts/ratings/commands/cast";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { at } from "../content/random";
import type { District } from "./districts";
import { told } from "./step";

/** How many devices have rated an answer; too few of some to be told, and of some nobody yet. */
const turnouts = [27, 12, 4, 16, 0, 9, 21, 5, 2, 13] as const;
/** Most approve; how it goes differs from answer to answer. */
const moods = [
  ["yes", "yes", "yes", "fair", "yes", "no", "yes"],
  ["yes", "fair", "yes", "no", "yes"],
  ["yes", "yes", "yes", "yes", "fair"],
] as const;
const answeredMax = 20;

/** Residents have rated the newest answers on the 回音壁, each device through the ordinary door. */
export async function rateAnswers({ slug }: District): Promise<void> {
  const ratings = await told(slug, "ratings", z.array(z.string()), async ({ actor, tx }) => {
    const found = await tx.$queryRaw<{ id: string }[]>`
      select r.id::text from public_rating r
      join wall_entry e on e.tenant_id = r.tenant_id and e.id = r.subject_id
      where r.tenant_id = ${actor.tenantId}::uuid and r.subject_kind = 'wall' and r.closes_at is null
      order by e.result_at desc, e.ticket_id limit ${answeredMax}`;
    return found.map(({ id }) => id);
  });
  for (const [index, id] of ratings.entries()) {
    const mood = at(moods, index % moods.length);
    for (let device = 0; device < at(turnouts, index % turnouts.length); device += 1) {
      const token = createHash("sha256")
        .update(`demo|${id}|${String(device)}`)
        .digest("base64url");
      const answers = { approval: at(mood, device % mood.length) };
      await cast(slug, { id, token, answers });
    }
  }
}

/** What a run that was cut off has rated already stays; what somebody has taken down since is left alone. */
async function cast(slug: string, input: Parameters<typeof castRating.find>[1]): Promise<void> {
  try {
    await execute(castRating, { kind: "visitor", slug }, input, newId());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
