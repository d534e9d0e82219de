import "server-only";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { adviceOf, asTyped, sheetRows, type SheetRow } from "@/lib/ground/imports/rules/sheet";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { Scope } from "@/lib/platform/db/scope";
import { partyLookups, standingParties } from "../queries/import-state";
import { termYears } from "../queries/numbers";
import {
  importColumns,
  importHeads,
  importLine,
  neededColumns,
  wordsOf,
  type PartyColumn,
  type PartyLine,
} from "../rules/import-line";
import { fromTheTop } from "../rules/import-facts";
import { planParty } from "../rules/import-plan";
import type { PartyPlan } from "../rules/import-state";
import { todayOf } from "./record";

type Read = SheetRow<PartyColumn>;

export function readRows(rows: readonly (readonly string[])[]) {
  return sheetRows(rows, importHeads, {
    columns: importColumns,
    needed: neededColumns,
    example: importWords["imports.example"],
  });
}

/** Judges every row, from the top down; `within` is the range of who has sent them. Seven statements. */
export async function judge(
  scope: Scope,
  rows: readonly Read[],
  within: string,
): Promise<{ rows: Read[]; plan: PartyPlan; advice: RowAdvice[] }> {
  const parsed = rows.map((row) => ({ row, ...parseRow(row) }));
  const good = fromTheTop(
    parsed.flatMap(({ row, line }) => (line === null ? [] : [{ row, line }])),
  );
  const look = await partyLookups(
    scope,
    within,
    good.flatMap(({ line }) => line.units),
  );
  const plan = planParty(
    good.map(({ line }) => line),
    await standingParties(scope, within),
    look,
    {
      whole: within === scope.actor.tenant.root,
      today: todayOf(scope),
      years: await termYears(scope),
    },
  );
  return {
    rows: good.map(({ row }) => row),
    plan,
    advice: asTyped(
      [...parsed.flatMap(({ advice }) => advice), ...plan.advice].sort((a, b) => a.row - b.row),
      rows,
    ),
  };
}

function parseRow(row: Read): { line: PartyLine | null; advice: RowAdvice[] } {
  const parsed = importLine.safeParse(row.cells);
  if (parsed.success) return { line: { ...parsed.data, row: row.row }, advice: [] };
  const advice = adviceOf(row, importColumns, wordsOf, parsed.error.issues);
  return { line: null, advice };
}
