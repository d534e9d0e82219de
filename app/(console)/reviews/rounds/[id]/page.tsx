import type { Metadata } from "next";
import { AppealForm } from "@/components/reviews/appeal-form";
import { RoundBadge } from "@/components/reviews/round-badge";
import { calledOffText } from "@/components/reviews/round-paper";
import { RoundResults } from "@/components/reviews/round-results";
import { trv } from "@/components/reviews/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { roundDetail, type RoundShown } from "@/lib/affairs/reviews/queries/rounds";
import { draftFaults } from "@/lib/affairs/reviews/queries/sides";
import { roundHolders, type RoundVerb } from "@/lib/affairs/reviews/rules/rounds";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ExportRound } from "../../_components/export-round";
import { MoveRound } from "../../_components/move-round";
import {
  answerReviewAppeal,
  callOffReview,
  closeReview,
  exportReview,
  publishReview,
  releaseReview,
} from "../../actions";

export const metadata: Metadata = { title: trv("round") };

const actions: Readonly<Record<Exclude<RoundVerb, "revise">, FormAction>> = {
  publish: publishReview,
  close: closeReview,
  release: releaseReview,
  callOff: callOffReview,
};

/** One round for who holds it: what is asked, of whom, by whom, and what came of it. */
export default async function Round({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { round, faults } = await read(roundHolders, async (scope) => {
    const found = await roundDetail(scope, id);
    const draft = { ...found, weights: found.questions.map(({ weight }) => weight) };
    const isDraft = found.verbs.includes("publish");
    return { round: found, faults: isDraft ? await draftFaults(scope, draft) : [] };
  });
  const { version, verbs } = round;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/reviews", label: trv("title") }]}
        title={round.title}
        meta={<RoundBadge stage={round.stage} />}
        lead={trv("rounds.line", { area: round.areaName, from: round.opensOn, to: round.closesOn })}
        actions={
          <>
            {verbs.map((verb) =>
              verb === "revise" ? (
                <ButtonLink key={verb} href={`/reviews/rounds/${id}/edit`} icon="edit">
                  {trv("round.revise")}
                </ButtonLink>
              ) : (
                <MoveRound
                  key={`${verb} ${String(version)}`}
                  verb={verb}
                  round={{ id, version }}
                  send={{ action: actions[verb], startKey: newId() }}
                />
              ),
            )}
            {round.mayExport ? (
              <ExportRound id={id} action={exportReview} startKey={newId()} />
            ) : null}
            <ButtonLink href={`/reviews/rounds/${id}/print`} icon="print">
              {trv("print")}
            </ButtonLink>
          </>
        }
      />
      {round.calledOff === null ? null : (
        <div className="mb-4">
          <Notice tone="warn" title={calledOffText(round.calledOff)} />
        </div>
      )}
      {faults.length === 0 ? null : (
        <div className="mb-4">
          <Notice tone="warn" title={trv("round.notReady")}>
            <ul className="list-disc pl-5">
              {faults.map(({ field, key, values }) => (
                <li key={field}>{trv(key, values)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <RoundResults round={round} />
          {round.appeals.length === 0 ? null : <Appeals round={round} />}
        </div>
        <div className="grid gap-4">
          <Card title={trv("round.questions")}>
            <p className="mb-3 break-words whitespace-pre-wrap">{round.about}</p>
            <ul className="grid gap-1">
              {round.questions.map(({ text, weight }, at) => (
                <li key={`${String(at)} ${text}`} className="flex justify-between gap-4">
                  <span>{text}</span>
                  <span className="tabular-nums">{trv("round.weight", { weight })}</span>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={trv("round.raterIds")} note={trv("rate.secret")}>
            <ul className="grid gap-1">
              {round.raters.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}

function Appeals({ round }: { round: RoundShown }) {
  return (
    <Card title={trv("appeals")} note={trv("appeals.hint")}>
      <ul className="grid gap-4">
        {round.appeals.map((one) => (
          <li key={one.id} className="min-w-0 border-l-2 border-line-strong pl-3">
            <h3 className="text-base">{one.organizationName}</h3>
            <p className="text-sm text-ink-faint">
              {trv("by", { name: one.appealedBy })} <TimeText at={one.appealedAt} now={round.now} />
            </p>
            <p className="mt-1 break-words whitespace-pre-wrap">{one.text}</p>
            {one.answer === null ? null : (
              <p className="mt-2 break-words whitespace-pre-wrap">
                {trv("appeal.answeredBy", { name: one.answeredBy ?? "", text: one.answer })}
              </p>
            )}
            {one.mayAnswer ? (
              <div className="mt-2">
                <AppealForm
                  id={one.id}
                  version={one.version}
                  action={answerReviewAppeal}
                  startKey={newId()}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
