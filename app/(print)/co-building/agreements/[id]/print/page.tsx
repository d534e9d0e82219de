import type { Metadata } from "next";
import { agreementPaper } from "@/components/co-building/agreement-paper";
import { tco } from "@/components/co-building/text";
import { PaperView } from "@/components/paper/paper-view";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("agreements") };

/** 共建协议, for printing. */
export default async function AgreementPrint({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const agreement = await read(coBuildingReaders, (scope) => agreementDetail(scope, id));
  return (
    <PaperView
      paper={agreementPaper(agreement)}
      fileHref={`/co-building/agreements/${id}/file`}
      backHref={`/co-building/agreements/${id}`}
    />
  );
}
