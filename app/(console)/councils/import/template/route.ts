import { tc } from "@/components/councils/text";
import { councilTemplate } from "@/lib/affairs/councils/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = councilTemplate(scope);
  return Promise.resolve(async () => templateResponse(await make(), tc("title")));
});
