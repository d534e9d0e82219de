import type { Metadata } from "next";
import { RoundView } from "@/components/service/round-view";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { dayText } from "@/components/ui/time-words";
import { agreedMembers, roundsOf } from "@/lib/affairs/service/queries/stars";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CancelRound, OpenRoundForm } from "./_components/round-forms";
import { cancelRound, openRound } from "./actions";

export const metadata: Metadata = { title: tsv("tab.stars") };

/** 星级党员民主评选: rounds of the community, their results, and a new one. */
export default async function Stars() {
  const { now, rounds, members } = await read(serviceReaders, async (scope) => ({
    ...(await roundsOf(scope)),
    members: isCommunity(scope.actor).ok ? await agreedMembers(scope) : null,
  }));
  return (
    <>
      <PageHeader title={tsv("tab.stars")} lead={tsv("star.lead")} />
      <ServiceTabs current="stars" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid gap-3">
          {rounds.length === 0 ? (
            <Card>
              <EmptyState title={tsv("star.none")} icon="flag">
                {tsv("star.none.hint")}
              </EmptyState>
            </Card>
          ) : null}
          {rounds.map((round) => (
            <RoundView
              key={`${round.id}.${String(round.version)}`}
              round={round}
              actions={
                members !== null && (round.stage === "open" || round.stage === "coming") ? (
                  <CancelRound
                    action={cancelRound}
                    startKey={newId()}
                    round={{ id: round.id, version: round.version }}
                  />
                ) : undefined
              }
            />
          ))}
        </div>
        {members === null ? null : (
          <Card title={tsv("star.new")}>
            {members.length < 2 ? (
              <EmptyState title={tsv("star.nobody")} icon="people">
                {tsv("star.nobody.hint")}
              </EmptyState>
            ) : (
              <OpenRoundForm
                action={openRound}
                startKey={newId()}
                members={members}
                today={dayText(now)}
              />
            )}
          </Card>
        )}
      </div>
    </>
  );
}
