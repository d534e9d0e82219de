import "server-only";
import { z } from "zod";
import { byWorker } from "@/lib/ground/imports/rules/rights";
import { writeImportInput } from "@/lib/ground/imports/schema";
import { findImportOf, finishPart, takePart } from "@/lib/ground/imports/writes";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { projectColumns, resourceColumns } from "../rules/import-line";
import { judgeProjects, judgeResources } from "./import-read";
import { writeProjects, writeResources } from "./import-write";

const waitingResources = z.array(
  z.object({ row: z.number(), cells: z.record(z.enum(resourceColumns), z.string()) }),
);
const waitingProjects = z.array(
  z.object({ row: z.number(), cells: z.record(z.enum(projectColumns), z.string()) }),
);

/** 导入 of a part of resources: judged anew as it stands now; what does not fit any more is left out with its reason. */
export const writeResourceImport = command({
  name: "co.writeResources",
  input: writeImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("resources", scope, given),
  allow: (actor) => byWorker(actor),
  run: async (scope, subject, { n }) => {
    const rows = waitingResources.parse(await takePart(scope, subject, n));
    const { changes, verdicts, advice } = await judgeResources(scope, rows, subject.path);
    const events = await writeResources(scope, changes, subject.confirmedBy ?? "");
    const leftOut = rows.length - verdicts.size;
    const part = { n, written: changes.length, leftOut, advice };
    const done = await finishPart(scope, subject, part);
    return { result: { id: subject.id }, events: [...events, done] };
  },
});

/** 导入 of a part of projects. */
export const writeProjectImport = command({
  name: "co.writeProjects",
  input: writeImportInput,
  output: doneOutput,
  find: (scope, given) => findImportOf("projects", scope, given),
  allow: (actor) => byWorker(actor),
  run: async (scope, subject, { n }) => {
    const rows = waitingProjects.parse(await takePart(scope, subject, n));
    const { changes, verdicts, advice } = await judgeProjects(scope, rows, subject.path);
    const events = await writeProjects(scope, changes, subject.confirmedBy ?? "");
    const leftOut = rows.length - verdicts.size;
    const part = { n, written: changes.length, leftOut, advice };
    const done = await finishPart(scope, subject, part);
    return { result: { id: subject.id }, events: [...events, done] };
  },
});
