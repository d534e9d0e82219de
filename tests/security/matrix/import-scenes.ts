import writeXlsxFile from "write-excel-file/node";
import { importColumns, importHeads } from "@/lib/affairs/councils/rules/import-line";
import type { ImportNeeds } from "./imports";
import type { Scene, Target } from "./target";

const bytes = await writeXlsxFile([
  importColumns.map((column) => ({ value: importHeads[column], type: String })),
  importColumns.map((column) => ({ value: column === "unitKind" ? "" : "没有", type: String })),
]).toBuffer();
const sheet = new File([new Uint8Array(bytes)], "biao.xlsx");

function onImport(needs: ImportNeeds, more: Record<string, unknown> = {}): Scene {
  return {
    subject: "register",
    import: needs,
    input: ({ importId }: Target) => ({ id: importId, ...more }),
  };
}

const decided = { version: "1" };

export const importScenes: Readonly<Record<string, Scene>> = {
  // What was sent before is settled: there is one at a time.
  "import.send": {
    subject: "none",
    import: { kind: "councils", status: "cancelled" },
    input: () => ({ kind: "councils", file: sheet }),
  },
  "import.confirm": onImport({ kind: "councils", status: "checked" }, decided),
  "import.cancel": onImport({ kind: "councils", status: "waiting" }, decided),
  "import.wipe": onImport({ kind: "councils", status: "cancelled" }),
  "council.checkImport": onImport({ kind: "councils", status: "waiting" }, { file: sheet }),
  "party.checkImport": onImport({ kind: "party", status: "waiting" }, { file: sheet }),
  "party.writeImport": onImport({ kind: "party", status: "writing" }, { n: 0 }),
  "units.checkImport": onImport({ kind: "units", status: "waiting" }, { file: sheet }),
  "units.writeImport": onImport({ kind: "units", status: "writing" }, { n: 0 }),
  "co.checkResources": onImport({ kind: "resources", status: "waiting" }, { file: sheet }),
  "co.writeResources": onImport({ kind: "resources", status: "writing" }, { n: 0 }),
  "co.checkProjects": onImport({ kind: "projects", status: "waiting" }, { file: sheet }),
  "co.writeProjects": onImport({ kind: "projects", status: "writing" }, { n: 0 }),
  "council.writeImport": onImport({ kind: "councils", status: "writing" }, { n: 0 }),
};
