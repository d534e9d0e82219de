import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { streetPathOf } from "@/lib/ground/settings/rules/versions";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { settingsStamp } from "../queries/due";
import { pausesOf } from "../queries/pauses";
import { clockKindOf, kindRows } from "../rules/kinds";
import {
  plannedDue,
  stepsLeft,
  stepsOf,
  type Clockwork,
  type Done,
  type Pause,
} from "../rules/timeline";
import { planInput } from "../schema";

/**
 * Reckons, for a page of clocks, when each is due and when the scan must look at it next. Nothing
 * happens to the matter, so there is no event.
 */
export const planClocks = command({
  name: "clock.plan",
  input: planInput,
  output: z.strictObject({ planned: z.number() }),
  find: ({ actor, tx }, { ids }) =>
    tx.clock.findMany({
      where: { tenantId: actor.tenantId, id: { in: ids }, endedAt: null },
      select: {
        id: true,
        kind: true,
        ticketId: true,
        assignmentId: true,
        path: true,
        startedAt: true,
        dueAt: true,
        provisional: true,
        generation: true,
        step: true,
      },
    }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, clocks) => {
    const stamp = await settingsStamp(scope);
    const done = await stepsDone(scope, clocks);
    const orders = await ordersCalledBack(scope, clocks);
    const urgent = await likelyUrgent(scope, clocks);
    const pauses = await pausesOf(scope, clocks);
    const clockworks = new Map<string, Clockwork>();
    const plans: Plan[] = [];
    for (const clock of clocks) {
      const street = streetPathOf(clock.path) ?? "";
      const clockwork = clockworks.get(street) ?? (await clockworkOf(scope, clock.path));
      clockworks.set(street, clockwork);
      const order = {
        dueAt: orders.get(clock.assignmentId ?? ""),
        likelyUrgent: urgent.has(clock.ticketId),
        pauses: pauses.get(clock.assignmentId ?? "") ?? [],
      };
      plans.push(planOf(clock, order, done.get(clock.id) ?? [], clockwork));
    }
    await write(scope, plans, stamp);
    return { result: { planned: clocks.length }, events: [] };
  },
});

interface ClockRow {
  id: string;
  kind: string;
  ticketId: string;
  assignmentId: string | null;
  startedAt: Date;
  dueAt: Date | null;
  provisional: boolean;
  generation: number;
  step: number;
}

interface Plan {
  id: string;
  generation: number;
  dueAt: Date | null;
  provisional: boolean;
  moved: boolean;
  nextAt: Date | null;
}

/** A due time moves only forward, also when the settings have become stricter meanwhile. */
function planOf(
  clock: ClockRow,
  order: { dueAt: number | undefined; likelyUrgent: boolean; pauses: readonly Pause[] },
  done: readonly Done[],
  clockwork: Clockwork,
): Plan {
  const kind = clockKindOf(clock.kind);
  const startedAt = clock.startedAt.getTime();
  const orderDue = order.dueAt === undefined ? {} : { orderDueAt: order.dueAt };
  const reckoned = plannedDue(
    { kind, startedAt, likelyUrgent: order.likelyUrgent, ...orderDue },
    clockwork,
  );
  const before = clock.dueAt?.getTime() ?? null;
  const due = reckoned === null ? before : Math.max(reckoned.at, before ?? reckoned.at);
  const moved = before !== null && due !== before;
  const plan = { id: clock.id, generation: clock.generation, moved };
  const provisional = reckoned?.provisional ?? clock.provisional;
  if (due === null) return { ...plan, provisional, dueAt: null, nextAt: null };
  const steps = stepsOf({ kind, startedAt, dueAt: due, pauses: order.pauses }, clockwork);
  const [next] = stepsLeft(steps, done, clock.generation + (moved ? 1 : 0));
  return {
    ...plan,
    provisional,
    dueAt: new Date(due),
    nextAt: next === undefined ? null : new Date(next.at),
  };
}

/** Of the matters that wait for the desk those whose category is urgent. */
async function likelyUrgent({ actor, tx }: Scope, clocks: readonly ClockRow[]) {
  const ids = clocks.flatMap(({ kind, ticketId }) =>
    kindRows[clockKindOf(kind)].urgentLimit === undefined ? [] : [ticketId],
  );
  if (ids.length === 0) return new Set<string>();
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids }, likelyUrgent: true },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** When the orders are due of which the resident is to be called back. */
async function ordersCalledBack({ actor, tx }: Scope, clocks: readonly ClockRow[]) {
  const ids = clocks.filter(({ kind }) => kind === "callback").map((clock) => clock.assignmentId);
  const rows = await tx.assignment.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, dueAt: true },
  });
  return new Map(rows.map(({ id, dueAt }) => [id, dueAt.getTime()]));
}

/** The steps that are done already, by clock; most clocks have none. */
async function stepsDone({ actor, tx }: Scope, clocks: readonly ClockRow[]) {
  const begun = clocks
    .filter(({ step, generation }) => step > 0 || generation > 1)
    .map(({ id }) => id);
  const rows =
    begun.length === 0
      ? []
      : await tx.clockEffect.findMany({
          where: { tenantId: actor.tenantId, clockId: { in: begun } },
          select: { clockId: true, generation: true, step: true, at: true },
        });
  const done = new Map<string, Done[]>();
  for (const { clockId, at, ...row } of rows) {
    done.set(clockId, [...(done.get(clockId) ?? []), { ...row, at: at.getTime() }]);
  }
  return done;
}

/** In one statement; a clock that has moved or ended since it was read is left for the next scan. */
async function write({ actor, tx }: Scope, plans: readonly Plan[], stamp: Date): Promise<void> {
  const times = (pick: (plan: Plan) => Date | null) =>
    plans.map((plan) => pick(plan)?.toISOString() ?? null);
  await tx.$executeRaw`
    update clock c set due_at = p.due_at, provisional = p.provisional, next_at = p.next_at, planned_by = ${stamp},
      generation = c.generation + p.moved::int, step = case when p.moved then 0 else c.step end
    from unnest(${plans.map(({ id }) => id)}::uuid[], ${plans.map(({ generation }) => generation)}::int[],
      ${times(({ dueAt }) => dueAt)}::timestamptz[], ${times(({ nextAt }) => nextAt)}::timestamptz[],
      ${plans.map(({ provisional }) => provisional)}::bool[], ${plans.map(({ moved }) => moved)}::bool[])
      p (id, generation, due_at, next_at, provisional, moved)
    where c.tenant_id = ${actor.tenantId}::uuid and c.id = p.id and c.generation = p.generation and c.ended_at is null`;
}
