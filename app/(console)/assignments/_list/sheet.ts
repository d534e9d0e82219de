import "server-only";
import { sheetResponse, sheetTexts, type SheetColumn } from "@/components/lists/sheet";
import { t } from "@/components/messages/text";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import type { AssignmentExportRow } from "@/lib/affairs/tickets/queries/export";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import { known } from "@/lib/affairs/tickets/rules/known";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import words from "./sheet/messages/zh-CN.json";
import { ta } from "./text";

const s = messages(words);

/** The assignments as a workbook; the words are those of the screens. */
export async function assignmentSheet(
  rows: readonly AssignmentExportRow[],
  given: { timeZone: string; now: number },
): Promise<Response> {
  const bytes = await spreadsheet(s("name"), columns, sheetTexts(columns, rows, given.timeZone));
  return sheetResponse(bytes, s("name"), given);
}

const columns: readonly SheetColumn<AssignmentExportRow>[] = [
  { head: s("number"), width: 16, cell: (row) => row.ticketNumber },
  { head: s("part"), width: 10, cell: (row) => ta(row.part === "co" ? "part.co" : "part.lead") },
  { head: s("category"), width: 14, cell: (row) => row.categoryName },
  { head: s("title"), width: 40, cell: (row) => row.title },
  { head: s("place"), width: 40, cell: (row) => row.place },
  { head: s("status"), width: 10, cell: (row) => t(`assignment.status.${row.look}`) },
  { head: s("urgency"), width: 9, cell: (row) => t(`urgency.${known(urgencies, row.urgency)}`) },
  { head: s("handler"), width: 12, cell: (row) => row.handlerName },
  { head: s("dispatched"), width: 17, cell: (row, time) => time(row.dispatchedAt) },
  { head: s("accepted"), width: 17, cell: (row, time) => time(row.acceptedAt) },
  { head: s("contacted"), width: 17, cell: (row, time) => time(row.firstContactAt) },
  { head: s("due"), width: 17, cell: (row, time) => time(row.dueAt) },
  { head: s("submitted"), width: 17, cell: (row, time) => time(row.submittedAt) },
  { head: s("ended"), width: 17, cell: (row, time) => time(row.endedAt) },
  {
    head: s("outcome"),
    width: 14,
    cell: (row) => (row.outcome === null ? "" : lookup([tickets], `outcome.${row.outcome}`)),
  },
  { head: s("round"), width: 8, cell: (row) => String(row.round) },
];
