import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnProblem } from "../rules/topic";
import { releaseInput } from "../schema";
import { changeProblem } from "./change";
import { findProblem } from "./find";

/** Releases a text of its own to the residents, or words it anew. */
export const release = command({
  name: "topic.release",
  input: releaseInput,
  output: doneOutput,
  find: findProblem,
  allow: (actor, problem) => canDoOnProblem(actor, "release", problem),
  run: (scope, problem, { text }) =>
    changeProblem(scope, problem, "topic.released", {
      publicText: text,
      releasedAt: new Date(scope.actor.now),
    }),
});
