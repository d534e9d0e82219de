import { tc } from "@/components/councils/text";
import { isRecorded } from "@/lib/across/sheets/queries";
import { councilExport } from "@/lib/affairs/councils/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { missing, route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: who sits in the councils of the own range, without phones. */
export const GET = route(importSenders, async (scope, request) => {
  if (!(await isRecorded(scope, "councils", request.url))) return missing();
  const make = await councilExport(scope);
  return async () => sheetResponse(await make(), tc("title"));
});
