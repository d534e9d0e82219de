import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { ProactiveEvent } from "../events";
import { canKeepSeasons } from "../rules/proactive";
import { saveSeasonInput } from "../schema";

const name: ProactiveEvent = "season.saved";

/** A season of the district's calendar: a new one, or another wording; out of use it stays readable. */
export const saveSeason = command({
  name: "season.save",
  input: saveSeasonInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!canKeepSeasons(actor).ok || id === undefined) return { season: null };
    const season = await tx.season.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, version: true },
    });
    if (season !== null && season.version !== version) {
      throw new Refusal("conflict", "proactive.conflict");
    }
    return season === null ? null : { season };
  },
  allow: (actor) => canKeepSeasons(actor),
  run: async ({ actor: { tenantId }, tx }, { season }, input) => {
    const { id: _id, version: _version, active, ...said } = input;
    const data = { ...said, active: active !== undefined };
    const id = season?.id ?? newId();
    if (season === null) {
      await tx.season.createMany({ data: { ...data, tenantId, id } });
      return { result: { id }, events: [{ name, subjectId: id, version: 1 }] };
    }
    const { version } = season;
    const { count } = await tx.season.updateMany({
      where: { tenantId, id, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "proactive.conflict");
    return { result: { id }, events: [{ name, subjectId: id, version: version + 1 }] };
  },
});
