import "server-only";
import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { withoutForbidden } from "../core/xml";

export interface SpreadsheetColumn {
  head: string;
  /** In characters. */
  width: number;
}

export interface Sheet {
  name: string;
  columns: readonly SpreadsheetColumn[];
  rows: readonly (readonly string[])[];
}

/** A workbook with one sheet of texts, see `workbook`. */
export function spreadsheet(
  name: string,
  columns: readonly SpreadsheetColumn[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  return workbook([{ name, columns, rows }]);
}

/**
 * Sheets of texts: the head row in sight, every cell of the type text, long ones broken. Returns the bytes of an
 * .xlsx file.
 */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      data: [
        columns.map(({ head }): Cell => ({
          value: harmless(head),
          type: String,
          fontWeight: "bold",
        })),
        ...rows.map((row) =>
          row.map((value): Cell => ({
            value: harmless(value),
            type: String,
            wrap: value.length > 40,
          })),
        ),
      ],
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}

/**
 * A text that a spreadsheet might take for a formula gets an apostrophe before it. The cells are
 * texts already; this holds when somebody saves the sheet as CSV and opens it again. Full-width
 * signs count, because input methods and some programs turn them into plain ones. Signs that XML
 * cannot hold are left out.
 */
function harmless(text: string): string {
  const clean = withoutForbidden(text);
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(clean) ? `'${clean}` : clean;
}
