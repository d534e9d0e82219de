import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { isMember } from "../rules/staff";
import { voteInput } from "../schema/stars";

/**
 * One secret vote. The function raises the tallies and marks the voter in one row of the round; there is
 * no event, no stored key and no result that could tie a choice to a person or a time (DESIGN §4).
 */
export const vote = command({
  name: "star.vote",
  input: voteInput,
  output: z.object({ done: z.boolean() }),
  secret: true,
  find: ({ actor, tx }, { id }) =>
    actor.role === "member"
      ? tx.appraisal.findFirst({ where: { tenantId: actor.tenantId, id }, select: { id: true } })
      : Promise.resolve(null),
  allow: (actor) => isMember(actor),
  run: async ({ tx }, { id }, { choices }) => {
    const chosen = [...new Set(choices)];
    const [answer] = await tx.$queryRaw<{ told: string }[]>`
      select sec.cast_vote(${id}::uuid, ${chosen}::uuid[]) as told`;
    switch (answer?.told ?? "missing") {
      case "done":
        return { result: { done: true }, events: [] };
      case "again":
        throw new Refusal("wrong-status", "star.again");
      case "closed":
        throw new Refusal("too-late", "star.closed");
      case "many":
        throw new Refusal("invalid", "refusal.invalid", { fields: { choices: "star.many" } });
      case "choice":
        throw new Refusal("invalid", "refusal.invalid", { fields: { choices: "field.choose" } });
      default:
        throw new Refusal("not-found", "refusal.notFound");
    }
  },
});
