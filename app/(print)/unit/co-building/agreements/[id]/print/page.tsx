import type { Metadata } from "next";
import { agreementPaper } from "@/components/co-building/agreement-paper";
import { tco } from "@/components/co-building/text";
import { PaperView } from "@/components/paper/paper-view";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("agreements") };

/** 共建协议, for the unit that signs it. */
export default async function UnitAgreementPrint({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const agreement = await readByPhone("liaison", (scope) => agreementDetail(scope, id));
  const base = `/unit/co-building/agreements/${id}`;
  return <PaperView paper={agreementPaper(agreement)} fileHref={`${base}/file`} backHref={base} />;
}
