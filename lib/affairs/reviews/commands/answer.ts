import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { localDate } from "@/lib/platform/core/time-zone";
import { canDoOnOpinion } from "../rules/opinions";
import { wordInput } from "../schema";
import { changeOpinion } from "./change";
import { findOpinion } from "./find";

/** 答复: by whoever was asked, once; after the day as well, and then the lateness shows. */
export const answerOpinion = command({
  name: "opinion.answer",
  input: wordInput,
  output: doneOutput,
  find: findOpinion,
  allow: (actor, one) => canDoOnOpinion(actor, "answer", one),
  run: (scope, one, { text }) => {
    const { actor } = scope;
    return changeOpinion(scope, one, "opinion.answered", {
      status: "answered",
      answer: text,
      answeredOn: new Date(localDate(actor.now, actor.tenant.timeZone)),
      answeredAt: new Date(actor.now),
      answeredName: actor.name,
    });
  },
});
