import "server-only";
import { sheetResponse, sheetTexts, type SheetColumn } from "@/components/lists/sheet";
import type { VolunteerRow } from "@/lib/affairs/service/queries/volunteer-file";
import type { VolunteerField } from "@/lib/affairs/service/rules/volunteer-file";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { tsv } from "./text";

/** Confirmed service as a workbook, with the columns that the district has named. */
export async function volunteerSheet(
  rows: readonly VolunteerRow[],
  given: { timeZone: string; now: number },
): Promise<Response> {
  const columns = (rows[0]?.columns ?? []).map(({ head, field }) => ({ ...cells[field], head }));
  const name = tsv("volunteer.file");
  const bytes = await spreadsheet(name, columns, sheetTexts(columns, rows, given.timeZone));
  return sheetResponse(bytes, name, given);
}

const cells: Record<VolunteerField, Omit<SheetColumn<VolunteerRow>, "head">> = {
  name: { width: 12, cell: (row) => row.name },
  phone: { width: 14, cell: (row) => row.phone },
  unit: { width: 28, cell: (row) => row.unit },
  title: { width: 28, cell: (row) => row.title },
  what: { width: 36, cell: (row) => row.what },
  place: { width: 28, cell: (row) => row.place },
  date: { width: 12, cell: (row, time) => time(row.startsAt).slice(0, 10) },
  start: { width: 17, cell: (row, time) => time(row.startsAt) },
  end: { width: 17, cell: (row, time) => time(row.endsAt) },
  minutes: { width: 10, cell: (row) => String(row.minutes) },
  hours: { width: 10, cell: (row) => String(Math.round((row.minutes / 60) * 100) / 100) },
  confirmedBy: { width: 12, cell: (row) => row.decidedBy },
  confirmedAt: { width: 17, cell: (row, time) => time(row.decidedAt) },
  recordId: { width: 38, cell: (row) => row.id },
  blank: { width: 12, cell: () => "" },
};
