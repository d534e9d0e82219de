import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { councilLevels, holderRoles, holderStatuses, seatKinds } from "../rules/seats";

interface Given {
  id: string;
  version: number;
}

/** A council in the actor's range with its term in force. Whatever lies elsewhere is not found. */
export async function findCouncil(scope: Scope, given: Given) {
  const found = await councilOf(scope, given.id);
  return found === null ? null : checked(found, given.version);
}
export type CouncilSubject = NonNullable<Awaited<ReturnType<typeof findCouncil>>>;

/** A seat that is not closed. */
export async function findSeat(scope: Scope, given: Given) {
  const { actor, tx } = scope;
  const row = await tx.councilSeat.findFirst({
    where: { ...withinRange(scope), id: given.id, closedOn: null },
    select: {
      id: true,
      councilId: true,
      termId: true,
      kind: true,
      organizationId: true,
      version: true,
    },
  });
  if (row === null) return null;
  const council = await councilOf(scope, row.councilId);
  const kind = seatKinds.find((one) => one === row.kind);
  // Of a term that is over nothing is changed.
  if (council === null || kind === undefined || council.term?.id !== row.termId) return null;
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: row.organizationId },
    select: { validTo: true },
  });
  const { level, path } = council;
  const unitOpen = organization?.validTo === null;
  return checked({ ...row, kind, level, path, council, unitOpen }, given.version);
}
export type SeatSubject = NonNullable<Awaited<ReturnType<typeof findSeat>>>;

/** Who fills a seat, or is proposed for it, or has left it. */
export async function findHolder(scope: Scope, given: Given) {
  const row = await scope.tx.seatHolder.findFirst({
    where: { ...withinRange(scope), id: given.id },
    select: {
      id: true,
      councilId: true,
      seatId: true,
      organizationId: true,
      role: true,
      status: true,
      startsOn: true,
      version: true,
    },
  });
  if (row === null) return null;
  const council = await councilOf(scope, row.councilId);
  const status = holderStatuses.find((one) => one === row.status);
  const role = holderRoles.find((one) => one === row.role);
  if (council === null || status === undefined || role === undefined) return null;
  const { level, path } = council;
  const startsOn = row.startsOn === null ? null : isoDay(row.startsOn);
  return checked({ ...row, startsOn, status, role, level, path, council }, given.version);
}
export type HolderSubject = NonNullable<Awaited<ReturnType<typeof findHolder>>>;

async function councilOf(scope: Scope, id: string) {
  const { tenantId } = scope.actor;
  const row = await scope.tx.council.findFirst({
    where: { ...withinRange(scope), id, dissolvedOn: null },
    select: { id: true, path: true, level: true, version: true },
  });
  const level = councilLevels.find((one) => one === row?.level);
  if (row === null || level === undefined) return null;
  const term = await scope.tx.councilTerm.findFirst({
    where: { tenantId, councilId: id, status: "current" },
    select: { id: true, number: true, startsOn: true, endsOn: true },
  });
  return {
    ...row,
    level,
    term: term && { ...term, startsOn: isoDay(term.startsOn), endsOn: isoDay(term.endsOn) },
  };
}

function withinRange({ actor }: Scope) {
  return { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
}

function checked<Row extends { version: number }>(row: Row, version: number): Row {
  if (row.version !== version) throw new Refusal("conflict", "council.conflict");
  return row;
}
