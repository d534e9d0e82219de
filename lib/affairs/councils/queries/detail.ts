import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  composition,
  rangesFor,
  seatFault,
  type RuleShown,
  type SeatRanges,
} from "../rules/composition";
import {
  canCorrect,
  canEnd,
  canPrepare,
  canReveal,
  canStep,
  canTellCode,
  stepVerbs,
  type StepVerb,
} from "../rules/rights";
import {
  seatEnds,
  councilLevels,
  seatFunctions,
  seatKinds,
  underWay,
  type CouncilLevel,
  type SeatKind,
} from "../rules/seats";
import { disclosedPhones, type DisclosedPhone } from "./disclosed";
import { holdersOf, isInForce, type HolderRow } from "./holders";
import { rangesOf } from "./ranges";
import { kindOf } from "./seats";
import { termsOf, type TermShown } from "./terms";

export interface HolderShown extends HolderRow {
  /** The steps that may be taken now by who looks. */
  verbs: StepVerb[];
  mayEnd: boolean;
  mayCorrect: boolean;
  /** There is a phone, and who looks may ask for it; or may tell a code to who has it. */
  mayReveal: boolean;
  mayTellCode: boolean;
  /** The phone, while it is shown to who has asked for it. */
  contact: DisclosedPhone | null;
}

export interface SeatDetail {
  id: string;
  version: number;
  kind: SeatKind;
  function: (typeof seatFunctions)[number];
  organization: string;
  /** The organization has been closed since. */
  unitClosed: boolean;
  closed: { on: string; reason: (typeof seatEnds)[number] | null } | null;
  holder: HolderShown | null;
  substitute: HolderShown | null;
  proposed: HolderShown[];
  /** Who has left the seat, and who was not taken. */
  past: HolderShown[];
}

export interface CouncilDetail {
  id: string;
  version: number;
  name: string;
  level: CouncilLevel;
  establishedOn: string;
  today: string;
  now: string;
  /** The term that is shown: the present one, or one before it. */
  term: TermShown | null;
  terms: TermShown[];
  rules: RuleShown[];
  ranges: SeatRanges | null;
  seats: SeatDetail[];
  /** Who looks prepares this council. */
  own: boolean;
  /** Kinds of which another seat may be added, and for whom. */
  kinds: SeatKind[];
  organizations: { id: string; name: string }[];
}

/**
 * One council: who sits for whom since when, and how it stands against the rules; of a term that is over, who sat
 * then. Ten statements.
 */
export async function councilDetail(
  scope: Scope,
  id: string,
  termNumber?: number,
  /** A unit that is proposed for a seat, wherever it lies. */
  unitId?: string,
): Promise<CouncilDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const council = await tx.council.findFirst({
    where: { tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, version: true, name: true, level: true, path: true, establishedOn: true },
  });
  const level = councilLevels.find((one) => one === council?.level);
  if (council === null || level === undefined) {
    throw new Refusal("not-found", "refusal.notFound");
  }
  const { path, establishedOn, ...shown } = council;
  const terms = await termsOf(scope, id);
  const term =
    terms.find(({ number, current }) =>
      termNumber === undefined ? current : number === termNumber,
    ) ?? null;
  const seats =
    term === null ? [] : await seatsOf(scope, { id: term.id, councilId: id, level, path });
  const open = seats.filter(({ closed }) => closed === null);
  const ranges = rangesFor(level, await rangesOf(scope));
  const own = term?.current === true && canPrepare(actor, { level, path }).ok;
  return {
    ...shown,
    level,
    establishedOn: isoDay(establishedOn),
    today: localDate(actor.now, actor.tenant.timeZone),
    now: new Date(actor.now).toISOString(),
    term,
    terms,
    rules: composition(open.map(factsOf), ranges),
    ranges,
    seats,
    own,
    kinds: own ? seatKinds.filter((kind) => seatFault(kind, open, ranges) === null) : [],
    organizations: own ? await organizationsFor(scope, path, unitId) : [],
  };
}

function factsOf({ kind, holder, unitClosed }: SeatDetail) {
  const paper = holder?.steps.some(
    ({ step, documentNo }) => step === "appointed" && documentNo !== null,
  );
  return { kind, filled: holder !== null, hasPaper: paper ?? true, unitOpen: !unitClosed };
}

async function seatsOf(
  scope: Scope,
  term: { id: string; councilId: string; level: CouncilLevel; path: string },
): Promise<SeatDetail[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const rows = await tx.councilSeat.findMany({
    where: { tenantId, termId: term.id },
    orderBy: { id: "asc" },
    select: {
      id: true,
      version: true,
      kind: true,
      function: true,
      organizationId: true,
      organizationName: true,
      closedOn: true,
      closeReason: true,
    },
  });
  const gone = await tx.organization.findMany({
    where: {
      tenantId,
      id: { in: rows.map(({ organizationId }) => organizationId) },
      validTo: { not: null },
    },
    select: { id: true },
  });
  const holders = await holdersOf(
    scope,
    rows.map(({ id }) => id),
  );
  const { level, path } = term;
  const phones = await disclosedPhones(scope, term.councilId);
  const withVerbs = (row: HolderRow): HolderShown => {
    const facts = { level, path, status: row.status };
    const reachable = row.phoneMasked !== null;
    const mayReveal = reachable && canReveal(actor, facts).ok;
    return {
      ...row,
      verbs: stepVerbs.filter((verb) => canStep(actor, verb, facts).ok),
      mayEnd: canEnd(actor, facts).ok,
      mayCorrect: canCorrect(actor, facts).ok,
      mayReveal,
      mayTellCode: reachable && canTellCode(actor, facts).ok,
      contact: mayReveal ? (phones.get(row.id) ?? null) : null,
    };
  };
  return rows
    .map((row): SeatDetail => {
      const own = holders.filter(({ seatId }) => seatId === row.id).map(withVerbs);
      const now = own.filter(({ status }) => isInForce(status));
      return {
        id: row.id,
        version: row.version,
        kind: kindOf(row.kind),
        function: seatFunctions.find((one) => one === row.function) ?? "general",
        organization: row.organizationName,
        unitClosed: gone.some(({ id }) => id === row.organizationId),
        closed:
          row.closedOn === null
            ? null
            : {
                on: isoDay(row.closedOn),
                reason: seatEnds.find((one) => one === row.closeReason) ?? null,
              },
        holder: now.find(({ role }) => role === "holder") ?? null,
        substitute: now.find(({ role }) => role === "substitute") ?? null,
        proposed: own.filter(({ status }) => underWay.some((one) => one === status)),
        past: own.filter(({ status }) => status === "ended" || status === "declined"),
      };
    })
    .sort((a, b) => seatKinds.indexOf(a.kind) - seatKinds.indexOf(b.kind));
}

/** For whom a seat may be set up: the departments, and what lies in the place. */
async function organizationsFor({ actor, tx }: Scope, path: string, unitId?: string) {
  return tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [
        { kind: "department" },
        { path: { gte: actor.lo, lt: actor.hi } },
        { path },
        ...(unitId === undefined ? [] : [{ id: unitId }]),
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: { id: true, name: true },
  });
}
