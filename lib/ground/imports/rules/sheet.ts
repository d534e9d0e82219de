import importWords from "../messages/zh-CN.json" with { type: "json" };
import { z } from "zod";
import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";
import type { RowAdvice } from "./advice";

export const importRowsMax = 12_000;
export const importMegabytesMax = 4;
/** How much of a cell stands beside the advice. */
const valueMax = 60;

/** What the reader writes where a number was too long to be kept exactly by a spreadsheet. */
const longNumber = "#long-number";

/** One row of the file with its cells by column, cleaned. */
export interface SheetRow<Column extends string> {
  row: number;
  cells: Record<Column, string>;
}

/**
 * The rows of a sheet by its heads: columns may come in any order, others are left out, and the example of the
 * template is passed over.
 */
export function sheetRows<Column extends string>(
  rows: readonly (readonly string[])[],
  heads: Readonly<Record<Column, string>>,
  { columns, needed, example }: SheetShape<Column>,
): { missing: string[]; unknown: string[]; rows: SheetRow<Column>[] } {
  const found = (rows[0] ?? []).map(cleanLine);
  const known = columns.map((column) => heads[column]);
  const at = new Map(columns.map((column) => [column, found.indexOf(heads[column])]));
  const read: SheetRow<Column>[] = [];
  rows.forEach((cells, index) => {
    const clean = cells.map((cell) => unharmed(cleanLine(cell)));
    if (index === 0 || clean.every((cell) => cell === "")) return;
    if (clean[0]?.startsWith(example) === true) return;
    const given = emptyCells(columns);
    for (const [column, n] of at) given[column] = n < 0 ? "" : (clean[n] ?? "");
    read.push({ row: index + 1, cells: given });
  });
  return {
    missing: needed.map((column) => heads[column]).filter((head) => !found.includes(head)),
    unknown: found.filter((head) => head !== "" && !known.includes(head)),
    rows: read,
  };
}

interface SheetShape<Column extends string> {
  columns: readonly Column[];
  /** Without these no row can be read. */
  needed: readonly Column[];
  /** How the first cell of an example begins. */
  example: string;
}

function emptyCells<Column extends string>(columns: readonly Column[]): Record<Column, string>;
function emptyCells(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, ""]));
}

/** The sheets of the house put an apostrophe before what might be taken for a formula (files/spreadsheet.ts). */
function unharmed(text: string): string {
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

/** A day as people write it, and as the reader tells a date cell: 2026-01-02, 2026/1/2, 2026.1.2, 2026年1月2日. */
export function dayOf(text: string): IsoDate | null {
  const [, year, month = "", day = ""] =
    /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?(?:[T ]00:00)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dayNumberOf(date) === null ? null : date;
}

/** Cells as the schema of a row takes them: each tells its fault as a message key. */
export const cell = {
  line: (min: number, max: number) =>
    z
      .string()
      .refine((text) => text !== "", "field.required")
      .refine((text) => text === "" || countCharacters(text) >= min, "field.tooShort")
      .refine((text) => countCharacters(text) <= max, "field.tooLong"),
  perhaps: (min: number, max: number) =>
    z
      .string()
      .refine((text) => text !== longNumber, "imports.longNumber")
      .refine((text) => text === "" || countCharacters(text) >= min, "field.tooShort")
      .refine((text) => countCharacters(text) <= max, "field.tooLong")
      .transform((text) => text || null),
  day: z.string().transform((text, context) => {
    if (text === "") return null;
    const found = dayOf(text);
    if (found === null) context.addIssue({ code: "custom", message: "imports.day" });
    return found;
  }),
  number: (max: number) =>
    z.string().transform((text, context) => {
      if (text === "") return null;
      if (/^\d{1,6}$/.test(text) && Number(text) <= max) return Number(text);
      context.addIssue({ code: "custom", message: "imports.number" });
      return null;
    }),
};

/** A cell that takes one of a few words; empty is null. */
export function oneOf<Code extends string>(known: ReadonlyMap<string, Code>) {
  return z.string().transform((text, context): Code | null => {
    if (text === "") return null;
    const code = known.get(text);
    if (code === undefined) {
      context.addIssue({ code: "custom", message: "imports.unknownWord" });
    }
    return code ?? null;
  });
}

/**
 * Column by column what a schema has found wrong in a row; where only some words are permitted (`known`), they are told.
 */
export function adviceOf<Column extends string>(
  { row, cells }: SheetRow<Column>,
  columns: readonly Column[],
  known: Readonly<Partial<Record<Column, ReadonlyMap<string, string>>>>,
  issues: readonly z.core.$ZodIssue[],
): RowAdvice[] {
  return columns.flatMap((column) => {
    const issue = issues.find(({ path }) => path[0] === column);
    if (issue === undefined) return [];
    const words = [...(known[column]?.keys() ?? [])].join(importWords["imports.comma"]);
    const values = issue.message === "imports.unknownWord" ? { words } : {};
    return [refusedRow(row, column, cells[column], issue.message, values)];
  });
}

/** Beside the advice stands what was typed, not what was made of it. */
export function asTyped<Column extends string>(
  advice: readonly RowAdvice[],
  rows: readonly SheetRow<Column>[],
): RowAdvice[] {
  const cells = new Map(
    rows.map((one) => [one.row, new Map<string, string>(Object.entries(one.cells))]),
  );
  return advice.map((one) => ({
    ...one,
    value: (cells.get(one.row)?.get(one.column) ?? one.value).slice(0, valueMax),
  }));
}

export function refusedRow(
  row: number,
  column: string,
  value: string,
  reason: string,
  values: RowAdvice["values"] = {},
): RowAdvice {
  return { row, column, value: value.slice(0, valueMax), reason, values, tone: "refused" };
}
