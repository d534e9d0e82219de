import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { committeeStates, propertyStatuses } from "../rules/estates";

/** An estate of the actor's range that is not closed; `version` is absent where nothing of it changes. */
export async function findEstate(
  { actor, tx }: Scope,
  given: { id: string; version?: number | undefined },
) {
  const row = await tx.estate.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: given.id,
      closedOn: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: {
      id: true,
      path: true,
      areaId: true,
      name: true,
      status: true,
      companyId: true,
      companyName: true,
      committee: true,
      planDue: true,
      version: true,
    },
  });
  const status = propertyStatuses.find((one) => one === row?.status);
  const committee = committeeStates.find((one) => one === row?.committee);
  if (row === null || status === undefined || committee === undefined) return null;
  if (given.version !== undefined && given.version !== row.version) refuseChanged();
  return { ...row, status, committee };
}

/** The plan that is open, if there is one. One statement. */
export async function openPlanOf({ actor, tx }: Scope, estateId: string) {
  return tx.estatePlan.findFirst({
    where: { tenantId: actor.tenantId, estateId, status: "open" },
    select: { id: true, version: true },
  });
}

/** Since when the present management is in force. One statement. */
export async function presentSince({ actor, tx }: Scope, estateId: string) {
  const row = await tx.estateManagement.findFirst({
    where: { tenantId: actor.tenantId, estateId, endsOn: null },
    select: { startsOn: true },
  });
  return row === null ? null : isoDay(row.startsOn);
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "property.conflict");
}
