import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { canKeep } from "../rules/standing-in";
import { handOverInput, seenInput, sweepInput } from "../schema/leave";
import { openWork } from "../queries/open-work";
import { personEvent } from "./find";

/** 交接: what somebody has in hand goes to a colleague of the same duty, or back to the queue. */
export const handOver = command({
  name: "duty.handOver",
  input: handOverInput,
  output: doneOutput,
  find: (scope, { dutyId }) => findDuty(scope, dutyId),
  allow: (actor, duty) => canKeep(actor, duty),
  run: async (scope, duty, input) => {
    const { ticketIds, assignmentIds } = input;
    if (ticketIds.length + assignmentIds.length === 0) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { items: "leave.fault.items" } });
    }
    const done = await handAll(scope, duty, { ...input, ticketIds, assignmentIds, ended: false });
    // Somebody else was faster with all of it.
    if (done === null) throw new Refusal("conflict", "leave.refusal.nothingLeft");
    return { result: { id: done.id }, events: done.events };
  },
});

/** 知道了: whoever received it has seen the list. */
export const seeHandOver = command({
  name: "duty.seeHandOver",
  input: seenInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    actor.dutyId === null || actor.role === "system_admin"
      ? Promise.resolve(null)
      : tx.handOver.findFirst({
          where: { tenantId: actor.tenantId, id, toDutyId: actor.dutyId },
          select: { id: true },
        }),
  allow: () => allowed,
  run: async ({ actor, tx }, { id }) => {
    await tx.handOver.updateMany({
      where: { tenantId: actor.tenantId, id, toDutyId: actor.dutyId, seenAt: null },
      data: { seenAt: new Date(actor.now) },
    });
    return { result: { id }, events: [] };
  },
});

/** The worker: what a duty that is over still has in hand goes back to the queue. */
export const sweepDuty = command({
  name: "duty.sweep",
  input: sweepInput,
  output: z.strictObject({ items: z.number() }),
  find: (scope, { id }) =>
    scope.actor.role === "job" ? findDuty(scope, id) : Promise.resolve(null),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, duty) => {
    const left = await scope.tx.$queryRaw<{ id: string }[]>`select sec.duties_left() as id`;
    // Another worker was faster, or the duty was given again.
    if (!left.some(({ id }) => id === duty.id)) return { result: { items: 0 }, events: [] };
    const done = await handAll(scope, duty, { to: "queue", ended: true });
    return { result: { items: done?.count ?? 0 }, events: done?.events ?? [] };
  },
});

export async function findDuty({ actor, tx }: Scope, id: string) {
  return tx.duty.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, personId: true, role: true, path: true, organizationId: true },
  });
}

/** Does the step in the database and tells of it; null when there was nothing. */
export async function handAll(
  scope: Scope,
  duty: { id: string; organizationId: string | null },
  what: {
    to: string;
    ticketIds?: string[];
    assignmentIds?: string[];
    note?: string | undefined;
    ended: boolean;
  },
): Promise<{ id: string; count: number; events: EventSpec[] } | null> {
  const to = what.to === "queue" ? null : what.to;
  if (to !== null) await requireReceiver(scope, duty.id, to);
  const id = newId();
  const rows = await scope.tx.$queryRaw<{ count: number }[]>`
    select sec.hand_over(${id}::uuid, ${duty.id}::uuid, ${to}::uuid, ${what.ticketIds ?? null}::uuid[],
      ${what.assignmentIds ?? null}::uuid[], ${what.note ?? ""}, ${what.ended}) as count`;
  const count = rows[0]?.count ?? 0;
  if (count === 0) return null;
  const event = personEvent("duty.handed_over", duty.id, {
    payload: { handOver: id, to, count },
    ...(duty.organizationId === null ? {} : { organizationId: duty.organizationId }),
  });
  return { id, count, events: [event] };
}

async function requireReceiver(scope: Scope, dutyId: string, to: string): Promise<void> {
  const [work] = await openWork(scope, [dutyId]);
  if (work?.receivers.some((one) => one.dutyId === to) === true) return;
  throw new Refusal("invalid", "refusal.invalid", { fields: { to: "field.receiver" } });
}
