import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { ownReview } from "../queries/own-reviews";
import { roundSpeakers } from "../rules/rounds";
import { rateInput } from "../schema";
import { typedWrong } from "./round-parts";

/**
 * One secret vote of an organization. The function raises the counts and marks the organization in one row of the
 * round; there is no event, no stored key and no result that ties a choice to anybody or to a time (docs/decisions/011).
 */
export const rateRound = command({
  name: "round.rate",
  input: rateInput,
  output: z.object({ done: z.boolean() }),
  secret: true,
  find: async (scope, { id }) => {
    const round = await ownReview(scope, id);
    return round?.rates === true ? round : null;
  },
  allow: (actor) =>
    roundSpeakers.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async ({ tx }, { id, questions }, { scores }) => {
    const given = JSON.stringify(scoresOf(scores, questions.length));
    const [answer] = await tx.$queryRaw<{ told: string }[]>`
      select sec.cast_review(${id}::uuid, ${given}::jsonb) as told`;
    switch (answer?.told ?? "missing") {
      case "done":
        return { result: { done: true }, events: [] };
      case "again":
        throw new Refusal("wrong-status", "round.again");
      case "closed":
        throw new Refusal("too-late", "round.notOpen");
      case "empty":
        throw typedWrong("scores", "field.noScores");
      case "scores":
        throw typedWrong("scores", "field.scores");
      default:
        throw new Refusal("not-found", "refusal.notFound");
    }
  },
});

/** `subject.question.score` of the form, by subject: each question of a subject, 0 where somebody does not know. */
function scoresOf(typed: readonly string[], questions: number): Record<string, number[]> {
  const read = typed.map((one) => /^([0-9a-f-]{36})\.(\d)\.([0-5])$/.exec(one));
  const bySubject = new Map<string, number[]>();
  for (const found of read) {
    const [, subject, question, score] = found ?? [];
    if (subject === undefined) throw typedWrong("scores", "field.scores");
    const own = bySubject.get(subject) ?? [];
    if (Number(question) !== own.length || own.length >= questions) {
      throw typedWrong("scores", "field.scores");
    }
    bySubject.set(subject, [...own, Number(score)]);
  }
  return Object.fromEntries(bySubject);
}
