import "server-only";
import { Prisma } from "@/lib/platform/db/client";
import { range } from "@/lib/ground/territory/rules/path";
import type { Actor } from "@/lib/platform/db/scope";
import {
  callCounts,
  orderCounts,
  whistleCounts,
  type OrderCount,
  type UnitCount,
} from "../rules/unit-figures";
import type { Span } from "./span";

// What the figures of units are counted from, and what every count means: one condition for each, with
// which the table counts and the list shows. The rows are those of the period; a look at one month
// never reads the years before it.

/** Rows of one kind: where they come from, whose they are, and which of them each count takes. */
export interface Source {
  readonly kind: "orders" | "calls" | "whistles";
  readonly from: Prisma.Sql;
  /** Of the period and of the actor's range, apart from the place that was asked for. */
  readonly within: Prisma.Sql;
  readonly path: Prisma.Sql;
  readonly unit: Prisma.Sql;
  readonly conditions: ReadonlyMap<UnitCount, Prisma.Sql>;
}

/** All that figures of units are counted from. */
export function sourcesOf(
  actor: Actor,
  span: Span,
  /** Counted as if what was corrected after publication had been left out. */
  corrections = false,
): readonly Source[] {
  return [
    orderSource(actor, span, corrections),
    callSource(actor, span),
    whistleSource(actor, span),
  ];
}

/**
 * The orders due in the period. A unit has no right on tickets nor on what was sent to others: the
 * resident's answers and whether a part was late are told to it by the database, for its own orders.
 */
function orderSource(
  { tenantId, organizationId, at }: Actor,
  span: Span,
  corrections: boolean,
): Source {
  if (organizationId !== null) {
    return orders(
      tenantId,
      span,
      Prisma.sql`left join sec.own_order_facts(${span.from}::timestamptz, ${span.before}::timestamptz) t on t.id = a.id`,
      Prisma.sql`coalesce(t.charged, false)`,
      corrections,
    );
  }
  const now = Prisma.sql`${at.toISOString()}::timestamptz`;
  return orders(
    tenantId,
    span,
    // A lead that is no later than a part of it was: the lateness is the part's (DOMAIN §2.6). By key, one
    // by one ("offset 0"): the planner would rather read every ticket there is.
    Prisma.sql`left join lateral (select t.figure_mark,
          case when t.figure_mark is not null then (select x.reason_code from exclusion x where x.tenant_id = t.tenant_id
            and x.ticket_id = t.id and x.status in ('excluded', 'corrected')) end as reason_code, case when t.lead_assignment_id = a.id then t.rated_solved end as rated_solved,
          case when t.lead_assignment_id = a.id then t.rated_satisfied end as rated_satisfied from ticket t
        where t.tenant_id = a.tenant_id and t.id = a.ticket_id offset 0) t on true
      left join lateral (select max(coalesce(p.submitted_at, ${now}) - p.due_at) as late from assignment p
        where p.tenant_id = a.tenant_id and p.lead_assignment_id = a.id
          and coalesce(a.submitted_at, ${now}) > a.due_at and coalesce(p.submitted_at, ${now}) > p.due_at
          and p.status not in ('returned', 'recalled', 'waived', 'terminated', 'withdrawn')) l on true`,
    Prisma.sql`coalesce(coalesce(a.submitted_at, ${now}) - a.due_at <= l.late, false)`,
    corrections,
  );
}

function orders(
  tenantId: string,
  span: Span,
  facts: Prisma.Sql,
  charged: Prisma.Sql,
  corrections: boolean,
): Source {
  return {
    kind: "orders",
    from: Prisma.sql`assignment a ${facts}`,
    within: Prisma.sql`a.tenant_id = ${tenantId}::uuid
      and a.due_at >= ${span.from}::timestamptz and a.due_at < ${span.before}::timestamptz`,
    path: Prisma.sql`a.path`,
    unit: Prisma.sql`a.organization_id`,
    conditions: conditionsOf(orderCounts, orderConditions(charged, corrections)),
  };
}

// A sending that the dispatcher took back is the dispatcher's, not the unit's; what was given back, ended
// without handling or stands on the backlog has no due time that the unit could keep.
const over = Prisma.sql`('recalled', 'returned', 'withdrawn', 'terminated', 'deferred')`;

