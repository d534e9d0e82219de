import { tcv } from "@/components/units/text";
import { isRecorded } from "@/lib/across/sheets/queries";
import { unitExport } from "@/lib/ground/units/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { missing, route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: the units of the own range, without their contacts. */
export const GET = route(importSenders, async (scope, request) => {
  if (!(await isRecorded(scope, "units", request.url))) return missing();
  const make = await unitExport(scope);
  return async () => sheetResponse(await make(), tcv("title"));
});
