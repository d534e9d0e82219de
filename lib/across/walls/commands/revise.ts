import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canChange } from "../rules/policy";
import { reviseInput } from "../schema";
import { findEntry } from "./find";
import { showPhotos } from "./photos";
import { changeEntry, refuseAsTold, wallEvent } from "./record";

/** Changes the released text or photos; what visitors read changes with it. */
export const revise = command({
  name: "wall.revise",
  input: reviseInput,
  output: doneOutput,
  find: findEntry,
  allow: (actor, entry) => canChange(actor, entry),
  run: async (scope, entry, { title, problem, measures, photoIds }) => {
    refuseAsTold(problem, entry.told);
    await changeEntry(scope, entry, { title, problem, measures });
    await showPhotos(scope, entry, photoIds, ["before"]);
    return {
      result: { id: entry.id },
      events: [wallEvent("wall.revised", entry, entry.version + 1)],
    };
  },
});
