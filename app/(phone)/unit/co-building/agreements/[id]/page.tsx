import type { Metadata } from "next";
import { AgreementView } from "@/components/co-building/agreement-view";
import { tco } from "@/components/co-building/text";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { readByPhone } from "@/lib/web/guard";
import { confirmUnitAgreement, returnUnitAgreement } from "../actions";

export const metadata: Metadata = { title: tco("agreements") };

/** One agreement, which the unit's liaison officer confirms or gives back for changes. */
export default async function UnitAgreement({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const agreement = await readByPhone("liaison", (scope) => agreementDetail(scope, id));
  return (
    <AgreementView
      agreement={agreement}
      base="/unit/co-building"
      crumbs={[
        { href: "/unit/co-building", label: tco("title") },
        { href: "/unit/co-building/agreements", label: tco("unit.agreements") },
      ]}
      sends={{ sign: confirmUnitAgreement, giveBack: returnUnitAgreement }}
    />
  );
}
