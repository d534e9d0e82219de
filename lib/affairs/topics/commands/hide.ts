import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnProblem } from "../rules/topic";
import { hideInput } from "../schema";
import { changeProblem } from "./change";
import { findProblem } from "./find";

/** Takes a problem off the page of the residents again. */
export const hide = command({
  name: "topic.hide",
  input: hideInput,
  output: doneOutput,
  find: findProblem,
  allow: (actor, problem) => canDoOnProblem(actor, "hide", problem),
  run: (scope, problem) =>
    changeProblem(scope, problem, "topic.hidden", { publicText: null, releasedAt: null }),
});
