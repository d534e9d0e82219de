import { z } from "zod";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { normalizePhone } from "@/lib/platform/core/phone";
import { cleanLine, cleanText, countCharacters } from "@/lib/platform/core/typed-text";
import { caseColumns, type CaseColumn } from "../data/case-columns";
import words from "../messages/zh-CN.json";

export const caseRowsMax = 1000;
export const caseMegabytesMax = 2;

/** What is wrong in one line of the file; the head is line 1, as the spreadsheet shows it. */
export interface CaseFault {
  row: number;
  column: CaseColumn;
  /** A message key. */
  reason: string;
  /** The number of the ticket that has this external number already. */
  number?: string;
}

export interface ParsedCase {
  row: number;
  externalNumber: string;
  /** Local time, `YYYY-MM-DDTHH:mm`. */
  externalDueAt: string | null;
  type: string;
  category: string;
  place: string;
  address: string | null;
  text: string;
  name: string | null;
  phone: string | null;
}

const columns = Object.entries(caseColumns);
const typeWords = new Map(
  Object.entries(words).flatMap(([key, text]) =>
    key.startsWith("type.") ? [[text, key.slice("type.".length)]] : [],
  ),
);

/** The heads that the first line lacks; columns may come in any order, others are left out. */
export function missingHeads(rows: readonly (readonly string[])[]): string[] {
  const heads = (rows[0] ?? []).map(cleanLine);
  return columns.map(([, head]) => head).filter((head) => !heads.includes(head));
}

/** Every line that says something, as a case or as its faults. Nothing is looked up here. */
export function parseCases(rows: readonly (readonly string[])[]): {
  cases: ParsedCase[];
  faults: CaseFault[];
} {
  const heads = (rows[0] ?? []).map(cleanLine);
  const cases: ParsedCase[] = [];
  const faults: CaseFault[] = [];
  rows.forEach((cells, at) => {
    if (at === 0 || cells.every((cell) => cell.trim() === "")) return;
    const given = Object.fromEntries(
      columns.map(([name, head]) => [name, cells[heads.indexOf(head)] ?? ""]),
    );
    const row = at + 1;
    const parsed = line.safeParse(given);
    if (parsed.success) cases.push({ row, ...parsed.data });
    else faults.push(...faultsOf(row, parsed.error.issues));
  });
  return { cases, faults: [...faults, ...repeated(cases)] };
}

function faultsOf(row: number, issues: readonly z.core.$ZodIssue[]): CaseFault[] {
  return issues.flatMap((issue) => {
    const column = columnOf(issue.path[0]);
    return column === undefined ? [] : [{ row, column, reason: issue.message }];
  });
}

function columnOf(name: PropertyKey | undefined): CaseColumn | undefined {
  return caseColumnNames.find((column) => column === name);
}

const caseColumnNames = [
  "externalNumber",
  "externalDueAt",
  "type",
  "category",
  "place",
  "address",
  "text",
  "name",
  "phone",
] as const satisfies readonly CaseColumn[];

function repeated(cases: readonly ParsedCase[]): CaseFault[] {
  const seen = new Set<string>();
  return cases.flatMap(({ row, externalNumber }) => {
    const twice = seen.has(externalNumber);
    seen.add(externalNumber);
    return twice ? [{ row, column: "externalNumber", reason: "import.twice" }] : [];
  });
}

/** What the reader writes where a number was too long to be kept exactly by a spreadsheet. */
export const longNumber = "#long-number";

const required = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .refine((text) => text !== "", "field.required")
    .refine((text) => text !== longNumber, "import.longNumber")
    .refine((text) => countCharacters(text) <= max, "field.tooLong");

const optional = (max: number) =>
  z
    .string()
    .transform((text) => cleanLine(text) || null)
    .refine((text) => text === null || countCharacters(text) <= max, "field.tooLong");

const line = z.object({
  externalNumber: required(40),
  externalDueAt: z.string().transform((typed, context) => {
    const text = cleanLine(typed);
    const at = text === "" ? null : localTime(text);
    if (at === undefined) context.addIssue({ code: "custom", message: "field.date" });
    return at ?? null;
  }),
  type: z.string().transform((typed, context) => {
    const text = cleanLine(typed);
    const type = text === "" ? "request" : typeWords.get(text);
    if (type === undefined) context.addIssue({ code: "custom", message: "import.type" });
    return type ?? "";
  }),
  category: required(60),
  place: z.string().transform(cleanLine),
  address: optional(80),
  text: z
    .string()
    .transform(cleanText)
    .refine((text) => text !== "", "field.required")
    .refine((text) => text === "" || countCharacters(text) >= 5, "field.tooShort")
    .refine((text) => countCharacters(text) <= 1000, "field.tooLong"),
  name: optional(20),
  phone: z.string().transform((typed, context) => {
    const text = cleanLine(typed);
    const phone = text === "" ? null : normalizePhone(text);
    if (text !== "" && phone === null) {
      context.addIssue({ code: "custom", message: "field.phone" });
    }
    return phone;
  }),
});

// 2026-11-30 18:00, 2026/11/30, 2026年11月30日 18:00; with or without seconds.
const written =
  /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?(?:[T\s]+(\d{1,2})[:\uff1a](\d{2})(?::\d{2})?)?$/;

/** `YYYY-MM-DDTHH:mm`; a day alone lasts until its last minute. undefined = no such time. */
function localTime(text: string): string | undefined {
  const [, year = "", month = "", day = "", hour = "", minute = ""] = written.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (dayNumberOf(date) === null || Number(hour) > 23 || Number(minute) > 59) return undefined;
  // A spreadsheet's day without a time comes as midnight.
  const dayOnly = hour === "" || (Number(hour) === 0 && Number(minute) === 0);
  return dayOnly ? `${date}T23:59` : `${date}T${hour.padStart(2, "0")}:${minute}`;
}

/** The head of a column, for who must find it in the file. */
export function caseHeadOf(column: string): string {
  const name = columnOf(column);
  return name === undefined ? column : caseColumns[name];
}
