import { tco } from "@/components/co-building/text";
import { isRecorded } from "@/lib/across/sheets/queries";
import { resourceExport } from "@/lib/affairs/co-building/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { missing, route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: the resources of the own range. */
export const GET = route(importSenders, async (scope, request) => {
  if (!(await isRecorded(scope, "resources", request.url))) return missing();
  const make = await resourceExport(scope);
  return async () => sheetResponse(await make(), tco("resourceImport.file"));
});
