import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { catalogueNames } from "../queries/catalogue-names";
import {
  catalogueMegabytesMax,
  catalogueRowsMax,
  missingCatalogueHeads,
  parseCatalogue,
} from "../rules/catalogue-sheet";
import { importCatalogueInput, importCatalogueOutput } from "../schema/catalogue";
import {
  canEditCatalogue,
  catalogueEvent,
  openDraft,
  touchDraft,
  writeEntries,
} from "./catalogue-draft";

const faultsMax = 200;

/**
 * A whole catalogue from a spreadsheet becomes the draft: all lines or none. With mode "check"
 * nothing is written.
 */
export const importCatalogue = preparedCommand({
  name: "catalogue.import",
  input: importCatalogueInput,
  output: importCatalogueOutput,
  prepare: async ({ file, mode }) => {
    const limits = { megabytes: catalogueMegabytesMax, rows: catalogueRowsMax };
    const rows = await readSheetRows(file, "file", limits);
    const missing = missingCatalogueHeads(rows);
    if (missing.length > 0) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { file: "import.heads" },
        values: { heads: missing.join(" ") },
      });
    }
    return { mode, rows };
  },
  find: ({ actor }) => Promise.resolve(actor.areaId === null ? null : actor.tenant),
  allow: (actor) => canEditCatalogue(actor),
  run: async (scope, _tenant, { mode, rows }) => {
    const { actor, tx } = scope;
    const { entries, faults } = parseCatalogue(rows, await catalogueNames(scope));
    if (faults.length > 0) {
      const shown = faults.slice(0, faultsMax);
      const result = { state: "faults" as const, count: faults.length, faults: shown };
      return { result, events: [] };
    }
    if (entries.length === 0) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { file: "catalogue.empty" } });
    }
    const count = entries.length;
    if (mode === "check") {
      return { result: { state: "ready" as const, count, faults: [] }, events: [] };
    }
    const draft = await openDraft(scope);
    await tx.catalogueEntry.updateMany({
      where: { tenantId: actor.tenantId, versionId: draft.id, removed: false },
      data: { removed: true },
    });
    await writeEntries(scope, draft.id, entries);
    await touchDraft(scope, draft);
    return {
      result: { state: "imported" as const, count, faults: [] },
      events: [catalogueEvent("imported", draft, { count })],
    };
  },
});
