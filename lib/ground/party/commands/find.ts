import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { kindOf, type AreaLevel } from "../rules/kinds";

/** An organization of the actor's range that is not closed; `version` is absent where nothing of it changes. */
export async function findParty(scope: Scope, given: { id: string; version?: number }) {
  const row = await openParty(scope, given.id);
  if (row === null) return null;
  if (given.version !== undefined && given.version !== row.version) refuseChanged();
  const above = row.parentId === null ? null : await openParty(scope, row.parentId);
  return {
    ...row,
    kind: kindOf(row.level, row.form),
    establishedOn: isoDay(row.establishedOn),
    parentPath: above?.path ?? null,
  };
}
export type PartySubject = NonNullable<Awaited<ReturnType<typeof findParty>>>;

export function openParty({ actor, tx }: Scope, id: string) {
  return tx.partyOrganization.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      closedOn: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: {
      id: true,
      path: true,
      areaId: true,
      parentId: true,
      level: true,
      form: true,
      establishedOn: true,
      version: true,
    },
  });
}

/** The area at which an organization stands: of the district, a street or a community, and in force. */
export async function areaInForce({ actor, tx }: Scope, id: string) {
  const row = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      validTo: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, path: true, level: true },
  });
  const level = areaLevels.find((one) => one === row?.level);
  return row === null || level === undefined ? null : { ...row, level };
}
const areaLevels: readonly AreaLevel[] = ["district", "street", "community"];

export function refuseChanged(): never {
  throw new Refusal("conflict", "party.conflict");
}
