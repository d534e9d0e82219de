import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnMeasure } from "../rules/topic";
import { measureInput } from "../schema";
import { changeMeasure } from "./change";
import { findMeasure } from "./find";

/** Other words or another day for a measure that is not done. */
export const replan = command({
  name: "topic.replan",
  input: measureInput,
  output: doneOutput,
  find: findMeasure,
  allow: (actor, measure) => canDoOnMeasure(actor, "replan", measure),
  run: (scope, measure, { text, dueOn }) =>
    changeMeasure(scope, measure, "topic.measure_changed", { text, dueOn: new Date(dueOn) }),
});
