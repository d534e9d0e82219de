/* Reads a CSV file of areas while it comes in; says in which line it cannot be read. */
import { createReadStream } from "node:fs";
import { CsvError, readCsvRows } from "@/lib/platform/core/csv";
import { areaColumns, type ImportRow } from "@/lib/ground/territory/rules/import";

/** The file as a whole cannot be read; `row` is told in the summary. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(readonly row: { line: number | null; code: null; reason: string }) {
    super(row.reason);
  }
}

/** Throws FileRefused. */
export async function readAreas(file: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  try {
    for await (const { line, cell } of readCsvRows(textOf(file), areaColumns)) {
      rows.push({
        line,
        code: cell("code"),
        name: cell("name"),
        level: cell("level"),
        parentCode: cell("parent_code"),
      });
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new FileRefused({ line: error.line, code: null, reason: error.code });
    }
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      throw new FileRefused({ line: null, code: null, reason: "file-not-readable" });
    }
    throw error;
  }
  return rows;
}

/**
 * The text, decoded strictly and line by line: office programs here often save CSV in GBK, and
 * names read in the wrong code would be imported as nonsense.
 */
async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  const decode = (bytes: Buffer) => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new FileRefused({ line: line + firstBadLine(bytes), code: null, reason: "not-utf8" });
    }
  };
  for await (const chunk of createReadStream(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    const whole = bytes.subarray(0, end);
    yield decode(whole);
    line += countLineEnds(whole);
    rest = bytes.subarray(end);
  }
  yield decode(rest);
}

/** How many lines stand before the first that is no UTF-8. A line end is one byte in every line. */
function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let before = 0; ; before += 1) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return before;
    }
    if (end < 0) return before;
    start = end + 1;
  }
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
