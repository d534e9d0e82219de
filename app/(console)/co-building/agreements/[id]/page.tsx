import type { Metadata } from "next";
import { AgreementView } from "@/components/co-building/agreement-view";
import { tco } from "@/components/co-building/text";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";
import {
  addCoCommitment,
  changeCoAgreement,
  confirmCoAgreement,
  dropCoCommitment,
  editCoCommitment,
  endCoAgreement,
  recallCoAgreement,
  renewCoAgreement,
  reviewCoAgreement,
  tickCoCommitment,
  untickCoCommitment,
} from "../actions";

export const metadata: Metadata = { title: tco("agreements") };

/** One agreement: its sides, what they promise, what is on record. */
export default async function Agreement({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const agreement = await read(coBuildingReaders, (scope) => agreementDetail(scope, id));
  return (
    <AgreementView
      agreement={agreement}
      base="/co-building"
      crumbs={[
        { href: "/co-building", label: tco("title") },
        { href: "/co-building/agreements", label: tco("agreements") },
      ]}
      sends={{
        sign: confirmCoAgreement,
        recall: recallCoAgreement,
        keep: {
          change: changeCoAgreement,
          add: addCoCommitment,
          edit: editCoCommitment,
          drop: dropCoCommitment,
          tick: tickCoCommitment,
          untick: untickCoCommitment,
          review: reviewCoAgreement,
          renew: renewCoAgreement,
          end: endCoAgreement,
        },
      }}
    />
  );
}
