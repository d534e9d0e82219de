import { tco } from "@/components/co-building/text";
import { resourceTemplate } from "@/lib/affairs/co-building/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, () => {
  const make = resourceTemplate();
  return Promise.resolve(async () => templateResponse(await make(), tco("resourceImport.file")));
});
