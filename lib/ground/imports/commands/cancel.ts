import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canSettle } from "../rules/rights";
import { decideImportInput } from "../schema";
import { findImport, importEvent, moveImport } from "../writes";

/** Nothing of it is written, and the worker deletes what was kept of it. */
export const cancelImport = command({
  name: "import.cancel",
  input: decideImportInput,
  output: doneOutput,
  find: findImport,
  allow: (actor, subject) => canSettle(actor, subject, ["waiting", "checked"]),
  run: async (scope, subject, { version }) => {
    const settledAt = new Date(scope.actor.now);
    await moveImport(scope, { ...subject, version }, { status: "cancelled", settledAt });
    return {
      result: { id: subject.id },
      events: [importEvent("import.cancelled", subject, version + 1)],
    };
  },
});
