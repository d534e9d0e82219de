import { tcv } from "@/components/units/text";
import { unitTemplate } from "@/lib/ground/units/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = unitTemplate(scope);
  return Promise.resolve(async () => templateResponse(await make(), tcv("title")));
});
