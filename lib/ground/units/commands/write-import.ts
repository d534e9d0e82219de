import "server-only";
import { z } from "zod";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { writeImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, finishPart, takePart } from "@/lib/ground/imports/writes";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { importColumns } from "../rules/import-line";
import { judge } from "./import-read";
import { writePlan } from "./import-write";

const waiting = z.array(
  z.object({ row: z.number(), cells: z.record(z.enum(importColumns), z.string()) }),
);

/** 导入 of a part: judged anew as it stands now; a row that does not fit any more is left out with its reason. */
export const writeUnitImport = command({
  name: "units.writeImport",
  input: writeImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("units", scope, given),
  allow: (actor) => byWorker(actor),
  run: async (scope, subject, { n }) => {
    const rows = waiting.parse(await takePart(scope, subject, n));
    const { plan, advice } = await judge(scope, rows, subject.path);
    const { events, refused } = await writePlan(scope, plan, subject.confirmedBy ?? "");
    const done = await finishPart(scope, subject, {
      n,
      written: plan.changes.length - refused.length,
      leftOut: rows.length - plan.verdicts.size + refused.length,
      advice: [...advice, ...refused],
    });
    return { result: { id: subject.id }, events: [...events, done] };
  },
});
