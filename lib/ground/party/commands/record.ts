import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { PartyEvent } from "../events";
import { refuseChanged } from "./find";

export function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** Something wrong with what was typed: the message stands beside its field. */
export function typedWrong(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

/** A day on which something has happened, not before the organization was set up. */
export function dayHappened(scope: Scope, day: string, notBefore: string): Date {
  if (day > todayOf(scope)) throw typedWrong("day", "field.dayAhead");
  if (day < notBefore) throw typedWrong("day", "field.dayBefore");
  return new Date(day);
}

export function partyEvent(
  name: PartyEvent,
  { id, path, version }: { id: string; path: string; version?: number },
  payload: EventSpec["payload"] = {},
): EventSpec {
  return {
    name,
    subjectId: id,
    path,
    payload,
    ...(version === undefined ? {} : { version }),
  };
}

/** Changes an organization if it still is as the actor has seen it; of two at once the second is told so. */
export async function changeParty(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.PartyOrganizationUpdateManyMutationInput,
): Promise<number> {
  const { count } = await tx.partyOrganization.updateMany({
    where: { tenantId: actor.tenantId, id, version, closedOn: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
  return version + 1;
}