function orderConditions(
  charged: Prisma.Sql,
  corrections: boolean,
): Record<OrderCount, Prisma.Sql> {
  const counted = corrections
    ? Prisma.sql`t.figure_mark is null`
    : Prisma.sql`t.figure_mark is distinct from 'excluded'`;
  const lead = Prisma.sql`a.part = 'lead' and ${counted}`;
  const sent = Prisma.sql`${lead} and a.status <> 'recalled'`;
  const handled = Prisma.sql`${lead} and a.status not in ${over}`;
  const toAccept = Prisma.sql`${lead} and a.status not in ('recalled', 'returned')
    and (a.accepted_at is not null or a.status not in ('withdrawn', 'terminated'))`;
  const inTime = Prisma.sql`a.submitted_at <= a.due_at`;
  const resolved = Prisma.sql`${handled} and (a.submitted_at is not null or a.redo_reason is not null)`;
  const parts = Prisma.sql`a.part = 'co' and ${counted} and a.status not in ${over} and a.status <> 'waived'`;
  const rated = Prisma.sql`${sent} and t.rated_solved is not null`;
  const due = Prisma.sql`${handled} and not ${charged}`;
  return {
    sent,
    returned: Prisma.sql`${lead} and a.status = 'returned'`,
    toAccept,
    acceptedInTime: Prisma.sql`${toAccept} and a.accepted_at <= a.accept_by`,
    handled,
    contactedInTime: Prisma.sql`${handled} and a.first_contact_at <= a.first_contact_by`,
    due,
    inTime: Prisma.sql`${handled} and ${inTime}`,
    charged: Prisma.sql`${handled} and ${charged}`,
    resolved,
    redone: Prisma.sql`${handled} and a.redo_reason is not null`,
    closed: Prisma.sql`${handled} and a.status = 'done'`,
    closedInTime: Prisma.sql`${handled} and a.status = 'done' and ${inTime}`,
    urgent: Prisma.sql`${handled} and a.urgency = 'urgent'`,
    urgentClosed: Prisma.sql`${handled} and a.urgency = 'urgent' and a.status = 'done'`,
    partsDue: parts,
    partsInTime: Prisma.sql`${parts} and ${inTime}`,
    rated,
    solved: Prisma.sql`${rated} and t.rated_solved = 'yes'`,
    satisfied: Prisma.sql`${rated} and t.rated_satisfied = 'yes'`,
    basically: Prisma.sql`${rated} and t.rated_satisfied = 'basically'`,
    wrong: Prisma.sql`${lead} and a.status in ('returned', 'recalled')`,
    allSent: lead,
    excluded: Prisma.sql`a.part = 'lead' and a.status <> 'recalled' and t.figure_mark = 'excluded'`,
    corrected: Prisma.sql`a.part = 'lead' and a.status <> 'recalled' and t.figure_mark = 'corrected'`,
  };
}

/** The call-backs of the period. */
function callSource({ tenantId, organizationId }: Actor, span: Span): Source {
  const calls =
    organizationId === null
      ? Prisma.sql`call_back b`
      : Prisma.sql`sec.own_calls(${span.from}::timestamptz, ${span.before}::timestamptz) b`;
  return {
    kind: "calls",
    from: Prisma.sql`${calls} join assignment a on a.tenant_id = ${tenantId}::uuid and a.id = b.assignment_id`,
    within: Prisma.sql`b.at >= ${span.from}::timestamptz and b.at < ${span.before}::timestamptz
      ${organizationId === null ? Prisma.sql`and b.tenant_id = ${tenantId}::uuid` : Prisma.empty}`,
    path: Prisma.sql`a.path`,
    unit: Prisma.sql`a.organization_id`,
    conditions: conditionsOf(callCounts, {
      called: Prisma.sql`true`,
      reached: Prisma.sql`b.reached`,
    }),
  };
}

/** The whistle calls whose time of arrival lies in the period. */
function whistleSource({ tenantId }: Actor, span: Span): Source {
  const summoned = Prisma.sql`w.status <> 'cancelled'`;
  return {
    kind: "whistles",
    from: Prisma.sql`whistle_response w`,
    within: Prisma.sql`w.tenant_id = ${tenantId}::uuid
      and w.arrive_by >= ${span.from}::timestamptz and w.arrive_by < ${span.before}::timestamptz`,
    path: Prisma.sql`w.path`,
    unit: Prisma.sql`w.organization_id`,
    conditions: conditionsOf(whistleCounts, {
      summoned,
      arrivedInTime: Prisma.sql`${summoned} and w.arrived_at <= w.arrive_by`,
    }),
  };
}

function conditionsOf<Name extends UnitCount>(
  names: readonly Name[],
  conditions: Readonly<Record<Name, Prisma.Sql>>,
): ReadonlyMap<UnitCount, Prisma.Sql> {
  return new Map(names.map((name) => [name, conditions[name]]));
}

export function atPlace(source: Source, place: { readonly path: string } | null): Prisma.Sql {
  if (place === null) return Prisma.empty;
  const { lo, hi } = range(place.path);
  return Prisma.sql`and ${source.path} >= ${lo} and ${source.path} < ${hi}`;
}

export function ofUnit(source: Source, unit: string | undefined): Prisma.Sql {
  return unit === undefined ? Prisma.empty : Prisma.sql`and ${source.unit} = ${unit}::uuid`;
}
