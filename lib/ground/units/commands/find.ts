import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/** A unit of the actor's range; `version` is absent where nothing of its profile changes. */
export async function findUnit(
  { actor, tx }: Scope,
  given: { id: string; version?: number | undefined },
) {
  const row = await tx.unitProfile.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: given.id,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, path: true, type: true, hostId: true, version: true, closedOn: true },
  });
  if (row === null) return null;
  if (given.version !== undefined && given.version !== row.version) refuseChanged();
  return row;
}
export type UnitSubject = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

/** One that is not closed: of others nothing changes. */
export async function findOpenUnit(
  scope: Scope,
  given: { id: string; version?: number | undefined },
) {
  const unit = await findUnit(scope, given);
  return unit === null || unit.closedOn === null ? unit : null;
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "units.conflict");
}
