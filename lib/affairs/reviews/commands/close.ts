import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnOpinion } from "../rules/opinions";
import { closeInput } from "../schema";
import { changeOpinion } from "./change";
import { findOpinion } from "./find";

/** 办结: what follows from the opinion, in the words of whoever asked. */
export const closeOpinion = command({
  name: "opinion.close",
  input: closeInput,
  output: doneOutput,
  find: findOpinion,
  allow: (actor, one) => canDoOnOpinion(actor, "close", one),
  run: (scope, one, { text }) =>
    changeOpinion(scope, one, "opinion.closed", {
      status: "closed",
      outcome: text,
      closedAt: new Date(scope.actor.now),
      closedName: scope.actor.name,
    }),
});
