import "server-only";
import { readSheet } from "read-excel-file/node";
import { Refusal } from "@/lib/platform/core/refusal";
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

/** The first sheet of an Excel file as rows of text, its heads in any order. Throws a Refusal. */
export async function readAccounts(file: File): Promise<AccountRow[]> {
  const [head = [], ...lines] = await cells(file);
  const places = headPlaces(head.map((cell) => textOf(cell)));
  const rows = lines.flatMap((line, index) => {
    const cell = (at: number) => textOf(line[at] ?? null);
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
  if (rows.length === 0) throw wrongSheet("people.sheet.empty");
  if (rows.length > accountRowsMax) throw wrongSheet("people.sheet.long");
  return rows;
}

async function cells(file: File): Promise<readonly (readonly unknown[])[]> {
  const bytes = Buffer.from(await file.arrayBuffer());
  requireModest(bytes);
  try {
    return await readSheet(bytes);
  } catch (error) {
    throw wrongSheet("people.sheet.unreadable", error);
  }
}

const centralEntry = Buffer.from("PK\u0001\u0002", "latin1");
const unpackedMax = 20 * 1024 * 1024;

/** An Excel file is a zip; its directory says how large each part becomes. */
function requireModest(bytes: Buffer): void {
  let unpacked = 0;
  for (let at = bytes.indexOf(centralEntry); at >= 0; at = bytes.indexOf(centralEntry, at + 4)) {
    if (at + 28 <= bytes.length) unpacked += bytes.readUInt32LE(at + 24);
  }
  if (unpacked === 0) throw wrongSheet("people.sheet.unreadable");
  if (unpacked > unpackedMax) throw wrongSheet("people.sheet.tooLarge");
}

function headPlaces(head: readonly string[]): Record<keyof typeof columns, number> {
  const at = (title: string) => {
    const place = head.indexOf(title);
    if (place < 0) throw wrongSheet("people.sheet.columns");
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

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "string") return cell.trim().slice(0, 200);
  return typeof cell === "number" ? String(cell) : "";
}

/** 2026-1-5, 2026/1/5 and 2026.1.5 are one day; anything else stays and is told as a fault. */
function dayOf(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (match === null) return text;
  const [, year = "", month = "", day = ""] = match;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function wrongSheet(key: string, cause?: unknown): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { file: key }, cause });
}
