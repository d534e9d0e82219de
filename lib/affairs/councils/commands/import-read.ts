import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import {
  adviceOf,
  asTyped,
  refusedRow,
  sheetRows,
  type SheetRow,
} from "@/lib/ground/imports/rules/sheet";
import { placesWithin } from "@/lib/ground/imports/queries";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { indexField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { unitsFor } from "../queries/import-lookups";
import { councilStates, type CouncilPlace, type PlacedState } from "../queries/import-state";
import { rangesOf } from "../queries/ranges";
import {
  importColumns,
  importHeads,
  importLine,
  neededColumns,
  wordsOf,
  type ImportColumn,
  type ImportLine,
} from "../rules/import-line";
import { planCouncil } from "../rules/import-plan";
import type { CouncilPlan, FoundLine } from "../rules/import-state";

type Read = SheetRow<ImportColumn>;

/** The rows of one council with what they would change. */
export interface CouncilRows {
  rows: Read[];
  lines: FoundLine[];
  state: PlacedState | null;
  plan: CouncilPlan | null;
  advice: RowAdvice[];
}

export function readRows(rows: readonly (readonly string[])[]) {
  return sheetRows(rows, importHeads, {
    columns: importColumns,
    needed: neededColumns,
    example: importWords["imports.example"],
  });
}

/** Judges every row, council by council; `within` is the range of who has sent them. Twelve statements. */
export async function judge(
  scope: Scope,
  rows: readonly Read[],
  within: string,
): Promise<CouncilRows[]> {
  const placeOf = await placesWithin(scope, within);
  const groups = [...Map.groupBy(rows, ({ cells }) => groupOf(placeOf(cells.place), cells))];
  const places = groups.flatMap(([, [first]]) => {
    const place = placeOf(first?.cells.place ?? "");
    return typeof place === "string" ? [] : [place];
  });
  const states = await councilStates(scope, places);
  await withPhones(scope, states);
  const unitOf = await unitsFor(
    scope,
    rows.map(({ cells }) => cells.unit),
    within,
  );
  const given = {
    ranges: await rangesOf(scope),
    today: localDate(scope.actor.now, scope.actor.tenant.timeZone),
  };
  return groups.map(([, own]) => {
    const place = placeOf(own[0]?.cells.place ?? "");
    const state = typeof place === "string" ? undefined : states.get(place.id);
    const parsed = own.map(parseRow);
    const advice = parsed.flatMap((one) => one.advice);
    if (typeof place === "string" || state === undefined) {
      const reason = typeof place === "string" ? place : "imports.place";
      const wrong = own
        .filter(({ cells }) => cells.place !== "")
        .map(({ row, cells }) => refusedRow(row, "place", cells.place, reason));
      return { rows: own, lines: [], state: null, plan: null, advice: [...advice, ...wrong] };
    }
    const lines: FoundLine[] = [];
    for (const line of parsed.flatMap((one) => (one.line === null ? [] : [one.line]))) {
      const unit = unitOf(line.unit, state, line.unitKind !== null);
      if (typeof unit === "string") advice.push(refusedRow(line.row, "unit", line.unit, unit));
      else lines.push({ line, unit, phoneKey: line.phone === null ? null : keyOf(line.phone) });
    }
    const plan = planCouncil(state, lines, given);
    return { rows: own, lines, state, plan, advice: asTyped([...advice, ...plan.advice], own) };
  });
}

export function isRefused({ plan, advice }: CouncilRows): boolean {
  return plan === null || advice.some(({ tone }) => tone === "refused");
}

function groupOf(place: CouncilPlace | string, { place: text }: Read["cells"]): string {
  return typeof place === "string" ? text : place.id;
}

function parseRow(row: Read): { line: ImportLine | null; advice: RowAdvice[] } {
  const parsed = importLine.safeParse(row.cells);
  if (parsed.success) return { line: { ...parsed.data, row: row.row }, advice: [] };
  const advice = adviceOf(row, importColumns, wordsOf, parsed.error.issues);
  return { line: null, advice };
}

function keyOf(phone: string): string {
  return Buffer.from(indexField("phone", phone)).toString("hex");
}

/** The worker compares phones by their keyed hash; nobody else reads that. One statement. */
async function withPhones(
  { actor, tx }: Scope,
  states: ReadonlyMap<string, PlacedState>,
): Promise<void> {
  const holders = [...states.values()].flatMap(({ council }) =>
    (council?.seats ?? []).flatMap((seat) => seat.holders),
  );
  const rows = await tx.seatHolder.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: holders.map(({ id }) => id) },
      phoneIndex: { not: null },
    },
    select: { id: true, phoneIndex: true },
  });
  const keys = new Map(
    rows.map(({ id, phoneIndex }) => [id, Buffer.from(phoneIndex ?? []).toString("hex")]),
  );
  for (const holder of holders) holder.phoneKey = keys.get(holder.id) ?? null;
}
