import "server-only";
import { lineOf } from "@/lib/ground/check-ins/rules/signed-line";
import { districtKey, signedBy } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";
import { statementKinds, type StatementKind } from "../rules/periods";
import { reportLines, reportText, type ReportLine } from "../rules/unit-report";
import { statementStatusOf, type StatementStatus } from "../rules/statements";
import { cursorOf, cut, pageSize } from "./page";

/** Statements of one unit and period that no unit of this district will read. */
export interface UnissuedGroup {
  unitName: string;
  kind: StatementKind;
  fromDay: string;
  count: number;
}

export interface IssuedReport {
  id: string;
  version: number;
  kind: StatementKind;
  fromDay: string;
  toDistrict: string;
  toUnit: string;
  issuedAt: string;
  issuedBy: string;
  members: number;
  /** Signed; null when nobody of it has a name here any more, or when it is another's to issue. */
  line: string | null;
}

export interface UnitReportPage {
  now: string;
  groups: UnissuedGroup[];
  issued: IssuedReport[];
  before: string | null;
  known: { id: string; name: string }[];
}

/** 外区单位的双报告: what waits to be issued, what was, and to which districts of other servers it can go. */
export async function unitReportPage(scope: Scope, before?: string): Promise<UnitReportPage> {
  const { actor, tx } = scope;
  const here = { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
  const groups = await tx.serviceStatement.groupBy({
    by: ["unitName", "kind", "fromDay"],
    where: { ...here, subject: "member", organizationId: null, status: "sent", issuedId: null },
    _count: true,
    orderBy: [{ fromDay: "desc" }, { unitName: "asc" }, { kind: "asc" }],
    take: pageSize,
  });
  const known = await tx.knownDistrict.findMany({
    where: { tenantId: actor.tenantId, endedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, name: true },
  });
  return {
    now: new Date(actor.now).toISOString(),
    groups: groups.map(({ _count, ...group }) => ({
      unitName: group.unitName,
      kind: kindOf(group.kind),
      fromDay: isoDay(group.fromDay),
      count: _count,
    })),
    known,
    ...(await issuedReports(scope, before)),
  };
}

async function issuedReports(scope: Scope, before: string | undefined) {
  const { actor, tx } = scope;
  const last = cursorOf(before);
  const rows = await tx.issuedReport.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      ...(last === null
        ? {}
        : { OR: [{ issuedAt: { lt: last.at } }, { issuedAt: last.at, id: { gt: last.id } }] }),
    },
    orderBy: [{ issuedAt: "desc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      version: true,
      areaId: true,
      kind: true,
      fromDay: true,
      toKey: true,
      toDistrict: true,
      toUnit: true,
      issuedAt: true,
      issuedBy: true,
    },
  });
  const page = cut(rows, ({ issuedAt, id }) => ({ at: issuedAt, id }));
  const lines = await linesOf(
    scope,
    page.shown.map(({ id }) => id),
  );
  const issued = page.shown.map(({ areaId, toKey, ...row }) => {
    const mine = lines.get(row.id) ?? [];
    const shown = {
      ...row,
      kind: kindOf(row.kind),
      fromDay: isoDay(row.fromDay),
      issuedAt: row.issuedAt.toISOString(),
    };
    const signs = areaId === actor.areaId && mine.length > 0;
    return {
      ...shown,
      members: mine.length,
      line: signs ? signed(scope, { ...shown, toKey }, mine) : null,
    };
  });
  return { issued, before: page.before };
}

/** Made anew each time and kept nowhere; who was erased here is not in it any more. */
function signed(
  { actor }: Scope,
  row: Omit<IssuedReport, "line" | "members" | "version" | "issuedBy"> & { toKey: string },
  lines: ReportLine[],
): string {
  const { slug, name } = actor.tenant;
  const text = reportText({
    kind: "unit_report",
    id: row.id,
    from: { slug, name, key: districtKey(slug) },
    place: actor.scopeName,
    to: { key: row.toKey, unit: row.toUnit },
    at: row.issuedAt,
    period: { kind: row.kind, fromDay: row.fromDay },
    lines,
  });
  return lineOf(text, signedBy(slug, text));
}

/** Of each report; who has left this range or was erased is in none. */
async function linesOf(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<Map<string, ReportLine[]>> {
  const rows = await tx.serviceStatement.findMany({
    where: { tenantId: actor.tenantId, issuedId: { in: [...ids] } },
    orderBy: { id: "asc" },
    select: {
      issuedId: true,
      memberId: true,
      posts: true,
      minutes: true,
      wishes: true,
      pledges: true,
      fulfilled: true,
      evaluation: true,
      evaluatedBy: true,
      evaluatedAt: true,
    },
  });
  const members = await tx.member.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: rows.flatMap(({ memberId }) => memberId ?? []) },
      erasedAt: null,
    },
    select: { id: true, nameMasked: true },
  });
  const names = new Map(members.map(({ id, nameMasked }) => [id, nameMasked]));
  const byReport = new Map<string, ReportLine[]>();
  for (const { issuedId, memberId, evaluation, evaluatedAt, ...row } of rows) {
    const name = names.get(memberId ?? "");
    if (issuedId === null || evaluation === null || name === undefined) continue;
    const line = { name, evaluation, evaluatedAt: evaluatedAt?.toISOString() ?? null, ...row };
    byReport.set(issuedId, [...(byReport.get(issuedId) ?? []), line]);
  }
  return byReport;
}

/** What was handed in of another district, with the place that has issued it. */
export interface ReceivedReport {
  id: string;
  kind: StatementKind;
  fromDay: string;
  fromDistrict: string;
  fromPlace: string;
  status: StatementStatus;
  lines: ReportLine[];
}

/** Those of the actor's unit, the latest first. One statement. */
export async function receivedReports(
  { actor, tx }: Scope,
  before?: string,
): Promise<{ reports: ReceivedReport[]; olderReports: string | null }> {
  const last = cursorOf(before);
  const rows = await tx.receivedReport.findMany({
    where: {
      tenantId: actor.tenantId,
      organizationId: actor.organizationId ?? "",
      ...(last === null
        ? {}
        : { OR: [{ takenAt: { lt: last.at } }, { takenAt: last.at, id: { gt: last.id } }] }),
    },
    orderBy: [{ takenAt: "desc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      fromDay: true,
      fromDistrict: true,
      fromPlace: true,
      status: true,
      lines: true,
      takenAt: true,
    },
  });
  const page = cut(rows, ({ takenAt, id }) => ({ at: takenAt, id }));
  return {
    olderReports: page.before,
    reports: page.shown.map((row) => ({
      id: row.id,
      fromDistrict: row.fromDistrict,
      fromPlace: row.fromPlace,
      kind: kindOf(row.kind),
      fromDay: isoDay(row.fromDay),
      status: statementStatusOf(row.status),
      lines: reportLines.parse(row.lines),
    })),
  };
}

function kindOf(kind: string): StatementKind {
  return statementKinds.find((known) => known === kind) ?? "quarter";
}

function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
