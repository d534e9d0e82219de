import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import seasons from "../data/seasons.json";
import type { ProactiveEvent } from "../events";
import { canKeepSeasons } from "../rules/proactive";
import { presetInput } from "../schema";

const name: ProactiveEvent = "season.preset";

/** Takes the first calendar of seasons over; what the district has under a title already stays its own. */
export const presetSeasons = command({
  name: "season.preset",
  input: presetInput,
  output: z.object({ seasons: z.number() }),
  find: async ({ actor, tx }) => {
    if (!canKeepSeasons(actor).ok) return { titles: [] };
    const rows = await tx.season.findMany({
      where: { tenantId: actor.tenantId },
      select: { title: true },
    });
    return { titles: rows.map(({ title }) => title) };
  },
  allow: (actor) => canKeepSeasons(actor),
  run: async ({ actor: { tenantId }, tx }, { titles }) => {
    const categories = await tx.category.findMany({
      where: { tenantId },
      select: { id: true, code: true },
    });
    const rows = seasons
      .filter(({ title }) => !titles.includes(title))
      .map(({ codes, ...season }) => ({
        ...season,
        tenantId,
        id: newId(),
        categoryIds: categories.flatMap(({ id, code }) => (codes.includes(code) ? id : [])),
      }));
    await tx.season.createMany({ data: rows });
    return {
      result: { seasons: rows.length },
      events: [{ name, subjectId: tenantId, version: 1 }],
    };
  },
});
