import type { ReactNode } from "react";
import { addressOf } from "@/components/lists/address";
import { HeldRounds } from "@/components/reviews/held-rounds";
import { OpinionList } from "@/components/reviews/opinion-list";
import { OwnRounds } from "@/components/reviews/own-rounds";
import { trv } from "@/components/reviews/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { opinionLists, opinionPage } from "@/lib/affairs/reviews/queries/list";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { heldRounds } from "@/lib/affairs/reviews/queries/rounds";
import { opinionReaders } from "@/lib/affairs/reviews/rules/opinions";
import { read } from "@/lib/web/guard";
import { appealReview, rateReview } from "../actions";

/** The lists behind the board, each by pages. */
export const reviewLists = [...opinionLists, "own", "held"] as const;
type ReviewList = (typeof reviewLists)[number];

const path = "/reviews";

/** All of one list of the board. */
export async function OneList({ list, after }: { list: ReviewList; after: string | undefined }) {
  const { shown, next } = await pageOf(list, after);
  return (
    <>
      <PageHeader crumbs={[{ href: path, label: trv("title") }]} title={trv(`list.${list}`)} />
      {shown ?? (
        <Card flush>
          <EmptyState title={trv("list.none")} icon="inbox">
            {trv("list.noneHint")}
          </EmptyState>
        </Card>
      )}
      <Pager
        newerHref={after === undefined ? undefined : addressOf(path, { list })}
        olderHref={next === null ? undefined : addressOf(path, { list, after: next })}
      />
    </>
  );
}

async function pageOf(
  list: ReviewList,
  after: string | undefined,
): Promise<{ shown: ReactNode; next: string | null }> {
  if (list === "own") {
    const { rounds, next } = await read(opinionReaders, (scope) => ownReviews(scope, { after }));
    const actions = { rate: rateReview, appeal: appealReview };
    return {
      next,
      shown: rounds.length === 0 ? null : <OwnRounds rounds={rounds} actions={actions} />,
    };
  }
  if (list === "held") {
    const { rounds, next } = await read(opinionReaders, (scope) => heldRounds(scope, { after }));
    return { next, shown: inCard(rounds, <HeldRounds rounds={rounds} />) };
  }
  const { lines, next } = await read(opinionReaders, (scope) =>
    opinionPage(scope, list, { after }),
  );
  return { next, shown: inCard(lines, <OpinionList lines={lines} />) };
}

function inCard(rows: readonly unknown[], shown: ReactNode): ReactNode {
  return rows.length === 0 ? null : <Card flush>{shown}</Card>;
}
