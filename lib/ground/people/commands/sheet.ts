import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { readSheetRows } from "@/lib/platform/files/sheet";
import words from "../messages/zh-CN.json";
import { accountRowsMax, type AccountRow } from "../rules/accounts";

const columns = {
  name: words["people.column.name"],
  login: words["people.column.login"],
  role: words["people.column.role"],
  place: words["people.column.place"],
  from: words["people.column.from"],
  to: words["people.column.to"],
} as const;
const limits = { megabytes: 1, rows: accountRowsMax };

/** The first sheet of an Excel file as rows of text, its heads in any order. Throws a Refusal. */
export async function readAccounts(file: File): Promise<AccountRow[]> {
  const [head = [], ...lines] = await readSheetRows(file, "file", limits);
  const places = headPlaces(head.map((cell) => cell.trim()));
  const rows = lines.flatMap((line, index) => {
    const cell = (at: number) => (line[at] ?? "").trim().slice(0, 200);
    const row = {
      name: cell(places.name),
      login: cell(places.login).toLowerCase(),
      role: cell(places.role),
      place: cell(places.place),
      from: dayOf(cell(places.from)),
      to: dayOf(cell(places.to)),
    };
    const empty = Object.values(row).every((text) => text === "");
    return empty ? [] : [{ line: index + 2, ...row }];
  });
  if (rows.length === 0) throw wrongSheet("field.sheet.empty");
  return rows;
}

function headPlaces(head: readonly string[]): Record<keyof typeof columns, number> {
  const at = (title: string) => {
    const place = head.indexOf(title);
    if (place < 0) throw wrongSheet("field.sheet.columns");
    return place;
  };
  return {
    name: at(columns.name),
    login: at(columns.login),
    role: at(columns.role),
    place: at(columns.place),
    from: at(columns.from),
    to: at(columns.to),
  };
}

/**
 * 2026-1-5, 2026/1/5, 2026.1.5 and a date of the sheet with its time are one day; anything else
 * stays and is told as a fault.
 */
function dayOf(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T00:00)?$/.exec(text);
  if (match === null) return text;
  const [, year = "", month = "", day = ""] = match;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function wrongSheet(key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { file: key } });
}
