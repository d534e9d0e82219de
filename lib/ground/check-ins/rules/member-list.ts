import { z } from "zod";
import { normalizePhone } from "@/lib/platform/core/phone";
import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";

export const listRowsMax = 30_000;
export const listMegabytesMax = 4;
/** How many rows the worker writes in one transaction. */
export const listPartSize = 1_000;

export const listColumns = ["name", "phone", "unit", "community", "grid"] as const;
export type ListColumn = (typeof listColumns)[number];
export type ListHeads = Readonly<Record<ListColumn, string>>;

/** What is wrong in one line of the file; the head is line 1, as the spreadsheet shows it. */
export interface ListFault {
  row: number;
  column: ListColumn;
  /** What stands there. */
  value: string;
  /** A message key. */
  reason: string;
}

export interface ListLine {
  row: number;
  name: string;
  phone: string;
  unit: string;
  community: string;
  grid: string;
}

/** The heads that a list must have; its place may have but one community, and a unit knows its name. */
export function missingListHeads(
  rows: readonly (readonly string[])[],
  heads: ListHeads,
  needed: readonly ListColumn[],
): string[] {
  const found = (rows[0] ?? []).map(cleanLine);
  return needed.map((column) => heads[column]).filter((head) => !found.includes(head));
}

/**
 * Every line that says something, as a line or as its faults. Nothing is looked up here; `unit`
 * stands where a list does not name one.
 */
export function parseMemberList(
  rows: readonly (readonly string[])[],
  heads: ListHeads,
  unit: string | null,
): { total: number; lines: ListLine[]; faults: ListFault[] } {
  const found = (rows[0] ?? []).map(cleanLine);
  const at = listColumns.map((column) => [column, found.indexOf(heads[column])] as const);
  const lines: ListLine[] = [];
  const faults: ListFault[] = [];
  const seen = new Map<string, number>();
  let total = 0;
  rows.forEach((cells, index) => {
    if (index === 0 || cells.every((cell) => cell.trim() === "")) return;
    total += 1;
    const row = index + 1;
    const given = Object.fromEntries(
      at.map(([column, n]) => [column, n < 0 ? "" : (cells[n] ?? "")]),
    );
    if ((given["unit"] ?? "").trim() === "" && unit !== null) given["unit"] = unit;
    const parsed = line.safeParse(given);
    if (!parsed.success) {
      faults.push(...faultsOf(row, given, parsed.error.issues));
      return;
    }
    const first = seen.get(parsed.data.phone);
    if (first !== undefined) {
      faults.push({ row, column: "phone", value: parsed.data.phone, reason: "list.twice" });
      return;
    }
    seen.set(parsed.data.phone, row);
    lines.push({ row, ...parsed.data });
  });
  return { total, lines, faults };
}

function faultsOf(
  row: number,
  given: Readonly<Record<string, string>>,
  issues: readonly z.core.$ZodIssue[],
): ListFault[] {
  return listColumns.flatMap((column) => {
    const issue = issues.find(({ path }) => path[0] === column);
    if (issue === undefined) return [];
    return [{ row, column, value: (given[column] ?? "").slice(0, 60), reason: issue.message }];
  });
}

const text = (min: number, max: number) =>
  z
    .string()
    .transform(cleanLine)
    .refine((typed) => typed !== "", "field.required")
    .refine((typed) => typed === "" || countCharacters(typed) >= min, "field.tooShort")
    .refine((typed) => countCharacters(typed) <= max, "field.tooLong");

const mobile = /^1[3-9]\d{9}$/;

const line = z.object({
  // What is no name is mostly a column that has slipped.
  name: text(2, 20).refine((typed) => !/\d/.test(typed), "list.notName"),
  phone: text(1, 40).transform((typed, context) => {
    const phone = normalizePhone(typed);
    // Members enter by this phone: it must be one that takes messages.
    if (typed !== "" && (phone === null || !mobile.test(phone))) {
      context.addIssue({ code: "custom", message: "list.mobile" });
    }
    return phone ?? "";
  }),
  unit: text(2, 60),
  community: z.string().transform(cleanLine),
  grid: z.string().transform(cleanLine),
});
