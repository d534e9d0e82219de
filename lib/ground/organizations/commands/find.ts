import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { OrganizationEvent } from "../events";

/** An organization in force; one with another version than the form's is a conflict. */
export async function findOrganization(
  { actor, tx }: Scope,
  input: { id: string; version: number },
) {
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: input.id, validTo: null },
    select: { id: true, kind: true, path: true, version: true, validFrom: true, areaId: true },
  });
  if (organization !== null && organization.version !== input.version) refuseChanged();
  return organization;
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "admin.refusal.changed");
}

export function today({ actor }: Scope): Date {
  return new Date(localDate(actor.now, actor.tenant.timeZone));
}

export function organizationEvent(
  name: OrganizationEvent,
  id: string,
  version: number,
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: id, organizationId: id, version, payload };
}
