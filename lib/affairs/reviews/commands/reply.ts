import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnOpinion } from "../rules/opinions";
import { wordInput } from "../schema";
import { changeOpinion } from "./change";
import { findOpinion } from "./find";

/** 回应: one word of whoever asked on what was said; both sides read it beside the answer. */
export const replyToOpinion = command({
  name: "opinion.reply",
  input: wordInput,
  output: doneOutput,
  find: findOpinion,
  allow: (actor, one) => canDoOnOpinion(actor, "reply", one),
  run: (scope, one, { text }) =>
    changeOpinion(scope, one, "opinion.replied", {
      reply: text,
      repliedAt: new Date(scope.actor.now),
      repliedName: scope.actor.name,
    }),
});
