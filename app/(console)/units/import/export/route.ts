import { tcv } from "@/components/units/text";
import { unitExport } from "@/lib/ground/units/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

/** 导出现有: the units of the own range, without their contacts. */
export const GET = route(importSenders, async (scope) => {
  const make = await unitExport(scope);
  return async () => sheetResponse(await make(), tcv("title"));
});
