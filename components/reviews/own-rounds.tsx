import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { OwnReview } from "@/lib/affairs/reviews/queries/own-reviews";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { buttonClasses } from "../ui/button";
import { classes } from "../ui/classes";
import { AppealForm } from "./appeal-form";
import { RateForm } from "./rate-form";
import { RoundBadge } from "./round-badge";
import { trv } from "./text";

/** Those that wait for the own vote, which stand above all, and the others, which stand below. */
export function byTurn(rounds: readonly OwnReview[]) {
  return {
    turn: rounds.filter(({ waits }) => waits),
    others: rounds.filter(({ waits }) => !waits),
  };
}

/** The rounds that concern the own organization: to rate, rated, and what was said of it. */
export function OwnRounds({
  rounds,
  actions,
  title,
  more,
}: {
  rounds: readonly OwnReview[];
  actions: { rate: FormAction; appeal: FormAction };
  title?: string;
  /** The way to the older ones. */
  more?: ReactNode;
}) {
  if (rounds.length === 0) return more;
  return (
    <section className="grid gap-4" aria-label={trv("rounds.own")}>
      {title === undefined ? null : <h2 className="text-lg font-semibold">{title}</h2>}
      {rounds.map((round) => (
        <Card
          key={round.id}
          title={round.title}
          note={trv("rounds.line", {
            area: round.areaName,
            from: round.opensOn,
            to: round.closesOn,
          })}
          actions={<RoundBadge stage={round.stage} />}
        >
          <div className="grid gap-3">
            <p className="break-words whitespace-pre-wrap">{round.about}</p>
            {round.waits ? (
              <details>
                <summary
                  className={classes(
                    buttonClasses({ variant: "primary" }),
                    "list-none [&::-webkit-details-marker]:hidden",
                  )}
                >
                  {trv("rate")}
                </summary>
                <div className="mt-3">
                  <RateForm round={round} action={actions.rate} startKey={newId()} />
                </div>
              </details>
            ) : null}
            {round.callOffText === null ? null : (
              <p className="break-words whitespace-pre-wrap">
                {trv("round.calledOff.raters", { text: round.callOffText })}
              </p>
            )}
            {round.rated ? <p className="text-ink-soft">{trv("rate.rated")}</p> : null}
            {round.isSubject && round.stage === "released" ? (
              <OwnResult round={round} appeal={actions.appeal} />
            ) : null}
          </div>
        </Card>
      ))}
      {more}
    </section>
  );
}

function OwnResult({ round, appeal }: { round: OwnReview; appeal: FormAction }) {
  return (
    <div className="grid gap-2 border-t pt-3">
      <p>
        {round.result === null
          ? trv("result.ownFew")
          : trv("result.own", { result: round.result, raters: round.counts?.n ?? 0 })}
      </p>
      <p className="text-sm text-ink-soft">{trv("result.meaning")}</p>
      {round.appeal === null ? (
        <AppealForm id={round.id} action={appeal} startKey={newId()} />
      ) : (
        <>
          <p className="break-words whitespace-pre-wrap">
            {trv("appeal.said", { text: round.appeal })}
          </p>
          <p className="break-words whitespace-pre-wrap">
            {round.appealAnswer === null
              ? trv("appeal.waits")
              : trv("appeal.answered", { text: round.appealAnswer })}
          </p>
        </>
      )}
    </div>
  );
}
