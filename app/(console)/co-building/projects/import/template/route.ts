import { tco } from "@/components/co-building/text";
import { projectTemplate } from "@/lib/affairs/co-building/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, async (scope) => {
  const make = await projectTemplate(scope);
  return async () => templateResponse(await make(), tco("projectImport.file"));
});
