import type { Metadata } from "next";
import { NeedsView } from "@/components/service/needs-view";
import { tsv } from "@/components/service/text";
import { PageHeader } from "@/components/ui/page-header";
import { needsNear } from "@/lib/affairs/service/queries/needs";
import { readByPhone } from "@/lib/web/guard";
import { declineNeed, finishNeed, giveBackNeed, revealNeed, takeNeed } from "../../_needs/actions";

export const metadata: Metadata = { title: tsv("wish.near") };

/** What residents near a member ask for: what fits the own skills and times comes first. */
export default async function MyNeeds() {
  const needs = await readByPhone("member", needsNear);
  return (
    <>
      <PageHeader title={tsv("wish.near")} lead={tsv("wish.near.lead")} />
      <NeedsView
        {...needs}
        ownTitle={tsv("wish.near.own")}
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
