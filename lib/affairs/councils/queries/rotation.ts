import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canPrepare } from "../rules/rights";
import {
  horizonOf,
  isOpenTurn,
  rotationChanges,
  rotationPeriods,
  turnsOf,
  turnToTell,
  type RotationPlan,
  type Turn,
} from "../rules/rotation";
import { bodyOf } from "./body";

export interface StoredPlan extends RotationPlan {
  id: string;
  version: number;
  councilId: string;
  path: string;
  /** First day of the latest turn that was told. */
  toldOn: string | null;
  endReason: string | null;
}

/** The plans of a council, or all that are in force on a day, the earliest first. Three statements. */
export async function plansOf(
  { actor, tx }: Scope,
  which: { councilId: string } | { day: string },
): Promise<StoredPlan[]> {
  const { tenantId } = actor;
  const plans = await tx.rotationPlan.findMany({
    where: {
      tenantId,
      ...("councilId" in which
        ? which
        : { OR: [{ endsOn: null }, { endsOn: { gte: new Date(which.day) } }] }),
    },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      councilId: true,
      path: true,
      period: true,
      startsOn: true,
      endsOn: true,
      endReason: true,
      toldOn: true,
    },
  });
  const planId = { in: plans.map(({ id }) => id) };
  const places = await tx.rotationPlace.findMany({
    where: { tenantId, planId },
    orderBy: { position: "asc" },
    select: { planId: true, organizationId: true, organizationName: true, leftOn: true },
  });
  const changes = await tx.rotationChange.findMany({
    where: { tenantId, planId },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
    select: {
      planId: true,
      turnOn: true,
      kind: true,
      organizationId: true,
      organizationName: true,
      reason: true,
    },
  });
  return plans.map(({ period, startsOn, endsOn, toldOn, ...plan }) => ({
    ...plan,
    period: rotationPeriods.find((one) => one === period) ?? "year",
    startsOn: isoDay(startsOn),
    endsOn: dayOrNull(endsOn),
    toldOn: dayOrNull(toldOn),
    places: places
      .filter((one) => one.planId === plan.id)
      .map(({ organizationId, organizationName: organization, leftOn }) => ({
        organizationId,
        organization,
        leftOn: dayOrNull(leftOn),
      })),
    changes: changes
      .filter((one) => one.planId === plan.id)
      .map(({ turnOn, kind, organizationId, organizationName: organization, reason }) => ({
        turnOn: isoDay(turnOn),
        kind: rotationChanges.find((one) => one === kind) ?? "replace",
        organizationId,
        organization,
        reason,
      })),
  }));
}

export interface TurnShown extends Turn {
  planId: string;
  period: RotationPlan["period"];
}

export interface Rotation {
  id: string;
  version: number;
  name: string;
  today: string;
  /** Who looks prepares the council. */
  own: boolean;
  /** The latest first. */
  plans: StoredPlan[];
  current: TurnShown | null;
  /** Until everybody has had a turn, the next one first. */
  ahead: TurnShown[];
  /** The latest first. */
  past: TurnShown[];
  /** Who has or had a seat, in the order of the latest plan or of the seats; `seated`: has one now. */
  organizations: { id: string; name: string; seated: boolean }[];
}

/** 轮值 of a council: whose turn it is, who comes next, and who was. Seven statements. */
export async function rotationOf(scope: Scope, id: string): Promise<Rotation> {
  const { actor, tx } = scope;
  const council = await bodyOf(scope, id);
  if (council === null) throw new Refusal("not-found", "refusal.notFound");
  const row = await tx.council.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { version: true },
  });
  const plans = await plansOf(scope, { councilId: id });
  const today = localDate(actor.now, actor.tenant.timeZone);
  const turns = plans.flatMap((plan) => turnsShown(plan, horizonOf(plan, today)));
  const open = turns.filter((turn) => isOpenTurn(turn, today));
  const own = canPrepare(actor, council).ok;
  return {
    id,
    version: row?.version ?? 0,
    name: council.name,
    today,
    own,
    plans: plans.toReversed(),
    current: open.find(({ startsOn }) => startsOn <= today) ?? null,
    ahead: open.filter(({ startsOn }) => startsOn > today),
    past: turns.filter((turn) => !isOpenTurn(turn, today)).reverse(),
    organizations: own ? await seatedUnits(scope, id, plans.at(-1)) : [],
  };
}

/** The turns from today on, as the form that calls a meeting proposes the convener of a day. Three statements. */
export async function turnsAhead(scope: Scope, councilId: string) {
  const { actor } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const plans = await plansOf(scope, { councilId });
  return plans.flatMap((plan) =>
    turnsOf(plan, horizonOf(plan, today)).flatMap((turn) =>
      turn.convener === null || !isOpenTurn(turn, today)
        ? []
        : [
            {
              startsOn: turn.startsOn,
              endsOn: turn.endsOn,
              organization: turn.convener.organization,
            },
          ],
    ),
  );
}

/** For the worker: turns that begin soon and were not told yet. Three statements. */
export async function turnsToTell(scope: Scope): Promise<{ id: string; turnOn: string }[]> {
  const { actor } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  return (await plansOf(scope, { day: today })).flatMap((plan) => {
    const turn = turnToTell(plan, plan.toldOn, today);
    return turn === null ? [] : [{ id: plan.id, turnOn: turn.startsOn }];
  });
}

function turnsShown(plan: StoredPlan, to: string): TurnShown[] {
  return turnsOf(plan, to).map((turn) => ({ ...turn, planId: plan.id, period: plan.period }));
}

/** The organizations of the council's seats, of this term and earlier ones. Two statements. */
async function seatedUnits(
  { actor, tx }: Scope,
  councilId: string,
  latest: RotationPlan | undefined,
): Promise<Rotation["organizations"]> {
  const { tenantId } = actor;
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, councilId },
    orderBy: { id: "asc" },
    select: { organizationId: true, organizationName: true, closedOn: true },
  });
  const units = new Map<string, { id: string; name: string; seated: boolean }>();
  for (const { organizationId: id, organizationName: name, closedOn } of seats) {
    const seated = closedOn === null || units.get(id)?.seated === true;
    units.set(id, { id, name, seated });
  }
  const order = latest?.places.map(({ organizationId }) => organizationId) ?? [];
  const at = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...units.values()].sort((a, b) => at(a.id) - at(b.id));
}

function dayOrNull(day: Date | null): string | null {
  return day === null ? null : isoDay(day);
}
