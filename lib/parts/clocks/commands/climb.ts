import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { climb, ladderOf, placeOf, type Rung } from "../rules/ladder";
import { districtDefersFrom } from "../rules/long-deferral";
import { clockEvent, type ClockSubject } from "./subject";

/**
 * One step up the line of command. A rung on which nobody stands in force is recorded as missing and
 * passed over at once; the one who is reached is told which.
 */
export async function climbFrom(
  scope: Scope,
  clock: ClockSubject,
  name: "clock.passed" | "clock.climbed",
  marks: Record<string, boolean>,
): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const before = await tx.escalation.findMany({
    where: { tenantId: actor.tenantId, clockId: clock.id, generation: clock.generation },
    select: { rung: true, role: true, people: true },
    orderBy: { rung: "asc" },
  });
  const rungs = climb(await ladderNow(scope, clock), before.at(-1)?.rung ?? 0);
  if (rungs.length > 0) {
    await tx.escalation.createMany({
      data: rungs.map(({ rung, role, people }) => ({
        tenantId: actor.tenantId,
        id: newId(),
        clockId: clock.id,
        kind: clock.kind,
        generation: clock.generation,
        rung,
        role,
        ticketId: clock.ticketId,
        assignmentId: clock.assignmentId,
        organizationId: clock.organizationId,
        path: clock.path,
        people,
        at: actor.at,
      })),
    });
  }
  const reached = rungs.find(({ people }) => people > 0);
  const missing = [...before, ...rungs]
    .filter(({ people }) => people === 0)
    .map(({ role }) => role);
  // The top was reached before: the limit has passed all the same, but there is nobody else to tell.
  if (reached === undefined && rungs.length === 0 && name === "clock.climbed") return [];
  return [
    clockEvent(name, clock, {
      ...marks,
      dueAt: clock.dueAt.getTime(),
      ...(reached === undefined ? {} : { role: reached.role, people: reached.people }),
      ...(missing.length === 0 ? {} : { missing }),
    }),
  ];
}

/** The matter's line of command, with the number of people in force on each rung today. */
async function ladderNow(scope: Scope, clock: ClockSubject): Promise<Rung[]> {
  const { actor, tx } = scope;
  const assignment =
    clock.assignmentId === null
      ? null
      : await tx.assignment.findFirst({
          where: { tenantId: actor.tenantId, id: clock.assignmentId },
          select: { handlerId: true },
        });
  const handlerId = assignment?.handlerId ?? null;
  const handled = handlerId !== null;
  const ofDistrict = await isDistricts(scope, clock);
  const ladder = ladderOf(clock.kind, { path: clock.path, handled, ofDistrict });
  const today = localDate(actor.now, actor.tenant.timeZone);
  const duties = await tx.$queryRaw<
    { role: string; path: string; person: string; ofOrganization: boolean }[]
  >`
    select d.role, d.path, d.person_id as person, d.organization_id is not null as "ofOrganization" from duty d
    where d.tenant_id = ${actor.tenantId}::uuid and d.valid_from <= ${today}::date
      and coalesce(d.valid_to, 'infinity') >= ${today}::date
      and (d.organization_id = ${clock.organizationId}::uuid
        or d.area_id is not null and d.path = any (${ladder.map(({ role }) => placeOf(role, clock.path))}::text[]))`;
  return ladder.map(({ rung, role }) => {
    const here = duties.filter((duty) =>
      role === "handler"
        ? duty.ofOrganization && duty.person === handlerId
        : duty.role === role && (duty.ofOrganization || duty.path === placeOf(role, clock.path)),
    );
    return { rung, role, people: new Set(here.map(({ person }) => person)).size };
  });
}

/** A long deferral waits for the district's answer: the street cannot give it (T13). */
async function isDistricts(scope: Scope, clock: ClockSubject): Promise<boolean> {
  if (clock.kind !== "application_decision" || clock.assignmentId === null) return false;
  const { actor, tx } = scope;
  const asked = await tx.application.findFirst({
    where: {
      tenantId: actor.tenantId,
      assignmentId: clock.assignmentId,
      kind: "deferral",
      status: "pending",
    },
    select: { appliedAt: true, reviewAt: true },
  });
  const { appliedAt, reviewAt } = asked ?? { appliedAt: null, reviewAt: null };
  if (appliedAt === null || reviewAt === null) return false;
  const clockwork = await clockworkOf(scope, clock.path);
  return reviewAt.getTime() >= districtDefersFrom(appliedAt.getTime(), clockwork);
}
