import "server-only";
import { canSend } from "@/lib/ground/imports/rules/rights";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { composition, rangesFor, type CompositionRule } from "../rules/composition";
import { levelOf } from "../rules/rights";
import { councilLevels, inForce, type CouncilLevel } from "../rules/seats";
import { rangesOf } from "./ranges";
import { kindOf } from "./seats";

export interface CouncilLine {
  id: string;
  name: string;
  level: CouncilLevel;
  term: { number: number; startsOn: string; endsOn: string } | null;
  seats: number;
  filled: number;
  /** The rules of DOMAIN §5.1 that are not met. */
  unmet: CompositionRule[];
}

export interface CouncilList {
  lines: CouncilLine[];
  /** The own level has none yet, and who looks may set it up. */
  toSetUp: { level: CouncilLevel; place: string } | null;
  /** Who looks may take councils over from a spreadsheet. */
  mayImport: boolean;
}

/** The councils of the own range, the highest first, with what is missing in each. Eight statements. */
export async function councilList(scope: Scope): Promise<CouncilList> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const rows = await tx.council.findMany({
    where: { tenantId, path: { gte: actor.lo, lt: actor.hi }, dissolvedOn: null },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    select: { id: true, name: true, level: true, areaId: true },
  });
  const terms = await tx.councilTerm.findMany({
    where: { tenantId, councilId: { in: rows.map(({ id }) => id) }, status: "current" },
    select: { id: true, councilId: true, number: true, startsOn: true, endsOn: true },
  });
  const seats = await seatsWithFacts(
    scope,
    terms.map(({ id }) => id),
  );
  const seatsByTerm = Map.groupBy(seats, ({ termId }) => termId);
  const ranges = await rangesOf(scope);
  const lines = rows.map((row): CouncilLine => {
    const level = councilLevels.find((one) => one === row.level) ?? "community";
    const term = terms.find(({ councilId }) => councilId === row.id);
    const own = term === undefined ? [] : (seatsByTerm.get(term.id) ?? []);
    return {
      id: row.id,
      name: row.name,
      level,
      term:
        term === undefined
          ? null
          : {
              number: term.number,
              startsOn: isoDay(term.startsOn),
              endsOn: isoDay(term.endsOn),
            },
      seats: own.length,
      filled: own.filter(({ filled }) => filled).length,
      unmet: composition(own, rangesFor(level, ranges))
        .filter(({ met }) => !met)
        .map(({ rule }) => rule),
    };
  });
  const level = levelOf(actor.role);
  const there = rows.some(({ areaId }) => areaId === actor.areaId);
  return {
    lines: lines.sort((a, b) => councilLevels.indexOf(a.level) - councilLevels.indexOf(b.level)),
    mayImport: canSend(actor).ok,
    toSetUp: level === null || there ? null : { level, place: await placeOf(scope) },
  };
}

/** The seats of these terms with what the rules look at. Four statements. */
async function seatsWithFacts({ actor, tx }: Scope, termIds: readonly string[]) {
  const { tenantId } = actor;
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, termId: { in: [...termIds] }, closedOn: null },
    select: { id: true, termId: true, kind: true, organizationId: true },
  });
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId,
      seatId: { in: seats.map(({ id }) => id) },
      role: "holder",
      status: { in: [...inForce] },
    },
    select: { id: true, seatId: true },
  });
  const papers = await tx.seatStep.findMany({
    where: {
      tenantId,
      holderId: { in: holders.map(({ id }) => id) },
      step: "appointed",
      documentNo: { not: null },
    },
    select: { holderId: true },
  });
  const closed = await tx.organization.findMany({
    where: {
      tenantId,
      id: { in: seats.map(({ organizationId }) => organizationId) },
      validTo: { not: null },
    },
    select: { id: true },
  });
  const holderOf = new Map(holders.map(({ seatId, id }) => [seatId, id]));
  const withPaper = new Set(papers.map(({ holderId }) => holderId));
  const gone = new Set(closed.map(({ id }) => id));
  return seats.map(({ id, termId, kind, organizationId }) => {
    const holderId = holderOf.get(id);
    return {
      termId,
      kind: kindOf(kind),
      filled: holderId !== undefined,
      hasPaper: holderId === undefined || withPaper.has(holderId),
      unitOpen: !gone.has(organizationId),
    };
  });
}

async function placeOf({ actor, tx }: Scope): Promise<string> {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: actor.areaId ?? "" },
    select: { name: true },
  });
  return area?.name ?? "";
}
