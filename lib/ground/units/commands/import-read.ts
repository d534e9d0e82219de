import "server-only";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { adviceOf, asTyped, sheetRows, type SheetRow } from "@/lib/ground/imports/rules/sheet";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { Scope } from "@/lib/platform/db/scope";
import { unitLookups } from "../queries/import-state";
import {
  importColumns,
  importHeads,
  importLine,
  neededColumns,
  wordsOf,
  type UnitColumn,
  type UnitLine,
} from "../rules/import-line";
import { hostsFirst, planUnits, type UnitPlan } from "../rules/import-plan";

type Read = SheetRow<UnitColumn>;

export function readRows(rows: readonly (readonly string[])[]) {
  return sheetRows(rows, importHeads, {
    columns: importColumns,
    needed: neededColumns,
    example: importWords["imports.example"],
  });
}

/** Judges every row, buildings before their tenants; `within` is the range of who has sent them. Three statements. */
export async function judge(
  scope: Scope,
  rows: readonly Read[],
  within: string,
): Promise<{ rows: Read[]; plan: UnitPlan; advice: RowAdvice[] }> {
  const parsed = rows.map((row) => ({ row, ...parseRow(row) }));
  const good = hostsFirst(
    parsed.flatMap(({ row, line }) => (line === null ? [] : [{ row, line }])),
  );
  const lines = good.map(({ line }) => line);
  const plan = planUnits(lines, await unitLookups(scope, within, lines));
  return {
    rows: good.map(({ row }) => row),
    plan,
    advice: [...parsed.flatMap(({ advice }) => advice), ...asTyped(plan.advice, rows)].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

function parseRow(row: Read): { line: UnitLine | null; advice: RowAdvice[] } {
  const parsed = importLine.safeParse(row.cells);
  if (parsed.success) return { line: { ...parsed.data, row: row.row }, advice: [] };
  return { line: null, advice: adviceOf(row, importColumns, wordsOf, parsed.error.issues) };
}
