import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { canDoOnProblem } from "../rules/topic";
import { measureInput } from "../schema";
import { changeProblem } from "./change";
import { findProblem } from "./find";

/** One more measure of a problem that is not reviewed. */
export const addMeasure = command({
  name: "topic.addMeasure",
  input: measureInput,
  output: doneOutput,
  find: findProblem,
  allow: (actor, problem) => canDoOnProblem(actor, "addMeasure", problem),
  run: async (scope, problem, { text, dueOn }) => {
    const { actor, tx } = scope;
    const done = await changeProblem(scope, problem, "topic.measure_added", {});
    await tx.topicMeasure.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        problemId: problem.id,
        path: problem.path,
        organizationId: problem.organizationId,
        text,
        dueOn: new Date(dueOn),
      },
    });
    return done;
  },
});
