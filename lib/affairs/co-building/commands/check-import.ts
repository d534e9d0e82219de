import "server-only";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { checkImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, keepJudged, readImport, refuseFile } from "@/lib/ground/imports/writes";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { judgeProjects, judgeResources, projectRows, resourceRows } from "./import-read";

/** 核对 of resources: every row is judged as it would be written, and nothing is written. */
export const checkResourceImport = preparedCommand({
  name: "co.checkResources",
  input: checkImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("resources", scope, given),
  allow: (actor) => byWorker(actor),
  prepare: ({ file }) => readImport(file),
  run: async (scope, subject, { rows, unreadable }) => {
    if (unreadable !== null) return refuseFile(scope, subject, unreadable);
    const read = resourceRows(rows);
    if (read.missing.length > 0) return refuseFile(scope, subject, "imports.heads", read.missing);
    if (read.rows.length === 0) return refuseFile(scope, subject, "imports.empty");
    const { verdicts, advice } = await judgeResources(scope, read.rows, subject.path);
    const { rows: judged } = read;
    return keepJudged(scope, subject, { rows: judged, total: judged.length, verdicts, advice });
  },
});

/** 核对 of projects. */
export const checkProjectImport = preparedCommand({
  name: "co.checkProjects",
  input: checkImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("projects", scope, given),
  allow: (actor) => byWorker(actor),
  prepare: ({ file }) => readImport(file),
  run: async (scope, subject, { rows, unreadable }) => {
    if (unreadable !== null) return refuseFile(scope, subject, unreadable);
    const read = projectRows(rows);
    if (read.missing.length > 0) return refuseFile(scope, subject, "imports.heads", read.missing);
    if (read.rows.length === 0) return refuseFile(scope, subject, "imports.empty");
    const { verdicts, advice } = await judgeProjects(scope, read.rows, subject.path);
    const { rows: judged } = read;
    return keepJudged(scope, subject, { rows: judged, total: judged.length, verdicts, advice });
  },
});
