import { isoLocal } from "@/lib/platform/i18n/time";
import { localDate } from "@/lib/platform/core/time-zone";

/** A column of an exported list: its head, its width in characters, and what stands in it. */
export interface SheetColumn<Row> {
  head: string;
  width: number;
  cell: (row: Row, time: (at: Date | null) => string) => string;
}

/** The rows as texts. Times are the district's, in a form that sorts. */
export function sheetTexts<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  timeZone: string,
): string[][] {
  const time = (at: Date | null) => (at === null ? "" : isoLocal(at, timeZone).replace("T", " "));
  return rows.map((row) => columns.map((column) => column.cell(row, time)));
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The answer that hands over the file, named by what it is and the day. */
export function sheetResponse(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  given: { timeZone: string; now: number },
): Response {
  const day = localDate(given.now, given.timeZone);
  const utf8 = encodeURIComponent(`${name}-${day}.xlsx`);
  return new Response(bytes, {
    headers: {
      "Content-Type": xlsx,
      "Content-Disposition": `attachment; filename="export-${day}.xlsx"; filename*=UTF-8''${utf8}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
