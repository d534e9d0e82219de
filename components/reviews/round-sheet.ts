import "server-only";
import { sheetResponse, sheetTexts, type SheetColumn } from "@/components/lists/sheet";
import type { RoundRow } from "@/lib/affairs/reviews/queries/round-file";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { trv } from "./text";

const number = (value: number | null) => (value === null ? trv("result.few") : String(value));

const columns: readonly SheetColumn<RoundRow>[] = [
  { head: trv("round.subjectIds"), width: 36, cell: ({ subject }) => subject },
  { head: trv("result.raters"), width: 14, cell: ({ raters }) => number(raters) },
  { head: trv("result.value"), width: 20, cell: ({ result }) => number(result) },
  { head: trv("export.question"), width: 36, cell: ({ question }) => question },
  { head: trv("export.weight"), width: 8, cell: ({ weight }) => String(weight) },
  { head: trv("export.mean"), width: 18, cell: ({ mean }) => number(mean) },
];

/** A round's result as a workbook: each question of each subject, in the order of the round. */
export async function roundSheet(
  rows: readonly RoundRow[],
  given: { timeZone: string; now: number },
): Promise<Response> {
  const name = trv("export.file");
  const bytes = await spreadsheet(name, columns, sheetTexts(columns, rows, given.timeZone));
  return sheetResponse(bytes, name, given);
}
