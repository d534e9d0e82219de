import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { OpinionSetting } from "../events";
import { powersNow } from "../queries/purposes";
import { canSetPowers } from "../rules/powers";
import { isCondition } from "../rules/wording";
import { setPowerInput } from "../schema";
import { typedWrong } from "./round-parts";

const name: OpinionSetting = "opinion.power_set";

/** 五项权利清单: the district rewords, retires or adds one. A request keeps the words with which it was asked. */
export const setPower = command({
  name: "opinion.setPower",
  input: setPowerInput,
  output: z.object({ key: z.string() }),
  find: async (scope, given) => {
    if (!canSetPowers(scope.actor).ok) return { key: "", version: 0 };
    const powers = await powersNow(scope);
    const isTaken = powers.some((one) => one.name === given.name && one.key !== given.key);
    if (isTaken) throw typedWrong("name", "field.samePower");
    if (given.key === undefined) return { key: newId(), version: 0 };
    const power = powers.find((one) => one.key === given.key) ?? null;
    if (power !== null && power.version !== given.version) {
      throw new Refusal("conflict", "opinion.conflict");
    }
    return power;
  },
  allow: (actor) => canSetPowers(actor),
  run: async ({ actor, tx }, { key, version }, given) => {
    if (isCondition(given.name)) throw typedWrong("name", "field.condition");
    const { tenantId } = actor;
    const changedAt = new Date(actor.now);
    const retired = given.retired !== undefined;
    const words = {
      name: given.name,
      retiredAt: retired ? changedAt : null,
      changedAt,
      changedBy: actor.name,
    };
    if (version === 0) {
      await tx.opinionPower.createMany({ data: { tenantId, id: newId(), key, ...words } });
    } else {
      const { count } = await tx.opinionPower.updateMany({
        where: { tenantId, key, version },
        data: { ...words, version: { increment: 1 } },
      });
      if (count === 0) throw new Refusal("conflict", "opinion.conflict");
    }
    const about = { key, retired };
    return {
      result: { key },
      events: [{ name, subjectId: tenantId, version: version + 1, payload: about }],
    };
  },
});
