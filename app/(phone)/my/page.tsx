import type { Metadata } from "next";
import { ClaimCard } from "@/components/service/claim-card";
import { OfferCard } from "@/components/service/offer-card";
import { SwapList } from "@/components/service/swap-list";
import { tsv } from "@/components/service/text";
import { WhyText } from "@/components/service/why-text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { openNeeds } from "@/lib/affairs/service/queries/needs";
import { myService } from "@/lib/affairs/service/queries/my-service";
import { readByPhone } from "@/lib/web/guard";
import { agreeToSwap, askForSwap, claimPlace, releasePlace } from "./posts/actions";

export const metadata: Metadata = { title: tsv("my.home") };

const needsMax = 3;
const nearMax = 5;
const nextMax = 3;

/** Where a member begins: what comes next, who would change places, and what fits. */
export default async function MemberHome() {
  const { place, service, needs } = await readByPhone("member", async (scope) => ({
    place: scope.actor.scopeName,
    service: await myService(scope),
    needs: await openNeeds(scope),
  }));
  const { now, claims, swaps } = service;
  // What the community has changed stands before what is as it was.
  const changed = claims.filter(({ over, calledOff, was }) => !over && (calledOff || was !== null));
  const current = [
    ...changed,
    ...claims.filter((one) => !one.over && !one.ended && !changed.includes(one)),
  ];
  const toTell = claims.some(({ over, waiting }) => over && !waiting);
  const open = service.offers.filter(({ free }) => free > 0);
  const near = [
    ...open.filter(({ reasons }) => reasons.length > 0),
    ...open.filter(({ reasons }) => reasons.length === 0),
  ];
  const fitting = needs.filter(({ reasons }) => reasons.some(({ kind }) => kind !== "open"));
  return (
    <>
      <PageHeader title={place} lead={tsv("my.home.lead")} />
      <div className="grid gap-6">
        <SwapList swaps={swaps} now={now} agree={agreeToSwap} />
        <section aria-labelledby="next" className="grid gap-3">
          <h2 id="next" className="text-base">
            {tsv("my.next")}
          </h2>
          {current.length === 0 ? (
            <Card>
              <p className="text-ink-soft">{tsv("my.mine.none")}</p>
            </Card>
          ) : (
            current
              .slice(0, nextMax)
              .map((claim) => (
                <ClaimCard
                  key={claim.claimId}
                  claim={claim}
                  now={now}
                  release={releasePlace}
                  wantSwap={askForSwap}
                />
              ))
          )}
          {current.length > nextMax ? (
            <ButtonLink href="/my/posts" wide>
              {tsv("my.allMine", { count: current.length })}
            </ButtonLink>
          ) : null}
          {toTell ? (
            <ButtonLink href="/my/record" wide icon="edit">
              {tsv("my.toTell")}
            </ButtonLink>
          ) : null}
        </section>
        {fitting.length === 0 ? null : (
          <section aria-labelledby="needs" className="grid gap-3">
            <h2 id="needs" className="text-base">
              {tsv("my.fitting")}
            </h2>
            {fitting.slice(0, needsMax).map((need) => (
              <Card key={need.id} title={need.title} level={3}>
                <div className="grid gap-2">
                  <p className="line-clamp-2 text-ink-soft">{need.text}</p>
                  <WhyText reasons={need.reasons.filter(({ kind }) => kind !== "open")} />
                </div>
              </Card>
            ))}
            <ButtonLink href="/my/needs" wide>
              {tsv("my.fitting.all")}
            </ButtonLink>
          </section>
        )}
        {near.length === 0 ? null : (
          <section aria-labelledby="near" className="grid gap-3">
            <h2 id="near" className="text-base">
              {tsv("my.near")}
            </h2>
            {near.slice(0, nearMax).map((offer) => (
              <OfferCard key={offer.slotId} offer={offer} now={now} claim={claimPlace} />
            ))}
            <ButtonLink href="/my/posts" wide>
              {tsv("my.all")}
            </ButtonLink>
          </section>
        )}
      </div>
    </>
  );
}
