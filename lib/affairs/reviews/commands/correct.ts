import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnOpinion } from "../rules/opinions";
import { wordInput } from "../schema";
import { changeOpinion } from "./change";
import { findOpinion } from "./find";

/** 更正答复: by the leader of the department, once; both sides go on reading what it said before. */
export const correctAnswer = command({
  name: "opinion.correct",
  input: wordInput,
  output: doneOutput,
  find: findOpinion,
  allow: (actor, one) => canDoOnOpinion(actor, "correct", one),
  run: (scope, one, { text }) =>
    changeOpinion(scope, one, "opinion.corrected", {
      answer: text,
      answerBefore: one.answer,
      correctedAt: new Date(scope.actor.now),
      correctedName: scope.actor.name,
    }),
});
