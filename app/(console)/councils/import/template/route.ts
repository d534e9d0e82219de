import { councilTemplate } from "@/lib/affairs/councils/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = councilTemplate(scope);
  return Promise.resolve(async () => sheetResponse(await make(), "dagongwei-dadangwei-moban"));
});
