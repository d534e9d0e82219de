import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { arriveBy, canBlow, type WhistleKind } from "../rules/whistle";
import { blowInput } from "../schema";

/** 吹哨: a street calls departments to a place of its own range, until a time. */
export const blow = command({
  name: "whistle.blow",
  input: blowInput,
  output: doneOutput,
  find: async (scope, { areaId, ticketId }) => {
    // A wrong role is told so by `allow`; it has no right to read places' tickets.
    if (!canBlow(scope.actor).ok) return { area: null, ticket: null };
    const area = await findArea(scope, areaId);
    const ticket = ticketId === undefined ? undefined : await findTicketNumber(scope, ticketId);
    return area === null || ticket === null ? null : { area, ticket: ticket ?? null };
  },
  allow: (actor) => canBlow(actor),
  run: async (scope, { area, ticket }, input) => {
    if (area === null) throw new Error("allowed without an area");
    const { actor, tx } = scope;
    const departments = await findDepartments(scope, input.organizationIds);
    const until = await arrivalTime(scope, input);
    const told = {
      tenantId: actor.tenantId,
      path: area.path,
      kind: input.kind,
      title: input.title,
      matter: input.matter,
      calledAt: new Date(actor.now),
      calledBy: actor.name,
      arriveBy: new Date(until),
      status: "called",
    };
    const id = newId();
    await tx.whistleCall.createMany({
      data: {
        ...told,
        id,
        areaId: area.id,
        placeNames: area.names,
        place: input.place,
        ticketId: ticket?.id ?? null,
        ticketNumber: ticket?.number ?? null,
        calledByDutyId: actor.dutyId ?? "",
      },
    });
    await tx.whistleResponse.createMany({
      data: departments.map((department) => ({
        ...told,
        id: newId(),
        callId: id,
        place: `${area.names} ${input.place}`,
        organizationId: department.id,
        organizationName: department.shortName,
      })),
    });
    const event = { name: "whistle.blown", subjectId: id, version: 1 };
    return {
      result: { id },
      events: [
        { ...event, payload: { kind: input.kind, departments: departments.length } },
        ...departments.map((department) => ({
          ...event,
          organizationId: department.id,
          payload: { kind: input.kind, arriveBy: until },
        })),
      ],
    };
  },
});

async function findArea({ actor, tx }: Scope, id: string) {
  const area = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      validTo: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, path: true },
  });
  if (area === null) return null;
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { in: [...ancestors(area.path), area.path] },
      level: { not: "district" },
    },
    orderBy: { path: "asc" },
    select: { name: true },
  });
  return { ...area, names: rows.map((row) => row.name).join(" ") };
}

async function findTicketNumber({ actor, tx }: Scope, id: string) {
  return tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, number: true },
  });
}

async function findDepartments({ actor, tx }: Scope, ids: readonly string[]) {
  const departments = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] }, kind: "department", validTo: null },
    select: { id: true, shortName: true },
  });
  if (departments.length < new Set(ids).size) throw refuse("organizationIds", "field.choose");
  return departments;
}

async function arrivalTime(
  scope: Scope,
  input: { kind: WhistleKind; arriveBy?: string | undefined },
) {
  const { now, tenant } = scope.actor;
  if (input.arriveBy === undefined) {
    return arriveBy(input.kind, now, await clockworkOf(scope, scope.actor.lo)).at;
  }
  const until = localInstant(input.arriveBy, tenant.timeZone);
  if (!(until > now)) throw refuse("arriveBy", "whistle.arriveByPast");
  return until;
}

function refuse(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
