import "server-only";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { adviceOf, asTyped, sheetRows, type SheetRow } from "@/lib/ground/imports/rules/sheet";
import type { Scope } from "@/lib/platform/db/scope";
import words from "../messages/zh-CN.json";
import { projectLookups, resourceLookups } from "../queries/import-state";
import {
  neededOfProject,
  neededOfResource,
  projectColumns,
  projectHeads,
  projectLine,
  resourceColumns,
  resourceHeads,
  resourceLine,
  wordsOfProject,
  wordsOfResource,
  type ProjectColumn,
  type ResourceColumn,
} from "../rules/import-line";
import {
  planProjects,
  planResources,
  type ImportPlan,
  type ProjectChange,
  type ResourceChange,
} from "../rules/import-plan";

const headBefore = words["projectImport.head.tagsBefore"];
const example = importWords["imports.example"];

export function resourceRows(rows: readonly (readonly string[])[]) {
  return sheetRows(rows, resourceHeads, {
    columns: resourceColumns,
    needed: neededOfResource,
    example,
  });
}

/** Rows of projects; a template from before the districts had words of their own called the dimensions 六联、七联. */
export function projectRows(rows: readonly (readonly string[])[]) {
  const [heads = [], ...lines] = rows;
  const now = heads.map((head) => (head.trim() === headBefore ? projectHeads.tags : head));
  return sheetRows([now, ...lines], projectHeads, {
    columns: projectColumns,
    needed: neededOfProject,
    example,
  });
}

/** Judges rows of resources; `within` is the range of who has sent them. Three statements. */
export async function judgeResources(
  scope: Scope,
  rows: readonly SheetRow<ResourceColumn>[],
  within: string,
): Promise<ImportPlan<ResourceChange>> {
  const parsed = rows.map((row) => ({ row, read: resourceLine.safeParse(row.cells) }));
  const lines = parsed.flatMap(({ row, read }) =>
    read.success ? [{ ...read.data, row: row.row }] : [],
  );
  const plan = planResources(lines, await resourceLookups(scope, within, lines));
  const faults = parsed.flatMap(({ row, read }) =>
    read.success ? [] : adviceOf(row, resourceColumns, wordsOfResource, read.error.issues),
  );
  return { ...plan, advice: told([...faults, ...asTyped(plan.advice, rows)]) };
}

/** Judges rows of projects. Five statements. */
export async function judgeProjects(
  scope: Scope,
  rows: readonly SheetRow<ProjectColumn>[],
  within: string,
): Promise<ImportPlan<ProjectChange>> {
  const parsed = rows.map((row) => ({ row, read: projectLine.safeParse(row.cells) }));
  const lines = parsed.flatMap(({ row, read }) =>
    read.success ? [{ ...read.data, row: row.row }] : [],
  );
  const plan = planProjects(lines, await projectLookups(scope, within, lines));
  const faults = parsed.flatMap(({ row, read }) =>
    read.success ? [] : adviceOf(row, projectColumns, wordsOfProject, read.error.issues),
  );
  return { ...plan, advice: told([...faults, ...asTyped(plan.advice, rows)]) };
}

function told(advice: RowAdvice[]): RowAdvice[] {
  return advice.sort((a, b) => a.row - b.row);
}
