import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { plansOf, type StoredPlan } from "../queries/rotation";
import { canPrepare } from "../rules/rights";
import { makesRoom, planFault } from "../rules/rotation";
import { dayBefore } from "../rules/terms";
import { endRotationInput, planRotationInput } from "../schema";
import { findCouncil } from "./find";
import { councilEvent, fault, moveCouncil } from "./record";
import { changePlan, findPlan } from "./rotation-plan";

/**
 * 轮值计划 of a council (DOMAIN §5.2). A plan that goes on ends the day before the new one begins; what was is never
 * reckoned anew, so a plan of earlier years may be entered between the others and over none of them.
 */
export const planRotation = command({
  name: "council.planRotation",
  input: planRotationInput,
  output: doneOutput,
  find: findCouncil,
  allow: (actor, council) => canPrepare(actor, council),
  run: async (scope, council, { period, startsOn, endsOn = null, organizationIds }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const { id: councilId, path } = council;
    const today = localDate(actor.now, actor.tenant.timeZone);
    const plans = await plansOf(scope, { councilId });
    const wrong = planFault({ startsOn, endsOn }, plans, today);
    if (wrong !== null) throw fault(wrong.field, wrong.key);
    const units = await unitsOf(scope, councilId, organizationIds);
    const moved = await moveCouncil(scope, council);
    await endBefore(
      scope,
      plans.filter((plan) => makesRoom(plan, { startsOn, endsOn }, today)),
      dayBefore(startsOn),
    );
    const planId = newId();
    await tx.rotationPlan.createMany({
      data: [
        {
          tenantId,
          id: planId,
          councilId,
          path,
          period,
          startsOn: new Date(startsOn),
          endsOn: endsOn === null ? null : new Date(endsOn),
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    await tx.rotationPlace.createMany({
      data: units.map(({ id: organizationId, name, seated }, at) => ({
        tenantId,
        id: newId(),
        planId,
        councilId,
        path,
        position: at + 1,
        organizationId,
        organizationName: name,
        // Somebody of earlier years has turns of those years alone.
        leftOn: seated ? null : new Date(today),
      })),
    });
    const event = councilEvent("council.rotation_planned", councilId, moved, { planId, period });
    return { result: { id: councilId }, events: [event] };
  },
});

/** 结束计划 on a day to come, or today; turns that are over stay as they are. */
export const endRotation = command({
  name: "council.endRotation",
  input: endRotationInput,
  output: doneOutput,
  find: findPlan,
  allow: (actor, plan) => canPrepare(actor, plan),
  run: async (scope, plan, { day, text }) => {
    const { actor } = scope;
    const today = localDate(actor.now, actor.tenant.timeZone);
    if (day < today || day <= plan.startsOn) throw fault("day", "field.past");
    if (plan.endsOn !== null && day >= plan.endsOn) throw fault("day", "field.rotationEnd");
    await changePlan(scope, plan, { endsOn: new Date(day), endReason: text });
    const { councilId, id: planId } = plan;
    const event = councilEvent("council.rotation_ended", councilId, 1, { planId });
    return { result: { id: councilId }, events: [event] };
  },
});

async function endBefore(
  scope: Scope,
  plans: readonly StoredPlan[],
  lastDay: string,
): Promise<void> {
  for (const plan of plans) await changePlan(scope, plan, { endsOn: new Date(lastDay) });
}

/** The organizations in the order of the form: each once, and each has or had a seat of the council. */
async function unitsOf({ actor, tx }: Scope, councilId: string, ids: readonly string[]) {
  const seats = await tx.councilSeat.findMany({
    where: { tenantId: actor.tenantId, councilId, organizationId: { in: [...ids] } },
    orderBy: { id: "asc" },
    select: { organizationId: true, organizationName: true, closedOn: true },
  });
  const units = [...new Set(ids)].flatMap((id) => {
    const own = seats.filter(({ organizationId }) => organizationId === id);
    const last = own.at(-1);
    if (last === undefined) return [];
    const seated = own.some(({ closedOn }) => closedOn === null);
    return [{ id, name: last.organizationName, seated }];
  });
  if (units.length !== ids.length) throw fault("organizationIds", "field.rotationOrder");
  return units;
}
