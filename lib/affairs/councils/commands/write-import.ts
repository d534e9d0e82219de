import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { writeImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, finishPart, takePart } from "@/lib/ground/imports/writes";
import { importColumns } from "../rules/import-line";
import { isRefused, judge } from "./import-read";
import { writePlan } from "./import-write";

const waiting = z.array(
  z.object({ row: z.number(), cells: z.record(z.enum(importColumns), z.string()) }),
);

/**
 * 导入 of one council, all of its rows or none: judged anew as it stands now, so that what somebody has done since
 * the check is not overwritten, and what is there already is not written twice.
 */
export const writeCouncilImport = command({
  name: "council.writeImport",
  input: writeImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("councils", scope, given),
  allow: (actor) => byWorker(actor),
  run: async (scope, subject, { n }) => {
    const rows = waiting.parse(await takePart(scope, subject, n));
    const [council] = await judge(scope, rows, subject.path);
    if (council === undefined) throw new Error("a part without rows");
    const { state, plan, advice } = council;
    if (state === null || plan === null || isRefused(council)) {
      const left = { n, written: 0, leftOut: rows.length, advice };
      return {
        result: { id: subject.id },
        events: [await finishPart(scope, subject, left)],
      };
    }
    const events = await writePlan(scope, { state, plan }, subject.confirmedBy ?? "");
    const written = [...plan.verdicts.values()].filter((verdict) => verdict !== "same").length;
    const done = await finishPart(scope, subject, { n, written, leftOut: 0, advice: [] });
    return { result: { id: subject.id }, events: [...events, done] };
  },
});
