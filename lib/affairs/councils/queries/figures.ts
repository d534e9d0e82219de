import "server-only";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { councilFigureNames, type CouncilFigureName, type FigureFilter } from "../rules/figures";
import {
  councilLevels,
  inForce,
  leaveReasons,
  type CouncilLevel,
  type SeatKind,
} from "../rules/seats";
import { kindOf } from "./seats";

type LeaveReason = (typeof leaveReasons)[number];

/** One figure: of every level of the range, and where people left, why. */
export interface CouncilFigure {
  name: CouncilFigureName;
  total: number;
  levels: Readonly<Record<CouncilLevel, number>>;
  reasons: { reason: LeaveReason; count: number }[];
}

/** One row behind a figure. Days are "2026-11-22". */
export interface FigureRow {
  id: string;
  councilId: string;
  council: string;
  level: CouncilLevel;
  kind: SeatKind | null;
  organization: string | null;
  name: string | null;
  title: string | null;
  since: string | null;
  until: string | null;
  reason: LeaveReason | null;
}

const pageSize = 50;

/**
 * 组织、第一书记、在任兼职委员、届中调整、成员单位 of the own range: what is in force today, and who has left within the
 * present term. One statement; the rows behind each figure are those of `figureRows`.
 */
export async function councilFigures(scope: Scope): Promise<CouncilFigure[]> {
  const rows = await scope.tx.$queryRaw<
    { figure: string; level: string; reason: string | null; n: number }[]
  >`${facts(scope)} select f.figure, f.level, f.reason, count(*)::int as n from facts f group by 1, 2, 3`;
  return councilFigureNames.map((name) => {
    const own = rows.filter(({ figure }) => figure === name);
    const sum = (of: typeof own) => of.reduce((total, { n }) => total + n, 0);
    const at = (level: CouncilLevel) => sum(own.filter((row) => row.level === level));
    return {
      name,
      total: sum(own),
      levels: { district: at("district"), street: at("street"), community: at("community") },
      reasons: leaveReasons
        .map((reason) => ({ reason, count: sum(own.filter((row) => row.reason === reason)) }))
        .filter(({ count }) => count > 0),
    };
  });
}

/** The rows behind a figure, place by place, and the word that leads to the next page. One statement. */
export async function figureRows(
  scope: Scope,
  { figure, level, reason, after }: FigureFilter,
): Promise<{ rows: FigureRow[]; after: string | null }> {
  const [path = "", id = ""] = after?.split("~") ?? [];
  const found = await scope.tx.$queryRaw<
    (Omit<FigureRow, "level" | "kind" | "reason"> & {
      level: string;
      kind: string | null;
      reason: string | null;
      path: string;
    })[]
  >`${facts(scope)}
    select f.id, f.council_id as "councilId", f.council, f.level, f.kind, f.organization, f.name, f.title,
      to_char(f.since, 'YYYY-MM-DD') as since, to_char(f.until, 'YYYY-MM-DD') as until, f.reason, f.path
    from facts f
    where f.figure = ${figure}
      ${level === undefined ? Prisma.empty : Prisma.sql`and f.level = ${level}`}
      ${reason === undefined ? Prisma.empty : Prisma.sql`and f.reason = ${reason}`}
      ${after === undefined ? Prisma.empty : Prisma.sql`and (f.path, f.id) > (${path} collate "C", ${id}::uuid)`}
    order by f.path, f.id limit ${pageSize + 1}`;
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ path: _path, ...row }) => ({
      ...row,
      level: councilLevels.find((one) => one === row.level) ?? "community",
      kind: row.kind === null ? null : kindOf(row.kind),
      reason: leaveReasons.find((one) => one === row.reason) ?? null,
    })),
    after: last === undefined ? null : `${last.path}~${last.id}`,
  };
}

/** One line for everything that a figure counts: the same for the figures and for the rows behind them. */
function facts({ actor }: Scope) {
  const tenant = Prisma.sql`${actor.tenantId}::uuid`;
  const present = [...inForce];
  return Prisma.sql`with body as (
      select c.id as council_id, c.name as council, c.level, c.path, c.established_on, t.id as term_id
      from council c left join council_term t
        on t.tenant_id = c.tenant_id and t.council_id = c.id and t.status = 'current'
      where c.tenant_id = ${tenant} and c.path >= ${actor.lo} and c.path < ${actor.hi} and c.dissolved_on is null),
    seat as (
      select b.*, s.id as seat_id, s.kind, s.organization_name as organization, s.closed_on
      from body b join council_seat s on s.tenant_id = ${tenant} and s.term_id = b.term_id),
    facts as (
      select 'councils' as figure, b.level, null::text as reason, b.path, b.council_id as id, b.council_id, b.council,
        null::text as kind, null::text as organization, null::text as name, null::text as title,
        b.established_on as since, null::date as until from body b
      union all
      select case s.kind when 'part_time' then 'part_time' else 'first_secretaries' end, s.level, null, s.path, h.id,
        s.council_id, s.council, s.kind, s.organization, h.name, h.title, h.starts_on, null
      from seat s join seat_holder h on h.tenant_id = ${tenant} and h.seat_id = s.seat_id and h.role = 'holder'
        and h.status = any (${present})
      where s.kind in ('first_secretary', 'part_time') and s.closed_on is null
      union all
      select 'replaced', s.level, h.end_reason, s.path, h.id, s.council_id, s.council, s.kind, s.organization,
        h.name, h.title, h.starts_on, h.ends_on
      from seat s join seat_holder h on h.tenant_id = ${tenant} and h.seat_id = s.seat_id and h.role = 'holder'
        and h.status = 'ended' and h.end_reason = any (${[...leaveReasons]})
      union all
      select 'member_units', s.level, null, s.path, s.seat_id, s.council_id, s.council, s.kind, s.organization,
        null, null, null, null
      from seat s where s.kind = 'part_time' and s.closed_on is null)`;
}
