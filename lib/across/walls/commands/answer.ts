import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canAnswer } from "../rules/policy";
import { answerInput } from "../schema";
import { findEntry } from "./find";
import { showPhotos } from "./photos";
import { changeEntry, wallEvent } from "./record";

/** 公布结果: with its answer the entry goes over to the 回音壁. */
export const answer = command({
  name: "wall.answer",
  input: answerInput,
  output: doneOutput,
  find: findEntry,
  allow: (actor, entry) => canAnswer(actor, entry),
  run: async (scope, entry, { result, photoIds }) => {
    const { at, name } = scope.actor;
    await changeEntry(scope, entry, { result, resultAt: at, resultBy: name });
    await showPhotos(scope, entry, photoIds, ["after"]);
    return {
      result: { id: entry.id },
      events: [wallEvent("wall.answered", entry, entry.version + 1)],
    };
  },
});
