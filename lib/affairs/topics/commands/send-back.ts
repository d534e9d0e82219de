import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnMeasure } from "../rules/topic";
import { wordsInput } from "../schema";
import { changeMeasure } from "./change";
import { findMeasure } from "./find";

/** Who chose the problem has looked and found it not done: to be done again, with the reason. */
export const sendBack = command({
  name: "topic.sendBack",
  input: wordsInput,
  output: doneOutput,
  find: findMeasure,
  allow: (actor, measure) => canDoOnMeasure(actor, "sendBack", measure),
  run: (scope, measure, { text }) =>
    changeMeasure(scope, measure, "topic.measure_sent_back", {
      doneText: null,
      doneAt: null,
      doneBy: null,
      backText: text,
    }),
});
