import type { Metadata } from "next";
import { AskForm } from "@/components/reviews/ask-form";
import { OpinionStatus, OpinionTiming } from "@/components/reviews/badges";
import { OpinionVerbButton } from "@/components/reviews/opinion-verb";
import { OpinionFacts, OpinionWords } from "@/components/reviews/opinion-words";
import { OwnRounds } from "@/components/reviews/own-rounds";
import { trv } from "@/components/reviews/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { askChoices } from "@/lib/affairs/reviews/queries/choices";
import { opinionsOfUnit, type OpinionShown } from "@/lib/affairs/reviews/queries/detail";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
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

/** What the community and the unit ask each other, and the form to ask. */
export default async function UnitReviews() {
  const { opinions, choices, rounds } = await readByPhone("liaison", async (scope) => ({
    opinions: await opinionsOfUnit(scope),
    choices: await askChoices(scope),
    rounds: await ownReviews(scope),
  }));
  return (
    <>
      <PageHeader title={trv("title")} lead={trv("unit.lead")} />
      <div className="grid gap-4">
        <OwnRounds rounds={rounds} actions={{ rate: rateForUnit, appeal: appealForUnit }} />
        {opinions.length === 0 ? (
          <EmptyState title={trv("unit.none")} icon="inbox">
            {trv("unit.noneHint")}
          </EmptyState>
        ) : (
          opinions.map((one) => <Opinion key={one.id} one={one} />)
        )}
        <Card title={trv("unit.ask")}>
          <AskForm
            key={String(opinions.length)}
            choices={choices}
            action={askOurCommunity}
            startKey={newId()}
          />
        </Card>
      </div>
    </>
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
