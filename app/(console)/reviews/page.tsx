import type { Metadata } from "next";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { WordedList } from "@/components/lists/worded-list";
import { HeldRounds } from "@/components/reviews/held-rounds";
import { More } from "@/components/reviews/more";
import { byTurn, OwnRounds } from "@/components/reviews/own-rounds";
import { OpinionList } from "@/components/reviews/opinion-list";
import { trv } from "@/components/reviews/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { boardSize, opinionBoard, type OpinionPage } from "@/lib/affairs/reviews/queries/list";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { powersNow } from "@/lib/affairs/reviews/queries/purposes";
import { heldRounds, type RoundPage } from "@/lib/affairs/reviews/queries/rounds";
import { opinionReaders } from "@/lib/affairs/reviews/rules/opinions";
import { canSetPowers, type Power } from "@/lib/affairs/reviews/rules/powers";
import { canHold } from "@/lib/affairs/reviews/rules/rounds";
import { powerNameMax } from "@/lib/affairs/reviews/schema";
import { read } from "@/lib/web/guard";
import { OneList, reviewLists } from "./_components/one-list";
import { appealReview, rateReview, setStreetPower } from "./actions";

export const metadata: Metadata = { title: trv("title") };

const path = "/reviews";

/** 意见征求: what waits for the own side, what is under way, what has come of it; behind each the whole list. */
export default async function Reviews({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["list", "after"]);
  const list = reviewLists.find((one) => one === given.list);
  if (list !== undefined) return <OneList list={list} after={idOf(given.after)} />;
  const first = { size: boardSize };
  const { waiting, under, closed, mayAsk, own, held, holds, powers } = await read(
    opinionReaders,
    async (scope) => ({
      ...(await opinionBoard(scope)),
      own: await ownReviews(scope, first),
      held: await heldRounds(scope, first),
      holds: canHold(scope.actor).ok,
      powers: canSetPowers(scope.actor).ok ? await powersNow(scope) : null,
    }),
  );
  const { turn, others } = byTurn(own.rounds);
  const roundActions = { rate: rateReview, appeal: appealReview };
  return (
    <>
      <PageHeader
        title={trv("title")}
        lead={trv("board.lead")}
        actions={
          <>
            {mayAsk ? (
              <ButtonLink href="/reviews/new" icon="plus" variant="primary">
                {trv("ask")}
              </ButtonLink>
            ) : null}
            {holds ? (
              <ButtonLink href="/reviews/rounds/new" icon="plus">
                {trv("round.new")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        <OwnRounds rounds={turn} actions={roundActions} />
        {mayAsk ? (
          <Card flush title={trv("board.waiting")}>
            {waiting.lines.length === 0 ? (
              <EmptyState title={trv("board.none")} icon="checkCircle">
                {trv("board.noneHint")}
              </EmptyState>
            ) : (
              <OpinionList lines={waiting.lines} />
            )}
            <More path={path} list="waiting" next={waiting.next} />
          </Card>
        ) : null}
        <Opinions list="under" page={under} />
        <Opinions list="closed" page={closed} />
        <OwnRounds
          title={trv("rounds.own")}
          rounds={others}
          actions={roundActions}
          more={<More path={path} list="own" next={own.next} />}
        />
        {holds ? <Held page={held} /> : null}
        {powers === null ? null : <Powers powers={powers} />}
        <p className="text-sm text-ink-soft">{trv("voluntary")}</p>
      </div>
    </>
  );
}

function Opinions({ list, page }: { list: "under" | "closed"; page: OpinionPage }) {
  return (
    <Card flush title={trv(`board.${list}`)}>
      {page.lines.length === 0 ? (
        <p className="p-4 text-ink-soft">{trv(`board.${list}.none`)}</p>
      ) : (
        <OpinionList lines={page.lines} />
      )}
      <More path={path} list={list} next={page.next} />
    </Card>
  );
}

/** 五项权利: for the district, which words them. */
function Powers({ powers }: { powers: readonly Power[] }) {
  return (
    <WordedList
      title={trv("powers")}
      note={trv("powers.note")}
      retired={trv("powers.retired")}
      entries={powers}
      nameMax={powerNameMax}
      action={setStreetPower}
      texts={{
        add: trv("powers.add"),
        edit: trv("powers.edit"),
        name: trv("powers.name"),
        nameHint: trv("powers.name.hint"),
        retire: trv("powers.retire"),
        retireHint: trv("powers.retire.hint"),
        save: trv("powers.save"),
        done: trv("powers.done"),
      }}
    />
  );
}

/** 双向评议 of the range, the newest first. */
function Held({ page: { rounds, next } }: { page: RoundPage }) {
  return (
    <Card flush title={trv("rounds")} note={trv("result.meaning")}>
      {rounds.length === 0 ? (
        <p className="p-4 text-ink-soft">{trv("rounds.none")}</p>
      ) : (
        <HeldRounds rounds={rounds} />
      )}
      <More path={path} list="held" next={next} />
    </Card>
  );
}
