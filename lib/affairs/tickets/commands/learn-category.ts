import "server-only";
import { doneOutput, id } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { handledTexts, outcomesOf } from "../queries/learning";
import { learnFrom } from "../rules/suggest/learn";

/**
 * What the district's own work teaches about one category: the terms of its tickets that were
 * handled, and how dispatches of the kind went. It takes the place of what was known before, so
 * running it again changes nothing, and what a forgotten ticket said goes with it.
 */
export const learnCategory = command({
  name: "suggestion.learn",
  input: z.strictObject({ id }),
  output: doneOutput,
  find: async ({ actor, tx }, input) =>
    actor.kind !== "job"
      ? null
      : tx.category.findFirst({
          where: { tenantId: actor.tenantId, id: input.id },
          select: { id: true },
        }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, category) => {
    const lesson = learnFrom(await handledTexts(scope, category.id));
    const outcomes = await outcomesOf(scope, category.id);
    await scope.tx.$queryRaw`
      select sec.learn(${category.id}::uuid, ${lesson.tickets}::int,
        ${[...lesson.terms.keys()]}::text[], ${[...lesson.terms.values()]}::int[],
        ${outcomes.map((one) => one.organizationId)}::uuid[],
        ${outcomes.map((one) => one.done)}::int[], ${outcomes.map((one) => one.returned)}::int[])::text`;
    return { result: { id: category.id }, events: [] };
  },
});
