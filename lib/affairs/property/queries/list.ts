import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import {
  committeeStates,
  endOf,
  housingKinds,
  propertyStatuses,
  type CommitteeState,
  type HousingKind,
  type PropertyStatus,
} from "../rules/estates";
import { planStanding } from "../rules/plans";
import { canEnter } from "../rules/rights";

const pageSize = 50;

/** What must be thought of: nobody manages it and nothing is planned, a plan or a contract is over its day. */
export const estateHeaps = ["unplanned", "late", "contract"] as const;
export type EstateHeap = (typeof estateHeaps)[number];

export interface EstateFilter {
  /** Part of a name. */
  text?: string | undefined;
  status?: PropertyStatus | undefined;
  heap?: EstateHeap | undefined;
  /** A street or community of the own range. */
  areaId?: string | undefined;
  companyId?: string | undefined;
  /** The estate after which the page begins, as `next` of the page before. */
  after?: string | undefined;
}

export interface EstateLine {
  id: string;
  name: string;
  community: string;
  housing: HousingKind;
  households: number | null;
  status: PropertyStatus;
  company: { id: string; name: string } | null;
  contract: { until: string; end: "over" | "soon" | null } | null;
  committee: CommitteeState;
  /** Of an estate that nobody manages. */
  plan: { standing: "none" | "late" | "planned"; due: string | null } | null;
}

export interface EstatePage {
  lines: EstateLine[];
  next: string | null;
  statuses: Readonly<Record<PropertyStatus, number>>;
  heaps: Readonly<Record<EstateHeap, number>>;
  /** The places just below the own one, to look at one of them. */
  places: { id: string; name: string }[];
  mayEnter: boolean;
}

/** The estates of the own range by place and name, one page, with what must be thought of. At most eleven statements. */
export async function estatePage(scope: Scope, filter: EstateFilter): Promise<EstatePage> {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const within = await withinOf(scope, filter.areaId);
  const last =
    filter.after === undefined
      ? null
      : await tx.estate.findFirst({
          where: { ...within, id: filter.after },
          select: { path: true, name: true, id: true },
        });
  const rows = await tx.estate.findMany({
    where: {
      ...within,
      ...(filter.text === undefined ? {} : { name: { contains: filter.text } }),
      ...(filter.companyId === undefined ? {} : { companyId: filter.companyId }),
      AND: [
        filter.status === undefined ? {} : { status: filter.status },
        filter.heap === undefined ? {} : heapWhere(filter.heap, today),
        last === null ? {} : { OR: beyond(last) },
      ],
    },
    orderBy: [{ path: "asc" }, { name: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      name: true,
      areaId: true,
      housing: true,
      households: true,
      status: true,
      companyId: true,
      companyName: true,
      contractUntil: true,
      committee: true,
      planDue: true,
    },
  });
  const shown = rows.slice(0, pageSize);
  const communities = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: shown.map(({ areaId }) => areaId) } },
    select: { id: true, name: true },
  });
  const named = new Map(communities.map(({ id, name }) => [id, name]));
  return {
    lines: shown.map((row) => lineOf(row, named.get(row.areaId) ?? "", today)),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    statuses: await statusCounts(scope, within),
    heaps: {
      unplanned: await tx.estate.count({ where: { ...within, ...heapWhere("unplanned", today) } }),
      late: await tx.estate.count({ where: { ...within, ...heapWhere("late", today) } }),
      contract: await tx.estate.count({ where: { ...within, ...heapWhere("contract", today) } }),
    },
    places: await placesBelow(scope),
    mayEnter: canEnter(actor).ok,
  };
}

async function withinOf({ actor, tx }: Scope, areaId: string | undefined) {
  const { tenantId, lo, hi } = actor;
  const area =
    areaId === undefined
      ? null
      : await tx.area.findFirst({
          where: { tenantId, id: areaId, path: { gte: lo, lt: hi } },
          select: { path: true },
        });
  return {
    tenantId,
    closedOn: null,
    path: area === null ? { gte: lo, lt: hi } : { startsWith: area.path },
  };
}

function heapWhere(heap: EstateHeap, today: string): Prisma.EstateWhereInput {
  switch (heap) {
    case "unplanned":
      return { status: "unmanaged", planDue: null };
    case "late":
      return { status: "unmanaged", planDue: { lt: new Date(today) } };
    case "contract":
      return { contractUntil: { lt: new Date(today) } };
  }
}

/** What comes after this row in the order of the list. */
function beyond({ path, name, id }: { path: string; name: string; id: string }) {
  return [{ path: { gt: path } }, { path, name: { gt: name } }, { path, name, id: { gt: id } }];
}

async function statusCounts({ tx }: Scope, within: Prisma.EstateWhereInput) {
  const rows = await tx.estate.groupBy({
    by: ["status"],
    where: within,
    _count: { id: true },
  });
  const of = (status: PropertyStatus) => rows.find((row) => row.status === status)?._count.id ?? 0;
  return {
    company: of("company"),
    self_managed: of("self_managed"),
    unmanaged: of("unmanaged"),
  };
}

const placesMax = 100;

async function placesBelow({ actor, tx }: Scope) {
  return tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      parentId: actor.areaId ?? "",
      level: { in: ["street", "community"] },
      validTo: null,
    },
    orderBy: { path: "asc" },
    take: placesMax,
    select: { id: true, name: true },
  });
}

interface Row {
  id: string;
  name: string;
  housing: string;
  households: number | null;
  status: string;
  companyId: string | null;
  companyName: string | null;
  contractUntil: Date | null;
  committee: string;
  planDue: Date | null;
}

function lineOf(row: Row, community: string, today: string): EstateLine {
  const { id, name, households, companyId, companyName } = row;
  const status = propertyStatuses.find((one) => one === row.status) ?? "unmanaged";
  const due = row.planDue === null ? null : isoDay(row.planDue);
  const until = row.contractUntil === null ? null : isoDay(row.contractUntil);
  const standing = planStanding({ status, planDue: due }, today);
  return {
    id,
    name,
    community,
    households,
    status,
    housing: housingKinds.find((one) => one === row.housing) ?? "mixed",
    committee: committeeStates.find((one) => one === row.committee) ?? "none",
    company:
      companyId === null || companyName === null ? null : { id: companyId, name: companyName },
    contract: until === null ? null : { until, end: endOf(until, today) },
    plan: standing === null ? null : { standing, due },
  };
}
