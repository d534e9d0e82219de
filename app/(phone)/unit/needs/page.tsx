import type { Metadata } from "next";
import { NeedsView } from "@/components/service/needs-view";
import { tsv } from "@/components/service/text";
import { PageHeader } from "@/components/ui/page-header";
import { needsNear } from "@/lib/affairs/service/queries/needs";
import { readByPhone } from "@/lib/web/guard";
import { declineNeed, finishNeed, giveBackNeed, revealNeed, takeNeed } from "../../_needs/actions";

export const metadata: Metadata = { title: tsv("wish.near") };

/** What residents near a unit ask for, and what the unit has taken. */
export default async function UnitNeeds() {
  const needs = await readByPhone("liaison", needsNear);
  return (
    <>
      <PageHeader title={tsv("wish.near")} lead={tsv("wish.near.unit.lead")} />
      <NeedsView
        {...needs}
        ownTitle={tsv("wish.near.unit.own")}
        actions={{
          take: takeNeed,
          declineOffer: declineNeed,
          giveBack: giveBackNeed,
          finish: finishNeed,
          reveal: revealNeed,
        }}
      />
    </>
  );
}
