import { unitTemplate } from "@/lib/ground/units/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = unitTemplate(scope);
  return Promise.resolve(async () => sheetResponse(await make(), "danwei-dice-moban"));
});
