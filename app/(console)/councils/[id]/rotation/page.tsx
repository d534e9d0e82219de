import type { Metadata } from "next";
import { tc } from "@/components/councils/text";
import { TurnList, TurnText } from "@/components/councils/turn-list";
import { turnWords } from "@/components/councils/turn-words";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import {
  rotationOf,
  type Rotation,
  type StoredPlan,
  type TurnShown,
} from "@/lib/affairs/councils/queries/rotation";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { firstOfNextMonth } from "@/lib/affairs/councils/rules/rotation";
import { dayAfter } from "@/lib/affairs/councils/rules/terms";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PlanRotation } from "../../_components/plan-rotation";
import { EndRotation, ReplaceTurn, SwapTurns } from "../../_components/turn-forms";
import {
  endCouncilRotation,
  planCouncilRotation,
  replaceCouncilTurn,
  swapCouncilTurns,
} from "../../actions";

export const metadata: Metadata = { title: tc("rotation") };

/** 轮值 of a council: whose turn it is, who comes next, who was, and by which plans. */
export default async function CouncilRotation({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const rotation = await read(councilReaders, (scope) => rotationOf(scope, id));
  const { name, version, own, today, plans, current, ahead, past, organizations } = rotation;
  const before = plans.find(({ endsOn }) => endsOn === null || endsOn >= today);
  const seated = organizations.filter((one) => one.seated).map((one) => one.id);
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/councils", label: tc("title") },
          { href: `/councils/${id}`, label: name },
        ]}
        title={tc("rotation")}
        lead={tc("rotation.lead")}
        actions={
          own ? (
            <PlanRotation
              key={version}
              send={{ action: planCouncilRotation, startKey: newId() }}
              council={{ id, version }}
              units={organizations}
              start={current === null ? firstOfNextMonth(today) : dayAfter(current.endsOn)}
              chosen={before?.places.map(({ organizationId }) => organizationId) ?? seated}
            />
          ) : undefined
        }
      />
      {plans.length === 0 ? (
        <Card>
          <EmptyState title={tc("rotation.empty")} icon="swap">
            {tc("rotation.emptyHint")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid gap-4">
            <Card title={tc("rotation.current")}>
              {current === null ? (
                <p className="text-ink-soft">{tc("rotation.noneNow")}</p>
              ) : (
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <div className="min-w-0">
                    <p className="text-sm text-ink-soft tabular-nums">
                      {turnWords(current.period, current)}
                    </p>
                    <TurnText turn={current} />
                  </div>
                  <Verbs turn={current} rotation={rotation} />
                </div>
              )}
            </Card>
            {ahead.length === 0 ? null : (
              <Card flush title={tc("rotation.ahead")}>
                <TurnList
                  turns={ahead}
                  renderActions={
                    own ? (turn) => <Verbs turn={turn} rotation={rotation} /> : undefined
                  }
                />
              </Card>
            )}
            {past.length === 0 ? null : (
              <Card flush title={tc("rotation.past")} note={tc("rotation.past.note")}>
                <TurnList turns={past.slice(0, shownMax)} />
              </Card>
            )}
          </div>
          <Card flush title={tc("rotation.plans")}>
            <ul className="divide-y">
              {plans.map((plan) => (
                <li key={plan.id} className="grid gap-2 px-4 py-3">
                  <Plan plan={plan} />
                  {own && (plan.endsOn === null || plan.endsOn > today) && plan.startsOn < today ? (
                    <div>
                      <EndRotation
                        key={plan.version}
                        send={{ action: endCouncilRotation, startKey: newId() }}
                        plan={{ id: plan.id, version: plan.version }}
                        today={today}
                      />
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  );
}

/** Twenty years of quarters. */
const shownMax = 80;

function Plan({ plan: { period, startsOn, endsOn, endReason, places } }: { plan: StoredPlan }) {
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{tc(`rotation.period.${period}`)}</p>
      <p className="text-sm text-ink-soft tabular-nums">
        {endsOn === null
          ? tc("seat.since", { day: startsOn })
          : tc("seat.fromTo", { from: startsOn, to: endsOn })}
      </p>
      <ol className="list-inside list-decimal text-sm">
        {places.map(({ organizationId, organization, leftOn }) => (
          <li key={organizationId}>
            {organization}
            {leftOn === null ? null : (
              <span className="text-ink-soft"> {tc("rotation.left", { day: leftOn })}</span>
            )}
          </li>
        ))}
      </ol>
      {endReason === null ? null : <p className="text-sm text-ink-soft">{endReason}</p>}
    </div>
  );
}

function Verbs({ turn, rotation }: { turn: TurnShown; rotation: Rotation }) {
  const plan = rotation.plans.find(({ id }) => id === turn.planId);
  if (!rotation.own || plan === undefined) return null;
  const subject = { id: plan.id, version: plan.version };
  const about = { startsOn: turn.startsOn, words: turnWords(turn.period, turn) };
  const open = [...(rotation.current === null ? [] : [rotation.current]), ...rotation.ahead];
  const others = open.flatMap((one) =>
    one.planId !== turn.planId ||
    one.convener === null ||
    one.convener.organizationId === turn.convener?.organizationId
      ? []
      : [
          {
            value: one.startsOn,
            label: `${turnWords(one.period, one)} · ${one.convener.organization}`,
          },
        ],
  );
  const units = rotation.organizations.flatMap(({ id, name, seated }) =>
    seated && id !== turn.convener?.organizationId ? [{ value: id, label: name }] : [],
  );
  const key = `${turn.startsOn} ${String(plan.version)}`;
  return (
    <ButtonGroup>
      {turn.convener === null || others.length === 0 ? null : (
        <SwapTurns
          key={`swap ${key}`}
          send={{ action: swapCouncilTurns, startKey: newId() }}
          plan={subject}
          turn={about}
          others={others}
        />
      )}
      <ReplaceTurn
        key={`replace ${key}`}
        send={{ action: replaceCouncilTurn, startKey: newId() }}
        plan={subject}
        turn={about}
        units={units}
      />
    </ButtonGroup>
  );
}
