import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { AskForm } from "@/components/reviews/ask-form";
import { OpinionStatus, OpinionTiming } from "@/components/reviews/badges";
import { OpinionVerbButton } from "@/components/reviews/opinion-verb";
import { OpinionFacts, OpinionWords } from "@/components/reviews/opinion-words";
import { byTurn, OwnRounds } from "@/components/reviews/own-rounds";
import { trv } from "@/components/reviews/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PageHeader } from "@/components/ui/page-header";
import { askChoices } from "@/lib/affairs/reviews/queries/choices";
import { opinionsOfUnit, type OpinionShown } from "@/lib/affairs/reviews/queries/detail";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { boardSize } from "@/lib/affairs/reviews/queries/list";
import type { OpinionVerb } from "@/lib/affairs/reviews/rules/opinions";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import {
  answerForUnit,
  appealForUnit,
  askOurCommunity,
  closeForUnit,
  rateForUnit,
  replyForUnit,
} from "./actions";

export const metadata: Metadata = { title: trv("title") };

/** Only a department has a leader who puts an answer right. */
const actions: Readonly<Partial<Record<OpinionVerb, FormAction>>> = {
  answer: answerForUnit,
  reply: replyForUnit,
  close: closeForUnit,
};

const path = "/unit/reviews";

/** What the community and the unit ask each other, and the form to ask; older ones page by page. */
export default async function UnitReviews({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["rounds", "after"]);
  const [after, olderThan] = [idOf(given.after), idOf(given.rounds)];
  const { page, choices, own } = await readByPhone("liaison", async (scope) => ({
    page: await opinionsOfUnit(scope, { after }),
    choices: await askChoices(scope),
    own: await ownReviews(scope, { after: olderThan, size: boardSize }),
  }));
  const { opinions } = page;
  const { turn, others } = byTurn(own.rounds);
  const roundActions = { rate: rateForUnit, appeal: appealForUnit };
  const at = (changes: { after?: string; rounds?: string }) =>
    addressOf(path, { after, rounds: olderThan, ...changes });
  return (
    <>
      <PageHeader
        title={trv("title")}
        lead={trv("unit.lead")}
        actions={
          <ButtonLink href="#ask" icon="plus">
            {trv("unit.ask")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        <OwnRounds rounds={turn} actions={roundActions} />
        {opinions.length === 0 ? (
          <EmptyState title={trv("unit.none")} icon="inbox">
            {trv("unit.noneHint")}
          </EmptyState>
        ) : (
          opinions.map((one) => <Opinion key={one.id} one={one} />)
        )}
        <Pages
          newerHref={after === undefined ? undefined : addressOf(path, { rounds: olderThan })}
          olderHref={page.next === null ? undefined : at({ after: page.next })}
        />
        <OwnRounds
          title={trv("rounds.own")}
          rounds={others}
          actions={roundActions}
          more={
            <Pages
              newerHref={olderThan === undefined ? undefined : addressOf(path, { after })}
              olderHref={own.next === null ? undefined : at({ rounds: own.next })}
            />
          }
        />
        <div id="ask" className="scroll-mt-16">
          <Card title={trv("unit.ask")}>
            <AskForm
              key={String(opinions.length)}
              choices={choices}
              action={askOurCommunity}
              startKey={newId()}
            />
          </Card>
        </div>
      </div>
    </>
  );
}

/** Nothing where one page has all. */
function Pages(hrefs: { newerHref: string | undefined; olderHref: string | undefined }) {
  return hrefs.newerHref === undefined && hrefs.olderHref === undefined ? null : (
    <Pager {...hrefs} />
  );
}

function Opinion({ one }: { one: OpinionShown }) {
  const { id, version, title, verbs } = one;
  return (
    <Card
      title={title}
      actions={
        <>
          <OpinionStatus status={one.status} />
          <OpinionTiming one={one} />
        </>
      }
    >
      <div className="grid gap-4">
        <OpinionFacts one={one} />
        <OpinionWords one={one} />
        {verbs.length === 0 ? null : (
          <div className="flex flex-wrap gap-2">
            {verbs.map((verb) => {
              const send = actions[verb];
              return send === undefined ? null : (
                <OpinionVerbButton
                  key={`${verb} ${String(version)}`}
                  verb={verb}
                  subject={{ id, version }}
                  send={{ action: send, startKey: newId() }}
                  main={verb === "answer"}
                />
              );
            })}
          </div>
        )}
      </div>
    </Card>
  );
}
