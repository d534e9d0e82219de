import "server-only";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { checkImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, keepJudged, readImport, refuseFile } from "@/lib/ground/imports/writes";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { judge, readRows } from "./import-read";

/** 核对 of units: every row is judged as it would be written, and nothing is written. */
export const checkUnitImport = preparedCommand({
  name: "units.checkImport",
  input: checkImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("units", scope, given),
  allow: (actor) => byWorker(actor),
  prepare: ({ file }) => readImport(file),
  run: async (scope, subject, { rows, unreadable }) => {
    if (subject.status !== "waiting") throw new Refusal("wrong-status", "imports.status");
    if (unreadable !== null) return refuseFile(scope, subject, unreadable);
    const read = readRows(rows);
    if (read.missing.length > 0) return refuseFile(scope, subject, "imports.heads", read.missing);
    if (read.rows.length === 0) return refuseFile(scope, subject, "imports.empty");
    const { rows: sorted, plan, advice } = await judge(scope, read.rows, subject.path);
    const { verdicts } = plan;
    return keepJudged(scope, subject, { rows: sorted, total: read.rows.length, verdicts, advice });
  },
});
