import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { refused } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { areaLevelSchema } from "@/lib/ground/territory/schema/admin";
import { fits, overlap, placesOfRole, type PlaceKind } from "../rules/places";
import { canGrant } from "../rules/policy";
import { addDutyInput, type AddDutyInput } from "../schema";
import { findPerson, personEvent } from "./find";

/** 任职: a role at a place, from a day to a day. The same duty twice on one day is refused. */
export const addDuty = command({
  name: "duty.add",
  input: addDutyInput,
  output: doneOutput,
  find: async (scope, input) => {
    const person = await findPerson(scope, { id: input.personId });
    const place = await findPlace(scope, input);
    return person === null || place === null ? null : { person, place };
  },
  allow: (actor, { person, place }, input) =>
    fits(input.role, place.kind)
      ? canGrant(actor, person, place)
      : refused("invalid", "people.refusal.roleFits"),
  run: async (scope, { person, place }, input) => {
    const { actor, tx } = scope;
    const to = input.to ?? null;
    if (to !== null && to < input.from) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { to: "people.fault.to" } });
    }
    await requireNoOverlap(scope, input);
    const id = newId();
    const at = place.kind === "department" ? { organizationId: place.id } : { areaId: place.id };
    await tx.duty.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        personId: person.id,
        role: input.role,
        ...at,
        path: place.path,
        validFrom: new Date(input.from),
        validTo: to === null ? null : new Date(to),
      },
    });
    return {
      result: { id },
      events: [
        personEvent("duty.added", id, {
          version: 1,
          payload: {
            personId: person.id,
            role: input.role,
            placeId: place.id,
            from: input.from,
            to,
          },
        }),
      ],
    };
  },
});

interface Place {
  id: string;
  path: string;
  kind: PlaceKind;
}

async function findPlace({ actor, tx }: Scope, input: AddDutyInput): Promise<Place | null> {
  const where = { tenantId: actor.tenantId, id: input.placeId, validTo: null };
  if (placesOfRole[input.role].includes("department")) {
    // The office of a place may have somebody who accepts, too: it can lead by the catalogue.
    const organization = await tx.organization.findFirst({
      where: { ...where, kind: { not: "unit" } },
      select: { id: true, path: true },
    });
    return organization === null ? null : { ...organization, kind: "department" };
  }
  const area = await tx.area.findFirst({
    where,
    select: { id: true, path: true, level: true },
  });
  return area === null
    ? null
    : { id: area.id, path: area.path, kind: areaLevelSchema.parse(area.level) };
}

async function requireNoOverlap({ actor, tx }: Scope, input: AddDutyInput): Promise<void> {
  // Two clicks at once wait for each other here, so that the second sees the first's duty.
  await tx.$queryRaw`
    select id from person
    where tenant_id = ${actor.tenantId}::uuid and id = ${input.personId}::uuid for update`;
  const same = await tx.duty.findMany({
    where: {
      tenantId: actor.tenantId,
      personId: input.personId,
      role: input.role,
      OR: [{ areaId: input.placeId }, { organizationId: input.placeId }],
    },
    select: { validFrom: true, validTo: true },
  });
  const clash = same.some((duty) =>
    overlap(
      { from: input.from, to: input.to ?? null },
      { from: isoDay(duty.validFrom), to: duty.validTo === null ? null : isoDay(duty.validTo) },
    ),
  );
  if (clash) throw new Refusal("wrong-status", "people.refusal.overlap");
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
