import "server-only";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { checkImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, keepJudged, readImport, refuseFile } from "@/lib/ground/imports/writes";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { isRollHead } from "../rules/import-line";
import { judge, readRows } from "./import-read";

/** 核对 of Party organizations: every row is judged as it would be written, and nothing is written. No roll is taken. */
export const checkPartyImport = preparedCommand({
  name: "party.checkImport",
  input: checkImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("party", scope, given),
  allow: (actor) => byWorker(actor),
  prepare: ({ file }) => readImport(file),
  run: async (scope, subject, { rows, unreadable }) => {
    if (subject.status !== "waiting") throw new Refusal("wrong-status", "imports.status");
    if (unreadable !== null) return refuseFile(scope, subject, unreadable);
    const read = readRows(rows);
    const roll = read.unknown.filter(isRollHead);
    if (roll.length > 0) return refuseFile(scope, subject, "partyImport.roll", roll);
    if (read.missing.length > 0) return refuseFile(scope, subject, "imports.heads", read.missing);
    if (read.rows.length === 0) return refuseFile(scope, subject, "imports.empty");
    const { rows: sorted, plan, advice } = await judge(scope, read.rows, subject.path);
    return keepJudged(scope, subject, {
      rows: sorted,
      total: read.rows.length,
      verdicts: plan.verdicts,
      advice,
    });
  },
});
