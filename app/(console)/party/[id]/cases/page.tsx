import type { Metadata } from "next";
import { PartyHeader } from "@/components/party/party-header";
import { tg } from "@/components/party/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tone } from "@/components/ui/tone";
import { partyCases, type CaseShown } from "@/lib/ground/party/queries/cases";
import type { CaseStatus } from "@/lib/ground/party/rules/rectification";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CaseForm } from "../../_components/case-form";
import {
  checkPartyCase,
  gatherPartyOpinions,
  liftPartyCase,
  openPartyCase,
  planPartyMeasures,
  sendBackPartyCase,
} from "../../actions";

export const metadata: Metadata = { title: tg("view.cases") };

const actions = {
  gather: gatherPartyOpinions,
  plan: planPartyMeasures,
  check: checkPartyCase,
  sendBack: sendBackPartyCase,
  lift: liftPartyCase,
};

/** 整顿: the cases of one organization, step by step, and what may be done next. */
export default async function Cases({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { head, today, cases, mayOpen } = await read(partyReaders, (scope) =>
    partyCases(scope, id),
  );
  return (
    <>
      <PartyHeader
        party={head}
        view="cases"
        actions={
          mayOpen ? (
            <CaseForm
              verb="openCase"
              send={{ action: openPartyCase, startKey: newId() }}
              hidden={{ id }}
              today={today}
            />
          ) : undefined
        }
      />
      <div className="grid max-w-4xl gap-4">
        {cases.length === 0 ? (
          <Card>
            <EmptyState title={tg("cases.none")} icon="checkCircle">
              {tg("cases.noneHint")}
            </EmptyState>
          </Card>
        ) : (
          cases.map((one) => <CaseCard key={one.id} one={one} today={today} />)
        )}
      </div>
    </>
  );
}

const tones: Readonly<Record<CaseStatus, Tone>> = {
  found: "warn",
  opinions: "busy",
  measures: "busy",
  checked: "info",
  lifted: "ok",
};

function CaseCard({ one, today }: { one: CaseShown; today: string }) {
  const { id, version, status, verbs } = one;
  const [next] = verbs;
  // Measures may be added to while the check is waited for.
  const waits = next === undefined || (next === "plan" && status === "measures");
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {tg("cases.opened", { day: one.openedOn })}
          <Badge tone={tones[status]}>{tg(`case.${status}`)}</Badge>
          {one.late ? (
            <Badge tone="bad" icon="alert">
              {tg("cases.late", { day: one.dueOn ?? "" })}
            </Badge>
          ) : null}
        </span>
      }
      note={
        one.dueOn === null || status === "lifted" ? undefined : tg("cases.due", { day: one.dueOn })
      }
    >
      <ol className="grid gap-3 border-l-2 pl-4">
        {one.steps.map((step) => (
          <li key={step.id}>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft tabular-nums">
              <span className="font-semibold text-ink">{tg(`case.step.${step.step}`)}</span>
              <span>{step.on}</span>
              <span>{step.by}</span>
            </p>
            <p className="whitespace-pre-line">{step.text}</p>
          </li>
        ))}
      </ol>
      {waits && status !== "lifted" ? (
        <p className="mt-4 text-sm text-ink-soft">{tg(`case.waits.${status}`)}</p>
      ) : null}
      {verbs.length === 0 ? null : (
        <div className="mt-4">
          <ButtonGroup>
            {verbs.map((verb) => (
              <CaseForm
                key={verb}
                verb={verb}
                send={{ action: actions[verb], startKey: newId() }}
                hidden={{ id, version }}
                today={today}
                main={verb === next && !waits}
              />
            ))}
          </ButtonGroup>
        </div>
      )}
    </Card>
  );
}
