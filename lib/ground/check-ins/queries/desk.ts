import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { checkInStatuses, type CheckInStatus } from "../rules/workflow";

const pageSize = 50;

/** What stands together in the list. */
export const checkInTabs = {
  waiting: ["submitted", "invited"],
  active: ["active"],
  exempt: ["exempt"],
  ended: ["ended", "declined"],
} as const satisfies Record<string, readonly CheckInStatus[]>;
export type CheckInTab = keyof typeof checkInTabs;

export interface CheckInLine {
  id: string;
  version: number;
  /** Null once the member has moved out of the own range, or has left. */
  name: string | null;
  phone: string | null;
  phoneChecked: boolean;
  unit: string | null;
  community: string;
  branch: string | null;
  status: CheckInStatus;
  endReason: string | null;
  submittedAt: string;
}

export interface CheckInPage {
  now: string;
  lines: CheckInLine[];
  counts: Record<CheckInTab, number>;
  /** Older ones: the address parameter that shows them. */
  before: string | null;
}

export interface CheckInFilter {
  tab: CheckInTab;
  /** Part of the unit's name. */
  unit?: string | undefined;
  before?: string | undefined;
}

/** Check-ins of the own range, the newest first, names masked. At most five statements. */
export async function checkInPage(scope: Scope, filter: CheckInFilter): Promise<CheckInPage> {
  const { actor, tx } = scope;
  const here = { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
  const last = filter.before === undefined ? null : cursorOf(filter.before);
  const ofUnit =
    filter.unit === undefined ? {} : { memberId: { in: await membersOfUnit(scope, filter.unit) } };
  const rows = await tx.memberCheckIn.findMany({
    where: {
      ...here,
      ...ofUnit,
      status: { in: [...checkInTabs[filter.tab]] },
      ...(last === null
        ? {}
        : {
            OR: [{ submittedAt: { lt: last.at } }, { submittedAt: last.at, id: { lt: last.id } }],
          }),
    },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: lineColumns,
  });
  const counted = await tx.memberCheckIn.groupBy({
    by: ["status"],
    where: here,
    _count: { _all: true },
  });
  const shown = rows.slice(0, pageSize);
  const end = rows.length > pageSize ? shown.at(-1) : undefined;
  const count = (tab: CheckInTab) =>
    counted
      .filter(({ status }) => checkInTabs[tab].some((one) => one === status))
      .reduce((sum, row) => sum + row._count._all, 0);
  return {
    now: new Date(actor.now).toISOString(),
    lines: await linesOf(scope, shown),
    counts: {
      waiting: count("waiting"),
      active: count("active"),
      exempt: count("exempt"),
      ended: count("ended"),
    },
    before: end === undefined ? null : `${String(end.submittedAt.getTime())}.${end.id}`,
  };
}

export const lineColumns = {
  id: true,
  version: true,
  memberId: true,
  areaId: true,
  branchName: true,
  status: true,
  endReason: true,
  submittedAt: true,
} as const;

interface LineRow {
  id: string;
  version: number;
  memberId: string;
  areaId: string;
  branchName: string | null;
  status: string;
  endReason: string | null;
  submittedAt: Date;
}

export async function linesOf(
  { actor, tx }: Scope,
  rows: readonly LineRow[],
): Promise<CheckInLine[]> {
  const members = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: rows.map(({ memberId }) => memberId) } },
    select: {
      id: true,
      nameMasked: true,
      phoneMasked: true,
      phoneCheckedAt: true,
      unitName: true,
      erasedAt: true,
    },
  });
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: rows.map(({ areaId }) => areaId) } },
    select: { id: true, name: true },
  });
  const byId = new Map(members.map((member) => [member.id, member]));
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const member = byId.get(row.memberId);
    const known = member?.erasedAt === null ? member : undefined;
    return {
      id: row.id,
      version: row.version,
      name: known?.nameMasked ?? null,
      phone: known?.phoneMasked ?? null,
      phoneChecked: known !== undefined && known.phoneCheckedAt !== null,
      unit: known?.unitName ?? null,
      community: names.get(row.areaId) ?? "",
      branch: row.branchName,
      status: statusOf(row.status),
      endReason: row.endReason,
      submittedAt: row.submittedAt.toISOString(),
    };
  });
}

export function statusOf(status: string): CheckInStatus {
  return checkInStatuses.find((known) => known === status) ?? "ended";
}

const membersMax = 1000;

async function membersOfUnit({ actor, tx }: Scope, text: string): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      unitName: { contains: text },
    },
    take: membersMax,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export function cursorOf(text: string): { at: Date; id: string } | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { at: new Date(Number(match[1])), id: match[2] };
}
