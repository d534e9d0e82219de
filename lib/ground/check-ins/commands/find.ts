import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { readsCheckIns } from "../rules/workflow";

// The subjects of commands, read inside the scope: what the policies hide is not found. Who comes
// with an older version than the row has is told that somebody was faster.

export async function findCheckIn(
  { actor, tx }: Scope,
  given: { id: string; version?: number | undefined },
) {
  if (!readsCheckIns(actor)) return null;
  const row = await tx.memberCheckIn.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: { id: true, path: true, areaId: true, memberId: true, status: true, version: true },
  });
  return checked(row, given.version);
}
export type CheckInSubject = NonNullable<Awaited<ReturnType<typeof findCheckIn>>>;

/** The check-in of a unit: for who receives it, and for its own liaison officer. */
export async function findUnit(
  { actor, tx }: Scope,
  given: { id: string; version?: number | undefined },
) {
  if (!readsCheckIns(actor) && actor.role !== "liaison") return null;
  const row = await tx.unitCheckIn.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: {
      id: true,
      path: true,
      unitName: true,
      organizationId: true,
      status: true,
      version: true,
    },
  });
  return checked(row, given.version);
}
export type UnitSubject = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

/** The member who has entered. */
export async function findOneself({ actor, tx }: Scope, given: { version?: number } = {}) {
  if (actor.role !== "member" || actor.personId === null) return null;
  const row = await tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId, erasedAt: null },
    select: { id: true, path: true, areaId: true, unitId: true, unitName: true, version: true },
  });
  return checked(row, given.version);
}

/** A community in force, to report to. */
export async function findCommunity({ actor, tx }: Scope, id: string) {
  return tx.area.findFirst({
    where: { tenantId: actor.tenantId, id, level: "community", validTo: null },
    select: { id: true, path: true },
  });
}

function checked<Row extends { version: number }>(
  row: Row | null,
  version: number | undefined,
): Row | null {
  if (row !== null && (version ?? row.version) !== row.version) refuseChanged();
  return row;
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "checkIn.conflict");
}
