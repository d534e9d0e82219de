import "server-only";
import { assignmentLook, type AssignmentLook } from "@/lib/affairs/tickets/rules/assignment-look";
import {
  exclusionReasons,
  figureMarks,
  type ExclusionReason,
  type FigureMark,
} from "@/lib/affairs/tickets/rules/exclusions";
import { known } from "@/lib/affairs/tickets/rules/known";
import { Prisma } from "@/lib/platform/db/client";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { periodFor, type Period, type PeriodWish } from "../rules/period";
import type { UnitCount } from "../rules/unit-figures";
import type { ShownPlace, UnitRow } from "../schema";
import { figureLevels, placeInRange, shown } from "./place";
import { spanOf } from "./span";
import { atPlace, ofUnit, sourcesOf, type Source } from "./unit-sources";

/** One case behind a figure. Instants are ISO 8601. */
export interface UnitCase {
  key: string;
  number: string | null;
  title: string;
  place: string;
  unitName: string;
  href: string;
  look: AssignmentLook | null;
  /** Why it is left out of the figures, or was corrected. */
  figures: { mark: FigureMark; reason: ExclusionReason } | null;
  /** Of a call-back: whether somebody answered. */
  reached: boolean | null;
  begunAt: string;
  acceptedAt: string | null;
  dueAt: string | null;
  doneAt: string | null;
}

export interface UnitCases {
  kind: Source["kind"];
  unit: Omit<UnitRow, "counts"> | null;
  place: ShownPlace | null;
  period: Period;
  lines: UnitCase[];
  /** There are more than are shown. */
  cut: boolean;
}

/** As many as a person looks through; the list of tickets has the rest. */
const casesMax = 300;

/** The very cases that a count of the table is made of, the latest due first. Null outside the range. */
export async function casesOf(
  scope: Scope,
  asked: { unit?: string | undefined; area?: string | undefined; count: UnitCount },
  wish: PeriodWish,
): Promise<UnitCases | null> {
  const { actor, tx } = scope;
  const own = actor.organizationId;
  const place = own === null ? await placeInRange(scope, asked.area, figureLevels) : null;
  if (own === null ? place === null : asked.unit !== undefined && asked.unit !== own) return null;
  const id = own ?? asked.unit;
  const unit =
    id === undefined
      ? null
      : await tx.organization.findFirst({
          where: { tenantId: actor.tenantId, id },
          select: { id: true, name: true },
        });
  if (unit === null && id !== undefined) return null;
  const { timeZone } = actor.tenant;
  const period = periodFor(wish, localDate(actor.now, timeZone));
  const source = sourcesOf(actor, spanOf(period, timeZone)).find(({ conditions }) =>
    conditions.has(asked.count),
  );
  const condition = source?.conditions.get(asked.count);
  if (source === undefined || condition === undefined) return null;
  const rows = await tx.$queryRaw<CaseRow[]>`
    select ${columns[source.kind]}
    from ${source.from}
    where ${source.within} and (${condition}) ${atPlace(source, place)} ${ofUnit(source, id)}
    order by due_at desc nulls last, key limit ${casesMax + 1}`;
  return {
    kind: source.kind,
    unit,
    place: place === null ? null : shown(place),
    period,
    lines: rows.slice(0, casesMax).map((row) => lineOf(row, own !== null)),
    cut: rows.length > casesMax,
  };
}

interface CaseRow {
  key: string;
  number: string | null;
  title: string;
  place: string;
  unit_name: string;
  matter_id: string;
  order_id: string | null;
  status: string | null;
  redone: boolean;
  mark: string | null;
  reason_code: string | null;
  reached: boolean | null;
  begun_at: Date;
  accepted_at: Date | null;
  due_at: Date | null;
  done_at: Date | null;
}

const ofOrder = Prisma.sql`a.ticket_number as number, a.title, a.place, a.organization_name as unit_name,
  a.ticket_id as matter_id, a.id as order_id, a.status, a.redo_reason is not null as redone`;
const columns: Readonly<Record<Source["kind"], Prisma.Sql>> = {
  orders: Prisma.sql`a.id::text as key, ${ofOrder}, t.figure_mark as mark, t.reason_code, null::boolean as reached,
    a.dispatched_at as begun_at, a.accepted_at, a.due_at, a.submitted_at as done_at`,
  calls: Prisma.sql`a.id || ' ' || b.at as key, ${ofOrder}, null as mark, null as reason_code, b.reached,
    b.at as begun_at, null::timestamptz as accepted_at, null::timestamptz as due_at, null::timestamptz as done_at`,
  whistles: Prisma.sql`w.id::text as key, null as number, w.title, w.place, w.organization_name as unit_name,
    w.call_id as matter_id, null::uuid as order_id, null as status, false as redone, null as mark, null as reason_code, null::boolean as reached,
    w.called_at as begun_at, null::timestamptz as accepted_at, w.arrive_by as due_at, w.arrived_at as done_at`,
};

function lineOf(row: CaseRow, own: boolean): UnitCase {
  return {
    key: row.key,
    number: row.number,
    title: row.title,
    place: row.place,
    unitName: row.unit_name,
    href: hrefOf(row, own),
    look: row.status === null ? null : assignmentLook(row.status, row.redone),
    figures:
      row.mark === null || row.reason_code === null
        ? null
        : { mark: known(figureMarks, row.mark), reason: known(exclusionReasons, row.reason_code) },
    reached: row.reached,
    begunAt: row.begun_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
  };
}

/** A unit opens what it was sent; who answers for a place opens the matter. */
function hrefOf({ order_id, matter_id }: CaseRow, own: boolean): string {
  if (order_id !== null) return own ? `/assignments/${order_id}` : `/tickets/${matter_id}`;
  return own ? "/whistles" : `/whistles/${matter_id}`;
}
