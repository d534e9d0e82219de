import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { isCounted, isElected, kindOf, kindsBelow, levelOf, type PartyKind } from "../rules/kinds";
import { canEdit, canKeep, canSetUp } from "../rules/rights";
import { termState, type TermState } from "../rules/terms";
import { findings, type PartyFinding } from "../rules/thresholds";
import type { CloseReason } from "../schema";
import { closeReasons } from "../schema";
import { areaLevelOf } from "./choices";
import { partyNumbers } from "./numbers";
import { lineColumns, linesOf, type PartyLine } from "./shown";
import { noSize, type PartySizeRow } from "./sizes";

export interface HeadCountShown {
  id: string;
  countedOn: string;
  full: number;
  probationary: number;
  enteredBy: string;
}

export interface TermShown {
  id: string;
  number: number;
  startsOn: string;
  endsOn: string;
  extendedTo: string | null;
  extensionDocument: string | null;
  extensionReason: string | null;
  approval: string | null;
  endedOn: string | null;
  state: TermState | null;
}

export interface PartyDetail {
  id: string;
  version: number;
  kind: PartyKind;
  name: string;
  area: string;
  secretary: string | null;
  purpose: string | null;
  documentNo: string | null;
  establishedOn: string;
  endsOn: string | null;
  consentOn: string | null;
  closed: { on: string; reason: CloseReason | null; documentNo: string | null } | null;
  today: string;
  above: { id: string; name: string } | null;
  below: PartyLine[];
  places: { id: string; name: string; ended: boolean }[];
  /** The area on whose map its places are drawn: its own. */
  mapAreaId: string;
  units: { id: string; name: string; ended: boolean }[];
  size: PartySizeRow;
  counts: HeadCountShown[];
  terms: TermShown[];
  findings: readonly PartyFinding[];
  may: { edit: boolean; close: boolean; add: boolean; count: boolean; elect: boolean };
}

const shownMax = 24;

/** One organization with all that is known of it. Twelve statements. */
export async function partyDetail(scope: Scope, id: string): Promise<PartyDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const row = await tx.partyOrganization.findFirst({
    where: { tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      ...lineColumns,
      version: true,
      path: true,
      areaId: true,
      secretary: true,
      purpose: true,
      documentNo: true,
      consentOn: true,
      closeReason: true,
      closeDocument: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const kind = kindOf(row.level, row.form);
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: [row.areaId, ...row.placeIds] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, level: true, validTo: true },
  });
  const area = areas.find((one) => one.id === row.areaId);
  const units = await tx.organization.findMany({
    where: { tenantId, id: { in: row.unitIds } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, validTo: true },
  });
  const above =
    row.parentId === null
      ? null
      : await tx.partyOrganization.findFirst({
          where: { tenantId, id: row.parentId },
          select: { id: true, name: true, path: true },
        });
  const numbers = await partyNumbers(scope);
  const children = await tx.partyOrganization.findMany({
    where: { tenantId, parentId: id, closedOn: null },
    orderBy: [{ level: "asc" }, { id: "asc" }],
    select: lineColumns,
  });
  const [own, ...below] = await linesOf(scope, [row, ...children], { numbers, today });
  const size = own?.size ?? noSize;
  const facts = { path: row.path, parentPath: above?.path ?? null };
  const open = row.closedOn === null;
  const keeps = open && canKeep(actor, facts).ok;
  const sets = open && canSetUp(actor, facts).ok;
  const endsOn = row.endsOn === null ? null : isoDay(row.endsOn);
  const establishedOn = isoDay(row.establishedOn);
  const onTop = { level: levelOf(kind), area: areaLevelOf(area?.level) };
  return {
    id,
    version: row.version,
    kind,
    name: row.name,
    area: area?.name ?? "",
    secretary: row.secretary,
    purpose: row.purpose,
    documentNo: row.documentNo,
    establishedOn,
    endsOn,
    consentOn: row.consentOn === null ? null : isoDay(row.consentOn),
    closed:
      row.closedOn === null
        ? null
        : {
            on: isoDay(row.closedOn),
            reason: closeReasons.find((one) => one === row.closeReason) ?? null,
            documentNo: row.closeDocument,
          },
    today,
    above: above && { id: above.id, name: above.name },
    below,
    places: areas
      .filter((one) => one.id !== row.areaId)
      .map((one) => ({ id: one.id, name: one.name, ended: one.validTo !== null })),
    mapAreaId: row.areaId,
    units: units.map((one) => ({ id: one.id, name: one.name, ended: one.validTo !== null })),
    size,
    counts: isCounted(kind) ? await countsOf(scope, id) : [],
    terms: isElected(kind) ? await termsOf(scope, id, today) : [],
    findings: open
      ? findings(
          { kind, ...size, units: row.unitIds.length, establishedOn, endsOn },
          numbers,
          today,
        )
      : [],
    may: {
      edit: open && canEdit(actor, facts).ok,
      close: sets,
      add:
        open &&
        kindsBelow(onTop).length > 0 &&
        canSetUp(actor, { path: row.path, parentPath: row.path }).ok,
      count: keeps && isCounted(kind),
      elect: keeps && isElected(kind),
    },
  };
}

async function countsOf({ actor, tx }: Scope, partyId: string): Promise<HeadCountShown[]> {
  const rows = await tx.partyHeadCount.findMany({
    where: { tenantId: actor.tenantId, partyId },
    orderBy: [{ countedOn: "desc" }, { enteredAt: "desc" }],
    take: shownMax,
    select: {
      id: true,
      countedOn: true,
      fullMembers: true,
      probationary: true,
      enteredBy: true,
    },
  });
  return rows.map(({ countedOn, fullMembers, ...row }) => ({
    ...row,
    countedOn: isoDay(countedOn),
    full: fullMembers,
  }));
}

async function termsOf({ actor, tx }: Scope, partyId: string, today: string): Promise<TermShown[]> {
  const rows = await tx.partyTerm.findMany({
    where: { tenantId: actor.tenantId, partyId },
    orderBy: { number: "desc" },
    take: shownMax,
    select: {
      id: true,
      number: true,
      startsOn: true,
      endsOn: true,
      extendedTo: true,
      extensionDocument: true,
      extensionReason: true,
      earlyDocument: true,
      endedOn: true,
    },
  });
  return rows.map(({ startsOn, endsOn, extendedTo, endedOn, earlyDocument, ...row }) => {
    const days = {
      endsOn: isoDay(endsOn),
      extendedTo: extendedTo === null ? null : isoDay(extendedTo),
    };
    return {
      ...row,
      ...days,
      startsOn: isoDay(startsOn),
      endedOn: endedOn === null ? null : isoDay(endedOn),
      approval: earlyDocument,
      state: endedOn === null ? termState(days, today) : null,
    };
  });
}
