import Link from "next/link";
import { DueBadge, OutcomeBadge, StageBadge } from "@/components/topics/badges";
import { dayText, tm } from "@/components/topics/text";
import { ButtonGroup, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TimeText } from "@/components/ui/time-text";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import type { MeasureShown, ProblemShown } from "@/lib/affairs/topics/queries/topics";
import {
  selectionTests,
  type MeasureVerb,
  type ProblemVerb,
} from "@/lib/affairs/topics/rules/topic";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import {
  addTopicMeasure,
  hideTopicProblem,
  releaseTopicProblem,
  replanTopicMeasure,
  reportTopicMeasure,
  reviewTopicProblem,
  sendBackTopicMeasure,
} from "../actions";
import { TopicVerb } from "./dialogs";

const actions: Readonly<Record<MeasureVerb | ProblemVerb, FormAction>> = {
  report: reportTopicMeasure,
  sendBack: sendBackTopicMeasure,
  replan: replanTopicMeasure,
  review: reviewTopicProblem,
  addMeasure: addTopicMeasure,
  release: releaseTopicProblem,
  hide: hideTopicProblem,
};

/** One problem with its measures; what may be done stands beside what it is done with. */
export function ProblemCard({
  problem,
  now,
  countsOpen,
  mayPlan,
}: {
  problem: ProblemShown;
  now: string;
  countsOpen: boolean;
  /** Whether something may be planned against it before the next complaint (未诉先办). */
  mayPlan: boolean;
}) {
  const { id, version, publicText, counted } = problem;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {problem.title}
          <StageBadge stage={problem.stage} />
          {problem.outcome === null ? null : <OutcomeBadge outcome={problem.outcome} />}
        </span>
      }
      actions={
        <ButtonGroup>
          {problem.verbs.map((verb) => (
            <TopicVerb
              key={verb}
              verb={verb}
              subject={{ id, version }}
              send={{ action: actions[verb], startKey: newId() }}
              start={verb === "release" ? { text: publicText ?? undefined } : {}}
              main={verb === "review" && problem.stage === "done"}
            />
          ))}
          {!mayPlan || counted === null || problem.reviewedAt !== null ? null : (
            <ButtonLink
              size="sm"
              icon="flag"
              href={`/proactive/new?category=${counted.categoryId}&area=${counted.areaId}`}
            >
              {tm("act")}
            </ButtonLink>
          )}
        </ButtonGroup>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <div className="grid content-start gap-4">
          <p className="leading-relaxed whitespace-pre-line">{problem.matter}</p>
          <DescriptionList
            items={[
              { term: tm("lead"), detail: problem.organizationName },
              ...(problem.helpers.length === 0
                ? []
                : [{ term: tm("helpers"), detail: problem.helpers.join(" · ") }]),
              {
                term: tm("add.tests"),
                detail: (
                  <ul className="grid gap-0.5">
                    {selectionTests.map((test) => {
                      const yes = problem.tests.includes(test);
                      return (
                        <li key={test} className={yes ? undefined : "text-ink-faint"}>
                          {tm(yes ? "test.yes" : "test.no", { test: tm(`test.${test}`) })}
                        </li>
                      );
                    })}
                  </ul>
                ),
              },
              ...(counted === null || !countsOpen
                ? []
                : [
                    {
                      term: tm("counted"),
                      detail: (
                        <Link
                          href={ticketsHref(
                            "registered",
                            counted.areaId,
                            counted,
                            counted.categoryId,
                          )}
                          prefetch={false}
                          className="text-link"
                        >
                          {tm("counted.rows", {
                            from: dayText(counted.from),
                            to: dayText(counted.to),
                          })}
                        </Link>
                      ),
                    },
                  ]),
              {
                term: tm("public"),
                detail: publicText ?? <span className="text-ink-faint">{tm("public.no")}</span>,
              },
            ]}
          />
        </div>
        <div className="min-w-0">
          <h3 className="text-base">{tm("measures")}</h3>
          <ol className="mt-2 divide-y rounded-md border">
            {problem.measures.map((measure) => (
              <Measure
                key={`${measure.id} ${String(measure.version)}`}
                measure={measure}
                now={now}
              />
            ))}
          </ol>
          {problem.reviewedAt === null ? null : (
            <div className="mt-4 rounded-md border border-ok-line bg-ok-soft p-3">
              <h3 className="text-base">{tm("became")}</h3>
              <p className="mt-1 whitespace-pre-line">{problem.outcomeText}</p>
              <p className="mt-1 text-sm text-ink-soft">
                {problem.reviewedBy} <TimeText at={problem.reviewedAt} now={now} />
              </p>
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}

function Measure({ measure, now }: { measure: MeasureShown; now: string }) {
  const { id, version, text, dueOn } = measure;
  return (
    <li className="grid gap-2 px-3 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-48 font-semibold">{text}</span>
        <span className="flex items-center gap-2 text-sm tabular-nums">
          {tm("desk.until", { day: dayText(dueOn) })}
          <DueBadge due={measure.due} />
        </span>
      </div>
      {measure.doneAt === null ? null : (
        <p className="text-sm">
          {measure.doneText}
          <span className="block text-ink-faint">
            {measure.doneBy} <TimeText at={measure.doneAt} now={now} />
          </span>
        </p>
      )}
      {measure.backText === null || measure.doneAt !== null ? null : (
        <p className="text-sm text-warn">{tm("sentBack", { text: measure.backText })}</p>
      )}
      {measure.verbs.length === 0 ? null : (
        <ButtonGroup>
          {measure.verbs.map((verb) => (
            <TopicVerb
              key={verb}
              verb={verb}
              subject={{ id, version }}
              send={{ action: actions[verb], startKey: newId() }}
              start={verb === "replan" ? { text, dueOn } : {}}
              main={verb === "report"}
            />
          ))}
        </ButtonGroup>
      )}
    </li>
  );
}
