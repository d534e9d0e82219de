import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { plansOf } from "../queries/rotation";
import { canPrepare } from "../rules/rights";
import {
  horizonOf,
  isOpenTurn,
  turnsOf,
  turnToTell,
  type RotationChangeKind,
} from "../rules/rotation";
import { replaceTurnInput, swapTurnsInput, tellTurnInput } from "../schema";
import { councilEvent, fault } from "./record";
import { changePlan, findPlan, type PlanSubject } from "./rotation-plan";

/** 对调 two turns of a plan that are not over, with the reason. */
export const swapTurns = command({
  name: "council.swapTurns",
  input: swapTurnsInput,
  output: doneOutput,
  find: findPlan,
  allow: (actor, plan) => canPrepare(actor, plan),
  run: async (scope, plan, { turnOn, otherOn, text }) => {
    const [one, other] = [openTurn(scope, plan, turnOn), openTurn(scope, plan, otherOn)];
    const [from, to] = [one?.convener ?? null, other?.convener ?? null];
    if (from === null) throw fault("turnOn", "field.choose");
    if (to === null || to.organizationId === from.organizationId) {
      throw fault("otherOn", "field.choose");
    }
    await writeChanges(scope, plan, "swap", text, [
      { turnOn, ...to },
      { turnOn: otherOn, ...from },
    ]);
    const about = { planId: plan.id, turnOn, otherOn };
    const event = councilEvent("council.turns_swapped", plan.councilId, 1, about);
    return { result: { id: plan.councilId }, events: [event] };
  },
});

/** 接替: another organization that sits in the council takes a turn over, with the reason. */
export const replaceTurn = command({
  name: "council.replaceTurn",
  input: replaceTurnInput,
  output: doneOutput,
  find: findPlan,
  allow: (actor, plan) => canPrepare(actor, plan),
  run: async (scope, plan, { turnOn, organizationId, text }) => {
    const { actor, tx } = scope;
    const turn = openTurn(scope, plan, turnOn);
    if (turn === undefined) throw fault("turnOn", "field.choose");
    const seat = await tx.councilSeat.findFirst({
      where: {
        tenantId: actor.tenantId,
        councilId: plan.councilId,
        organizationId,
        closedOn: null,
      },
      select: { organizationName: true },
    });
    if (seat === null || turn.convener?.organizationId === organizationId) {
      throw fault("organizationId", "field.choose");
    }
    const { organizationName: organization } = seat;
    await writeChanges(scope, plan, "replace", text, [{ turnOn, organizationId, organization }]);
    const about = { planId: plan.id, turnOn };
    const event = councilEvent("council.turn_replaced", plan.councilId, 1, about);
    return { result: { id: plan.councilId }, events: [event] };
  },
});

/** Two weeks ahead the organization of the coming turn is told, for each turn once. */
export const tellTurn = command({
  name: "council.tellTurn",
  input: tellTurnInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const { actor } = scope;
    if (actor.role !== "job") return null;
    const day = localDate(actor.now, actor.tenant.timeZone);
    const plan = (await plansOf(scope, { day })).find((one) => one.id === id);
    return plan ?? null;
  },
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, plan, { turnOn }) => {
    const { actor } = scope;
    const { id: planId, councilId, path } = plan;
    const today = localDate(actor.now, actor.tenant.timeZone);
    const turn = turnToTell(plan, plan.toldOn, today);
    if (turn?.startsOn !== turnOn || turn.convener === null) {
      return { result: { id: planId }, events: [] };
    }
    await changePlan(scope, plan, { toldOn: new Date(turnOn) });
    const { organizationId } = turn.convener;
    const about = { planId, turnOn, organizationId };
    const event = { ...councilEvent("council.turn_due", councilId, 1, about), path };
    return { result: { id: planId }, events: [event] };
  },
});

function openTurn({ actor }: Scope, plan: PlanSubject, startsOn: string) {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const far = horizonOf(plan, today);
  return turnsOf(plan, far).find((turn) => turn.startsOn === startsOn && isOpenTurn(turn, today));
}

/** What is said about a turn is kept; a turn that was told already is told to whose it is now. */
async function writeChanges(
  scope: Scope,
  plan: PlanSubject,
  kind: RotationChangeKind,
  reason: string,
  turns: readonly { turnOn: string; organizationId: string; organization: string }[],
): Promise<void> {
  const { actor, tx } = scope;
  const again = turns.some(({ turnOn }) => turnOn === plan.toldOn);
  await changePlan(scope, plan, again ? { toldOn: null } : {});
  await tx.rotationChange.createMany({
    data: turns.map(({ turnOn, organizationId, organization }) => ({
      tenantId: actor.tenantId,
      id: newId(),
      planId: plan.id,
      path: plan.path,
      turnOn: new Date(turnOn),
      kind,
      organizationId,
      organizationName: organization,
      reason,
      enteredAt: new Date(actor.now),
      enteredBy: actor.name,
    })),
  });
}
