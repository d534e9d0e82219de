import { tc } from "@/components/councils/text";
import { councilExport } from "@/lib/affairs/councils/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: who sits in the councils of the own range, without phones. */
export const GET = route(importSenders, async (scope) => {
  const make = await councilExport(scope);
  return async () => sheetResponse(await make(), tc("title"));
});
