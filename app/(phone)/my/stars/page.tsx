import type { Metadata } from "next";
import { RoundView } from "@/components/service/round-view";
import { tsv } from "@/components/service/text";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { roundsOf } from "@/lib/affairs/service/queries/stars";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { VoteForm } from "./_components/vote-form";
import { castVote } from "./actions";

export const metadata: Metadata = { title: tsv("star.mine") };

/** 民主评选 on the member's phone: one secret vote in each round, and the results of those that are over. */
export default async function MyStars() {
  const { rounds } = await readByPhone("member", roundsOf);
  const shown = rounds.filter(({ stage }) => stage !== "cancelled");
  return (
    <>
      <PageHeader title={tsv("star.mine")} lead={tsv("star.mine.lead")} />
      {shown.length === 0 ? (
        <EmptyState title={tsv("star.none")} icon="flag">
          {tsv("star.mine.none")}
        </EmptyState>
      ) : null}
      <div className="grid gap-4">
        {shown.map((round) => (
          <RoundView key={round.id} round={round}>
            {round.stage !== "open" ? undefined : round.hasVoted ? (
              <Notice tone="ok" title={tsv("star.voted")}>
                {tsv("star.voted.hint")}
              </Notice>
            ) : (
              <VoteForm action={castVote} startKey={newId()} round={round} />
            )}
          </RoundView>
        ))}
      </div>
    </>
  );
}
