import { tpr } from "@/components/property/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { EstateDetail, PlanShown } from "@/lib/affairs/property/queries/detail";
import { newId } from "@/lib/platform/core/id";
import { finishPropertyPlan, planPropertyEstate } from "../actions";
import { FinishPlan, PlanEstate } from "./estate-verbs";

/** 兜底方案: the one that is open first, and what came of those before. */
export function PlanCard({ estate }: { estate: EstateDetail }) {
  const { id, version, plans, planners, may } = estate;
  const replaces = plans.some(({ status }) => status === "open");
  return (
    <Card
      flush
      title={tpr("plans.title")}
      note={tpr("plans.note")}
      actions={
        may.plan ? (
          <PlanEstate
            key={version}
            estate={{ id, version }}
            planners={planners}
            replaces={replaces}
            send={{ action: planPropertyEstate, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {plans.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tpr("plans.none")}</p>
      ) : (
        <ol className="divide-y">
          {plans.map((plan) => (
            <Plan key={plan.id} plan={plan} mayFinish={may.plan || may.keep} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Plan({ plan, mayFinish }: { plan: PlanShown; mayFinish: boolean }) {
  const { id, version, way, partner, measure, organization, dueOn, status, late, result } = plan;
  const open = status === "open";
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">
          {partner === null
            ? tpr(`way.${way}`)
            : tpr("plans.with", { way: tpr(`way.${way}`), partner })}
        </span>
        <Badge tone={late ? "bad" : open ? "busy" : "idle"}>
          {tpr(late ? "plans.late" : `plans.${status}`)}
        </Badge>
      </p>
      <p className="max-w-prose whitespace-pre-line">{measure}</p>
      <p className="text-sm text-ink-soft tabular-nums">
        {tpr("plans.who", { organization, day: dueOn, name: plan.by })}
      </p>
      {result === null ? null : (
        <p className="max-w-prose text-sm whitespace-pre-line">
          {tpr(status === "replaced" ? "plans.why" : "plans.result", {
            day: plan.endedOn ?? "",
            text: result,
          })}
        </p>
      )}
      {open && mayFinish ? (
        <ButtonGroup>
          <FinishPlan
            plan={{ id, version }}
            send={{ action: finishPropertyPlan, startKey: newId() }}
          />
        </ButtonGroup>
      ) : null}
    </li>
  );
}
