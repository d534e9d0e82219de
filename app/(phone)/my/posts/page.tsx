import type { Metadata } from "next";
import { ClaimCard } from "@/components/service/claim-card";
import { OfferCard } from "@/components/service/offer-card";
import { SwapList } from "@/components/service/swap-list";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { myService } from "@/lib/affairs/service/queries/my-service";
import { readByPhone } from "@/lib/web/guard";
import { agreeToSwap, askForSwap, claimPlace, releasePlace } from "./actions";

export const metadata: Metadata = { title: tsv("my.posts") };

/** 我的岗位: what I hold and wait for, and what the community offers. */
export default async function MyPosts() {
  const { now, claims, offers, swaps } = await readByPhone("member", myService);
  const current = claims.filter(({ over }) => !over);
  const posts = offers.filter(({ kind }) => kind === "post");
  const shifts = offers.filter(({ kind }) => kind === "shift");
  return (
    <>
      <PageHeader title={tsv("my.posts")} lead={tsv("my.posts.lead")} />
      <div className="grid gap-6">
        <SwapList swaps={swaps} now={now} agree={agreeToSwap} />
        <section aria-labelledby="mine" className="grid gap-3">
          <h2 id="mine" className="text-base">
            {tsv("my.mine")}
          </h2>
          {current.length === 0 ? (
            <Card>
              <p className="text-ink-soft">{tsv("my.mine.none")}</p>
            </Card>
          ) : (
            current.map((claim) => (
              <ClaimCard
                key={claim.claimId}
                claim={claim}
                now={now}
                release={releasePlace}
                wantSwap={askForSwap}
              />
            ))
          )}
        </section>
        {offers.length === 0 ? (
          <Card>
            <EmptyState title={tsv("my.offers.none")} icon="people">
              {tsv("my.offers.none.hint")}
            </EmptyState>
          </Card>
        ) : null}
        {shifts.length === 0 ? null : (
          <section aria-labelledby="shifts" className="grid gap-3">
            <h2 id="shifts" className="text-base">
              {tsv("my.shifts")}
            </h2>
            {shifts.map((offer) => (
              <OfferCard key={offer.slotId} offer={offer} now={now} claim={claimPlace} />
            ))}
          </section>
        )}
        {posts.length === 0 ? null : (
          <section aria-labelledby="posts" className="grid gap-3">
            <h2 id="posts" className="text-base">
              {tsv("my.openPosts")}
            </h2>
            {posts.map((offer) => (
              <OfferCard key={offer.slotId} offer={offer} now={now} claim={claimPlace} />
            ))}
          </section>
        )}
      </div>
    </>
  );
}
