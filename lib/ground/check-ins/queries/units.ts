import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { unitStatuses, unitVerbsFor, type UnitStatus, type UnitVerb } from "../rules/workflow";
import { cursorOf } from "./desk";
import { correctionsOf, type Correction } from "./corrections";
import { disclosedLiaison, type Disclosed } from "./disclosed";

const pageSize = 50;

export const unitTabs = {
  waiting: ["submitted"],
  active: ["active"],
  ended: ["ended", "declined"],
} as const satisfies Record<string, readonly UnitStatus[]>;
export type UnitTab = keyof typeof unitTabs;

export interface UnitLine {
  id: string;
  unit: string;
  kind: string;
  partyOrg: string;
  memberCount: number;
  community: string;
  status: UnitStatus;
  endReason: string | null;
  submittedAt: string;
}

export interface UnitPage {
  now: string;
  lines: UnitLine[];
  counts: Record<UnitTab, number>;
  before: string | null;
}

/** Units that have reported to the own range, the newest first. Three statements. */
export async function unitPage(
  scope: Scope,
  filter: { tab: UnitTab; before?: string | undefined },
): Promise<UnitPage> {
  const { actor, tx } = scope;
  const here = { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
  const last = filter.before === undefined ? null : cursorOf(filter.before);
  const rows = await tx.unitCheckIn.findMany({
    where: {
      ...here,
      status: { in: [...unitTabs[filter.tab]] },
      ...(last === null
        ? {}
        : {
            OR: [{ submittedAt: { lt: last.at } }, { submittedAt: last.at, id: { lt: last.id } }],
          }),
    },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: { ...lineColumns, areaId: true },
  });
  const counted = await tx.unitCheckIn.groupBy({
    by: ["status"],
    where: here,
    _count: { _all: true },
  });
  const shown = rows.slice(0, pageSize);
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: shown.map(({ areaId }) => areaId) } },
    select: { id: true, name: true },
  });
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const end = rows.length > pageSize ? shown.at(-1) : undefined;
  const count = (tab: UnitTab) =>
    counted
      .filter(({ status }) => unitTabs[tab].some((one) => one === status))
      .reduce((sum, row) => sum + row._count._all, 0);
  return {
    now: new Date(actor.now).toISOString(),
    lines: shown.map((row) => lineOf(row, names.get(row.areaId) ?? "")),
    counts: { waiting: count("waiting"), active: count("active"), ended: count("ended") },
    before: end === undefined ? null : `${String(end.submittedAt.getTime())}.${end.id}`,
  };
}

export interface UnitDetail extends UnitLine {
  now: string;
  version: number;
  liaison: string;
  phone: string;
  resources: string;
  declineText: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  contact: Disclosed | null;
  corrections: Correction[];
  verbs: UnitVerb[];
  /** Organizations that may be the same unit: by the name. */
  same: { id: string; name: string }[];
}

/** One unit's check-in as the community sees it. At most six statements. */
export async function unitDetail(scope: Scope, id: string): Promise<UnitDetail> {
  const { actor, tx } = scope;
  const row = await tx.unitCheckIn.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: detailColumns,
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const verbs = unitVerbsFor(actor, row);
  const same = verbs.includes("accept")
    ? await tx.organization.findMany({
        where: {
          tenantId: actor.tenantId,
          kind: { in: ["unit", "department"] },
          validTo: null,
          OR: [{ name: { contains: row.unitName } }, { shortName: row.unitName }],
        },
        orderBy: { name: "asc" },
        take: 20,
        select: { id: true, name: true },
      })
    : [];
  return {
    ...(await withPlace(scope, row)),
    contact: await disclosedLiaison(scope, id),
    corrections: await correctionsOf(scope, id),
    verbs,
    same,
  };
}

/** The check-in of the unit whose liaison officer asks. Two statements. */
export async function ownUnit(scope: Scope) {
  const { actor, tx } = scope;
  const row = await tx.unitCheckIn.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId ?? "" },
    select: detailColumns,
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  return { ...(await withPlace(scope, row)), verbs: unitVerbsFor(actor, row) };
}

const lineColumns = {
  id: true,
  unitName: true,
  unitKind: true,
  partyOrgName: true,
  memberCount: true,
  status: true,
  endReason: true,
  submittedAt: true,
} as const;

const detailColumns = {
  ...lineColumns,
  areaId: true,
  version: true,
  liaisonMasked: true,
  phoneMasked: true,
  resources: true,
  declineText: true,
  decidedAt: true,
  decidedBy: true,
} as const;

interface LineRow {
  id: string;
  unitName: string;
  unitKind: string;
  partyOrgName: string;
  memberCount: number;
  status: string;
  endReason: string | null;
  submittedAt: Date;
}

interface DetailRow extends LineRow {
  areaId: string;
  version: number;
  liaisonMasked: string;
  phoneMasked: string;
  resources: string;
  declineText: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

async function withPlace({ actor, tx }: Scope, row: DetailRow) {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: row.areaId },
    select: { name: true },
  });
  return {
    ...lineOf(row, area?.name ?? ""),
    now: new Date(actor.now).toISOString(),
    version: row.version,
    liaison: row.liaisonMasked,
    phone: row.phoneMasked,
    resources: row.resources,
    declineText: row.declineText,
    decidedAt: row.decidedAt === null ? null : row.decidedAt.toISOString(),
    decidedBy: row.decidedBy,
  };
}

function lineOf(row: LineRow, community: string): UnitLine {
  return {
    id: row.id,
    unit: row.unitName,
    kind: row.unitKind,
    partyOrg: row.partyOrgName,
    memberCount: row.memberCount,
    community,
    status: unitStatuses.find((known) => known === row.status) ?? "ended",
    endReason: row.endReason,
    submittedAt: row.submittedAt.toISOString(),
  };
}
