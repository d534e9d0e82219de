import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnProblem } from "../rules/topic";
import { reviewInput } from "../schema";
import { changeProblem } from "./change";
import { findProblem } from "./find";

/**
 * 销题: what became of the problem, by who chose it. It may end with measures that are open, as solved
 * in part or not followed further; solved is said when everything that was planned is done.
 */
export const review = command({
  name: "topic.review",
  input: reviewInput,
  output: doneOutput,
  find: findProblem,
  allow: (actor, problem) => canDoOnProblem(actor, "review", problem),
  run: async (scope, problem, { outcome, text }) => {
    const { actor, tx } = scope;
    const open = await tx.topicMeasure.count({
      where: { tenantId: actor.tenantId, problemId: problem.id, doneAt: null },
    });
    if (outcome === "solved" && open > 0) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { outcome: "topic.openMeasures" },
      });
    }
    return changeProblem(scope, problem, "topic.reviewed", {
      outcome,
      outcomeText: text,
      reviewedAt: new Date(actor.now),
      reviewedBy: actor.name,
    });
  },
});
