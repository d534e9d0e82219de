import "server-only";
import { dayNumberOf, isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { gapsOf, rosterDaysAhead, rosterDuties } from "../rules/on-call";

export type OnCallPage = Awaited<ReturnType<typeof onCallPage>>;

/** The roster of the actor's place for the days ahead, with its gaps. Three statements. */
export async function onCallPage(scope: Scope) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const first = dayNumberOf(today) ?? 0;
  const days = Array.from({ length: rosterDaysAhead }, (_, n) => isoDateOf(first + n));
  const place =
    actor.organizationId === null
      ? { path: actor.lo, organizationId: null }
      : { organizationId: actor.organizationId };
  const rows = await tx.onCall.findMany({
    where: { tenantId, ...place, removedAt: null, day: { gte: new Date(today) } },
    orderBy: [{ day: "asc" }, { personName: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, day: true, personName: true },
  });
  const roster = rows.map(({ day, ...row }) => ({ ...row, day: day.toISOString().slice(0, 10) }));
  const roles = rosterDuties(actor.role);
  return {
    today,
    scopeName: actor.scopeName,
    organization: actor.organizationId !== null,
    days: days.map((day) => ({ day, people: roster.filter((row) => row.day === day) })),
    later: roster.filter(({ day }) => !days.includes(day)),
    gaps: gapsOf(days, new Set(roster.map(({ day }) => day))),
    keeps: roles.length > 0,
    choices: roles.length === 0 ? [] : await choicesAt(scope, place, roles),
  };
}

async function choicesAt(
  { actor, tx }: Scope,
  place: { path?: string; organizationId: string | null },
  roles: readonly string[],
) {
  const today = new Date(localDate(actor.now, actor.tenant.timeZone));
  const duties = await tx.duty.findMany({
    where: {
      tenantId: actor.tenantId,
      ...place,
      role: { in: [...roles] },
      // A deputyship is the duty of somebody else and ends with its days.
      absenceId: null,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
    select: { id: true, personId: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId: actor.tenantId, id: { in: duties.map(({ personId }) => personId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return people.flatMap(({ id, name }) =>
    duties.filter(({ personId }) => personId === id).map((duty) => ({ id: duty.id, name })),
  );
}
