import type { Metadata } from "next";
import { dimensionPaper } from "@/components/co-building/dimension-paper";
import { tco } from "@/components/co-building/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PaperView } from "@/components/paper/paper-view";
import { dimensionReport } from "@/lib/affairs/co-building/queries/dimension-report";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("dimensions.print") };

const path = "/co-building/dimensions";

/** 按维度看 on paper, and as a document. */
export default async function DimensionsPrint({ searchParams }: { searchParams: SearchParams }) {
  const { area } = await parametersOf(searchParams, ["area"]);
  const report = await read(coBuildingReaders, (scope) => dimensionReport(scope, idOf(area)));
  return (
    <PaperView
      paper={dimensionPaper(report)}
      fileHref={addressOf(`${path}/file`, { area: report.place.id })}
      backHref={addressOf(path, { area: report.place.id })}
    />
  );
}
