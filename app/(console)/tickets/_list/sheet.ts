import "server-only";
import { sheetResponse, sheetTexts, type SheetColumn } from "@/components/lists/sheet";
import { t } from "@/components/messages/text";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import type { TicketExportRow } from "@/lib/affairs/tickets/queries/export";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import words from "./sheet/messages/zh-CN.json";

const s = messages(words);

/** The tickets as a workbook; the words are those of the screens. */
export async function ticketSheet(
  rows: readonly TicketExportRow[],
  given: { timeZone: string; now: number },
): Promise<Response> {
  const bytes = await spreadsheet(s("name"), columns, sheetTexts(columns, rows, given.timeZone));
  return sheetResponse(bytes, s("name"), given);
}

const columns: readonly SheetColumn<TicketExportRow>[] = [
  { head: s("number"), width: 16, cell: (row) => row.number },
  { head: s("external"), width: 18, cell: (row) => row.externalNumber },
  { head: s("registered"), width: 17, cell: (row, time) => time(row.registeredAt) },
  { head: s("source"), width: 10, cell: (row) => wordOf("source", row.source) },
  { head: s("type"), width: 8, cell: (row) => wordOf("type", row.type) },
  { head: s("category"), width: 14, cell: (row) => row.categoryName },
  { head: s("title"), width: 40, cell: (row) => row.title },
  { head: s("place"), width: 40, cell: (row) => row.place },
  { head: s("status"), width: 10, cell: (row) => t(`ticket.status.${row.status}`) },
  {
    head: s("urgency"),
    width: 9,
    cell: (row) => choiceWord(urgencies, row.urgency, (one) => t(`urgency.${one}`)),
  },
  { head: s("lead"), width: 16, cell: (row) => row.leadName },
  { head: s("dispatched"), width: 17, cell: (row, time) => time(row.dispatchedAt) },
  { head: s("contacted"), width: 17, cell: (row, time) => time(row.firstContactAt) },
  { head: s("due"), width: 17, cell: (row, time) => time(row.dueAt) },
  { head: s("resolved"), width: 17, cell: (row, time) => time(row.resolvedAt) },
  { head: s("closed"), width: 17, cell: (row, time) => time(row.closedAt) },
  { head: s("outcome"), width: 14, cell: (row) => outcomeWord(row.outcome) },
  { head: s("answeredBy"), width: 16, cell: (row) => row.outcomeOrganization },
  { head: s("round"), width: 8, cell: (row) => String(row.round) },
  { head: s("ratedContacted"), width: 10, cell: (row) => contactedWord(row.ratedContacted) },
  {
    head: s("ratedSolved"),
    width: 10,
    cell: (row) =>
      choiceWord(["yes", "partly", "no"], row.ratedSolved, (one) => t(`rating.solved.${one}`)),
  },
  {
    head: s("ratedSatisfied"),
    width: 10,
    cell: (row) =>
      choiceWord(["yes", "basically", "no"], row.ratedSatisfied, (one) =>
        t(`rating.satisfied.${one}`),
      ),
  },
];

/** A code of the affair in its own words; the database knows the same list. */
function wordOf(prefix: "source" | "type", code: string): string {
  return lookup([tickets], `${prefix}.${code}`);
}

function outcomeWord(outcome: string | null): string {
  return outcome === null ? "" : lookup([tickets], `outcome.${outcome}`);
}

function choiceWord<const Choice extends string>(
  choices: readonly Choice[],
  value: string | null,
  say: (choice: Choice) => string,
): string {
  const choice = choices.find((one) => one === value);
  return choice === undefined ? "" : say(choice);
}

function contactedWord(value: boolean | null): string {
  return value === null ? "" : t(value ? "rating.contacted.yes" : "rating.contacted.no");
}
