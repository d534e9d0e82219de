import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { deriveBytes } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { markOf } from "../rules/mark";
import { questionShape, unanswered } from "../rules/questions";
import { castInput } from "../schema";

/**
 * 评议 by a device, once for each subject and period. One function raises the tallies and marks the device in one row;
 * there is no event, no stored key and no result that could tie an answer to a device or a time (docs/decisions/018).
 */
export const castRating = command({
  name: "rating.cast",
  input: castInput,
  output: z.object({ done: z.boolean() }),
  secret: true,
  find: async ({ actor, tx }, { id }) => {
    if (actor.role !== "visitor") return null;
    const rating = await tx.publicRating.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { questions: true },
    });
    return rating === null ? null : z.array(questionShape).parse(rating.questions);
  },
  allow: (actor) => (actor.role === "visitor" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, questions, { id, token, network, answers }) => {
    const open = unanswered(questions, answers);
    if (open.length > 0) {
      const fields = Object.fromEntries(open.map((key) => [`answer-${key}`, "field.choose"]));
      throw new Refusal("invalid", "refusal.invalid", { fields });
    }
    const { settings } = await clockworkOf(scope);
    const [row] = await scope.tx.$queryRaw<{ told: string }[]>`
      select sec.cast_rating(${id}::uuid, ${markOf(id, token)}, ${answers}::jsonb,
        ${networkKey(scope, id, network)}, ${settings["ratings.perNetworkDay"]}::int) as told`;
    switch (row?.told ?? "missing") {
      case "done":
        return { result: { done: true }, events: [] };
      case "again":
        throw new Refusal("wrong-status", "rating.again");
      case "closed":
        throw new Refusal("too-late", "rating.closed");
      case "choice":
        throw new Refusal("invalid", "refusal.invalid");
      default:
        throw new Refusal("not-found", "refusal.notFound");
    }
  },
});

/** No address is kept: a keyed digest that is another one tomorrow, and for another rating. */
function networkKey({ actor }: Scope, id: string, network: string | undefined): string | null {
  if (network === undefined) return null;
  const day = actor.at.toISOString().slice(0, 10);
  const bytes = deriveBytes(`rating-network|${actor.tenantId}|${id}|${day}|${network}`);
  return Buffer.from(bytes).toString("base64url").slice(0, 16);
}
