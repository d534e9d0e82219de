import { dimensionPaper } from "@/components/co-building/dimension-paper";
import { idOf } from "@/components/lists/address";
import { paperFile } from "@/components/paper/paper-file";
import { dimensionReport } from "@/lib/affairs/co-building/queries/dimension-report";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { route } from "@/lib/web/route";

/** 按维度看 as .docx. */
export const GET = route(coBuildingReaders, async (scope, request) => {
  const area = new URL(request.url).searchParams.get("area") ?? undefined;
  const report = await dimensionReport(scope, idOf(area));
  return () => paperFile(dimensionPaper(report), scope.actor.scopeName);
});
