import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canChange } from "../rules/policy";
import { takeDownInput } from "../schema";
import { findEntry } from "./find";
import { changeEntry, wallEvent } from "./record";

/** 撤下: text, photos, course and followers are gone at once; that it was so stays in the history. */
export const takeDown = command({
  name: "wall.takeDown",
  input: takeDownInput,
  output: doneOutput,
  find: findEntry,
  allow: (actor, entry) => canChange(actor, entry),
  run: async (scope, entry, { reason }) => {
    const { actor, tx } = scope;
    await tx.wallPhoto.updateMany({
      where: { tenantId: actor.tenantId, entryId: entry.id, hiddenAt: null },
      data: { hiddenAt: actor.at },
    });
    await changeEntry(scope, entry, {
      status: "withdrawn",
      withdrawnAt: actor.at,
      withdrawnBy: actor.name,
      reasonCode: reason,
    });
    return {
      result: { id: entry.id },
      events: [wallEvent("wall.taken_down", entry, entry.version + 1, { reason })],
    };
  },
});
