import { tco } from "@/components/co-building/text";
import { resourceExport } from "@/lib/affairs/co-building/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: the resources of the own range. */
export const GET = route(importSenders, async (scope) => {
  const make = await resourceExport(scope);
  return async () => sheetResponse(await make(), tco("resourceImport.file"));
});
