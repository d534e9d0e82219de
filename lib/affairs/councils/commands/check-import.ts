import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { checkImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, keepChecked, readImport, refuseFile } from "@/lib/ground/imports/writes";
import { isRefused, judge, readRows, type CouncilRows } from "./import-read";

/**
 * 核对: every row is judged as it would be written, and nothing is written. What is right waits council by council,
 * encrypted; what is wrong is told beside its row and column.
 */
export const checkCouncilImport = preparedCommand({
  name: "council.checkImport",
  input: checkImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("councils", scope, given),
  allow: (actor) => byWorker(actor),
  prepare: ({ file }) => readImport(file),
  run: async (scope, subject, { rows, unreadable }) => {
    if (subject.status !== "waiting") throw new Refusal("wrong-status", "imports.status");
    if (unreadable !== null) return refuseFile(scope, subject, unreadable);
    const read = readRows(rows);
    if (read.missing.length > 0) return refuseFile(scope, subject, "imports.heads", read.missing);
    if (read.rows.length === 0) return refuseFile(scope, subject, "imports.empty");
    const councils = await judge(scope, read.rows, subject.path);
    const good = councils.filter((one) => !isRefused(one));
    return keepChecked(scope, subject, {
      parts: good.filter(changesAnything).map((one) => ({ rows: one.rows })),
      advice: councils.flatMap(({ advice }) => advice).sort((a, b) => a.row - b.row),
      counts: countsOf(councils),
    });
  },
});

function changesAnything({ plan }: CouncilRows): boolean {
  return [...(plan?.verdicts.values() ?? [])].some((verdict) => verdict !== "same");
}

function countsOf(councils: readonly CouncilRows[]) {
  const counts = { total: 0, fresh: 0, changed: 0, same: 0, faulty: 0, held: 0 };
  for (const one of councils) {
    counts.total += one.rows.length;
    if (isRefused(one)) {
      const wrong = new Set(
        one.advice.filter(({ tone }) => tone === "refused").map(({ row }) => row),
      );
      counts.faulty += wrong.size;
      counts.held += one.rows.length - wrong.size;
      continue;
    }
    for (const verdict of one.plan?.verdicts.values() ?? []) counts[verdict] += 1;
  }
  return counts;
}
