import "server-only";
import { sheetResponse, sheetTexts, type SheetColumn } from "@/components/lists/sheet";
import type { UnitLine } from "@/lib/across/coverage/schema";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { tcv, tu } from "@/components/units/text";

/** The register as it is seen, as a workbook: no contact and no code in it. */
export async function unitFile(
  rows: readonly UnitLine[],
  given: { timeZone: string; now: number },
): Promise<Response> {
  const bytes = await spreadsheet(tcv("title"), columns, sheetTexts(columns, rows, given.timeZone));
  return sheetResponse(bytes, tcv("title"), given);
}

const columns: readonly SheetColumn<UnitLine>[] = [
  { head: tcv("list.name"), width: 36, cell: ({ name }) => name },
  { head: tcv("blind.place"), width: 20, cell: ({ place }) => place },
  { head: tcv("list.type"), width: 20, cell: ({ type }) => tu(`type.${type}`) },
  { head: tcv("detail.host"), width: 28, cell: ({ host }) => host ?? "" },
  {
    head: tcv("detail.operating"),
    width: 10,
    cell: ({ operating }) => tcv(operating ? "detail.operating" : "detail.notOperating"),
  },
  {
    head: tcv("coverage"),
    width: 12,
    cell: ({ coverage }) => tcv(`coverage.${coverage}`),
  },
  {
    head: tcv("list.reach"),
    width: 16,
    cell: ({ seated, checkedIn }) =>
      [...(seated ? [tcv("list.seated")] : []), ...(checkedIn ? [tcv("list.checkedIn")] : [])].join(
        tcv("comma"),
      ),
  },
  { head: tcv("list.contact"), width: 14, cell: ({ contactedOn }) => contactedOn ?? "" },
];
