import { partyTemplate } from "@/lib/ground/party/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = partyTemplate(scope);
  return Promise.resolve(async () => sheetResponse(await make(), "dangzuzhi-moban"));
});
