import "server-only";
import { refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canSettle } from "../rules/rights";
import { decideImportInput } from "../schema";
import { findImport, importEvent, moveImport } from "../writes";

/** 导入: what may be written is to be written; the worker begins at once. */
export const confirmImport = command({
  name: "import.confirm",
  input: decideImportInput,
  output: doneOutput,
  find: findImport,
  allow: (actor, subject) => {
    const may = canSettle(actor, subject, ["checked"]);
    return may.ok && subject.fresh + subject.changed === 0
      ? refused("wrong-status", "imports.nothing")
      : may;
  },
  run: async (scope, subject, { version }) => {
    const confirmedBy = scope.actor.name;
    await moveImport(scope, { ...subject, version }, { status: "writing", confirmedBy });
    return {
      result: { id: subject.id },
      events: [importEvent("import.confirmed", subject, version + 1)],
    };
  },
});
