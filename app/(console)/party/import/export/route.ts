import { tg } from "@/components/party/text";
import { isRecorded } from "@/lib/across/sheets/queries";
import { partyExport } from "@/lib/ground/party/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { missing, route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: the Party organizations of the own range, numbers and nobody's name. */
export const GET = route(importSenders, async (scope, request) => {
  if (!(await isRecorded(scope, "party", request.url))) return missing();
  const make = await partyExport(scope);
  return async () => sheetResponse(await make(), tg("title"));
});
