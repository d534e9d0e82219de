import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { planFault } from "../rules/plans";
import { canPlan } from "../rules/rights";
import { finishPlanInput, planInput } from "../schema";
import { findEstate, openPlanOf, refuseChanged } from "./find";
import { changeEstate, propertyEvent, todayOf, typedWrong } from "./record";

/** 兜底方案: what is done for an estate that nobody manages, by whom, until when (DOMAIN §10, row 2.19). */
export const planEstate = command({
  name: "property.plan",
  input: planInput,
  output: doneOutput,
  find: findEstate,
  allow: (actor, estate) => canPlan(actor, estate),
  run: async (scope, { id, path, version, status }, input) => {
    const { actor, tx } = scope;
    const { way, partner = null, measure, organizationId, dueOn, reason } = input;
    if (status !== "unmanaged") throw new Refusal("wrong-status", "property.isManaged");
    const before = await openPlanOf(scope, id);
    const wrong = planFault(input, { today: todayOf(scope), replaces: before !== null });
    if (wrong !== null) throw typedWrong(wrong);
    const organization = await tx.organization.findFirst({
      where: { tenantId: actor.tenantId, id: organizationId, validTo: null },
      select: { name: true },
    });
    if (organization === null) throw typedWrong({ field: "organizationId", key: "field.choose" });
    if (before !== null) await endPlan(scope, before, "replaced", reason ?? "");
    const moved = await changeEstate(scope, { id, version }, { planDue: new Date(dueOn) });
    const planId = newId();
    await tx.estatePlan.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: planId,
          estateId: id,
          path,
          way,
          partner,
          measure,
          organizationId,
          organizationName: organization.name,
          dueOn: new Date(dueOn),
          plannedAt: new Date(actor.now),
          plannedBy: actor.name,
        },
      ],
    });
    const about = { planId, way, replaced: before !== null };
    return {
      result: { id },
      events: [propertyEvent("property.planned", { id, path, version: moved }, about)],
    };
  },
});

/** 登记结果 of a plan: what came of it, in words. */
export const finishPlan = command({
  name: "property.finishPlan",
  input: finishPlanInput,
  output: doneOutput,
  find: async (scope, given) => {
    const { actor, tx } = scope;
    const plan = await tx.estatePlan.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: given.id,
        status: "open",
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, version: true, estateId: true },
    });
    if (plan === null) return null;
    if (plan.version !== given.version) refuseChanged();
    const estate = await findEstate(scope, { id: plan.estateId });
    return estate === null ? null : { ...estate, plan };
  },
  allow: (actor, estate) => canPlan(actor, estate),
  run: async (scope, { id, path, version, plan }, { result }) => {
    await endPlan(scope, plan, "done", result);
    const moved = await changeEstate(scope, { id, version }, { planDue: null });
    const about = { planId: plan.id };
    return {
      result: { id },
      events: [propertyEvent("property.plan_finished", { id, path, version: moved }, about)],
    };
  },
});

async function endPlan(
  scope: Scope,
  { id, version }: { id: string; version: number },
  status: "done" | "replaced",
  result: string,
): Promise<void> {
  const { actor, tx } = scope;
  const { count } = await tx.estatePlan.updateMany({
    where: { tenantId: actor.tenantId, id, version, status: "open" },
    data: { status, result, endedOn: new Date(todayOf(scope)), version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
}
