import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { clockKindOf } from "../rules/kinds";
import { pausesOf } from "../queries/pauses";
import { stepsLeft, stepsOf, type Step } from "../rules/timeline";
import { stepInput } from "../schema";
import { climbFrom } from "./climb";
import { propose } from "./propose";
import { clockEvent, type ClockSubject } from "./subject";

/** Later than this after its time a step is marked late: the worker was off. */
const lateAfter = 5 * 60_000;

/**
 * Does the one step of a clock that is next, if its time has come. Exactly once: whoever comes second
 * meets another step number and does nothing, and the effect's key is unique beside that.
 */
export const stepClock = command({
  name: "clock.step",
  input: stepInput,
  output: z.strictObject({ step: z.string().nullable() }),
  find: ({ actor, tx }, { subjectId, kind }) =>
    tx.clock.findFirst({
      where: { tenantId: actor.tenantId, subjectId, kind },
      select: {
        id: true,
        kind: true,
        ticketId: true,
        assignmentId: true,
        organizationId: true,
        path: true,
        startedAt: true,
        dueAt: true,
        generation: true,
        step: true,
        nextAt: true,
      },
    }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, clock, input) => {
    const nothing = { result: { step: null }, events: [] };
    const { dueAt, nextAt, generation, step } = clock;
    if (dueAt === null || nextAt === null) return nothing;
    if (generation !== input.generation || step !== input.step) return nothing;
    const subject = { ...clock, dueAt, kind: clockKindOf(clock.kind) };
    const left = await leftOf(scope, subject);
    const [now, next] = left;
    if (now === undefined || now.at > scope.actor.now) {
      await moveOn(scope, subject, { nextAt: now === undefined ? null : new Date(now.at) });
      return nothing;
    }
    // Only the last one that is due speaks: who was away for days is not told of each day.
    const spoke = next === undefined || next.at > scope.actor.now;
    const late = scope.actor.now - now.at > lateAfter;
    const nextTime = next === undefined ? null : new Date(next.at);
    if (!(await moveOn(scope, subject, { nextAt: nextTime, step: step + 1 }))) return nothing;
    await scope.tx.clockEffect.createMany({
      data: {
        tenantId: scope.actor.tenantId,
        clockId: clock.id,
        generation,
        step: now.key,
        plannedAt: new Date(now.at),
        at: scope.actor.at,
        late,
        spoke,
      },
    });
    const events = await effectOf(scope, subject, now, {
      ...(late ? { late } : {}),
      ...(spoke ? {} : { silent: true }),
    });
    return { result: { step: now.key }, events };
  },
});

/** What one step does to the matter. */
async function effectOf(
  scope: Scope,
  clock: ClockSubject,
  { key, share }: Step,
  marks: Record<string, boolean>,
): Promise<EventSpec[]> {
  const payload = { ...marks, dueAt: clock.dueAt.getTime() };
  // A share of the time is said to who handles; no card follows from it (ANCHORS §6, wish 6).
  if (share !== undefined) return [clockEvent("clock.warned", clock, { ...payload, share })];
  switch (key) {
    case "warn":
      return [
        clockEvent("clock.warned", clock, payload),
        ...(await propose(scope, clock, payload, "yellow")),
      ];
    case "red":
      return propose(scope, clock, payload, "red");
    case "due": {
      const passed = await climbFrom(scope, clock, "clock.passed", marks);
      // Whoever does not even accept is reminded in form (DOMAIN §2.9); late work gets its red card.
      const card = clock.kind === "accept" ? await propose(scope, clock, payload, "normal") : [];
      return [...passed, ...card];
    }
    default:
      return climbFrom(scope, clock, "clock.climbed", marks);
  }
}

async function leftOf(scope: Scope, clock: ClockSubject): Promise<Step[]> {
  const { actor, tx } = scope;
  const clockwork = await clockworkOf(scope, clock.path);
  const done = await tx.clockEffect.findMany({
    where: { tenantId: actor.tenantId, clockId: clock.id },
    select: { step: true, generation: true, at: true },
  });
  const pauses = (await pausesOf(scope, [clock])).get(clock.assignmentId ?? "");
  const times = {
    kind: clock.kind,
    startedAt: clock.startedAt.getTime(),
    dueAt: clock.dueAt.getTime(),
    pauses: pauses ?? [],
  };
  const did = done.map((one) => ({ ...one, at: one.at.getTime() }));
  return stepsLeft(stepsOf(times, clockwork), did, clock.generation);
}

/** Conditional on what was read: false when somebody was faster, or the limit has ended or moved. */
async function moveOn(
  { actor, tx }: Scope,
  { id, generation, step }: ClockSubject,
  data: { nextAt: Date | null; step?: number },
): Promise<boolean> {
  const { count } = await tx.clock.updateMany({
    where: { tenantId: actor.tenantId, id, generation, step, endedAt: null },
    data,
  });
  return count > 0;
}
