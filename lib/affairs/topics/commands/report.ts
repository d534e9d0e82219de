import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnMeasure } from "../rules/topic";
import { wordsInput } from "../schema";
import { changeMeasure } from "./change";
import { findMeasure } from "./find";

/** The organization that leads says, in a few words, that a measure is done. */
export const report = command({
  name: "topic.report",
  input: wordsInput,
  output: doneOutput,
  find: findMeasure,
  allow: (actor, measure) => canDoOnMeasure(actor, "report", measure),
  run: (scope, measure, { text }) =>
    changeMeasure(scope, measure, "topic.measure_reported", {
      doneText: text,
      doneAt: new Date(scope.actor.now),
      doneBy: scope.actor.name,
    }),
});
