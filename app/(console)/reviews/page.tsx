import type { Metadata } from "next";
import Link from "next/link";
import { WordedList } from "@/components/lists/worded-list";
import { OwnRounds } from "@/components/reviews/own-rounds";
import { OpinionList } from "@/components/reviews/opinion-list";
import { RoundBadge } from "@/components/reviews/round-badge";
import { trv } from "@/components/reviews/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { opinionBoard } from "@/lib/affairs/reviews/queries/list";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { powersNow } from "@/lib/affairs/reviews/queries/purposes";
import { heldRounds, type RoundLine } from "@/lib/affairs/reviews/queries/rounds";
import { opinionReaders } from "@/lib/affairs/reviews/rules/opinions";
import { canSetPowers, type Power } from "@/lib/affairs/reviews/rules/powers";
import { canHold } from "@/lib/affairs/reviews/rules/rounds";
import { powerNameMax } from "@/lib/affairs/reviews/schema";
import { read } from "@/lib/web/guard";
import { appealReview, rateReview, setStreetPower } from "./actions";

export const metadata: Metadata = { title: trv("title") };

/** 意见征求: what waits for the own side, what is under way, what has come of it. */
export default async function Reviews() {
  const { waiting, under, closed, mayAsk, own, held, holds, powers } = await read(
    opinionReaders,
    async (scope) => ({
      ...(await opinionBoard(scope)),
      own: await ownReviews(scope),
      held: await heldRounds(scope),
      holds: canHold(scope.actor).ok,
      powers: canSetPowers(scope.actor).ok ? await powersNow(scope) : null,
    }),
  );
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
        <OwnRounds rounds={own} actions={{ rate: rateReview, appeal: appealReview }} />
        {mayAsk ? (
          <Card flush title={trv("board.waiting")}>
            {waiting.length === 0 ? (
              <EmptyState title={trv("board.none")} icon="checkCircle">
                {trv("board.noneHint")}
              </EmptyState>
            ) : (
              <OpinionList lines={waiting} />
            )}
          </Card>
        ) : null}
        <Card flush title={trv("board.under")}>
          {under.length === 0 ? (
            <p className="p-4 text-ink-soft">{trv("board.under.none")}</p>
          ) : (
            <OpinionList lines={under} />
          )}
        </Card>
        <Card flush title={trv("board.closed")}>
          {closed.length === 0 ? (
            <p className="p-4 text-ink-soft">{trv("board.closed.none")}</p>
          ) : (
            <OpinionList lines={closed} />
          )}
        </Card>
        {holds ? <Held rounds={held} /> : null}
        {powers === null ? null : <Powers powers={powers} />}
        <p className="text-sm text-ink-soft">{trv("voluntary")}</p>
      </div>
    </>
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
function Held({ rounds }: { rounds: readonly RoundLine[] }) {
  return (
    <Card flush title={trv("rounds")} note={trv("result.meaning")}>
      {rounds.length === 0 ? (
        <p className="p-4 text-ink-soft">{trv("rounds.none")}</p>
      ) : (
        <ul className="divide-y">
          {rounds.map(({ id, title, areaName, opensOn, closesOn, stage }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <span className="grid min-w-0 flex-1 basis-64">
                <span>
                  <Link
                    href={`/reviews/rounds/${id}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
                  >
                    {title}
                  </Link>
                </span>
                <span className="text-sm text-ink-soft">
                  {trv("rounds.line", { area: areaName, from: opensOn, to: closesOn })}
                </span>
              </span>
              <RoundBadge stage={stage} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
