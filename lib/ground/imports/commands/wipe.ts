import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { byWorker } from "../rules/rights";
import { wipeImportInput } from "../schema";
import { findImport, importEvent } from "../writes";

/** Deletes what was kept of an import that is settled or was left lying (PIPL art. 47). */
export const wipeImport = command({
  name: "import.wipe",
  input: wipeImportInput,
  output: doneOutput,
  find: findImport,
  allow: (actor) => byWorker(actor),
  run: async ({ actor, tx }, subject) => {
    const at = new Date(actor.now);
    await tx.sheetImportPart.updateMany({
      where: { tenantId: actor.tenantId, importId: subject.id },
      data: { bodyCipher: null },
    });
    // Left lying: nobody has confirmed it, and nothing of it was written.
    const left = subject.settledAt === null ? { status: "cancelled", settledAt: at } : {};
    await tx.sheetImport.updateMany({
      where: { tenantId: actor.tenantId, id: subject.id, version: subject.version },
      data: { ...left, wipedAt: at, version: { increment: 1 } },
    });
    return {
      result: { id: subject.id },
      events: [importEvent("import.wiped", subject, subject.version + 1)],
    };
  },
});
