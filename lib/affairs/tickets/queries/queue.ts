import "server-only";
import { depth } from "@/lib/ground/territory/rules/path";
import type { ActorFacts } from "@/lib/platform/access/actor";
import type { Actor, Scope } from "@/lib/platform/db/scope";
import type { Prisma } from "@/prisma/generated/client";
import { urgencies, type Clockwork, type Urgency } from "../rules/deadline";
import { known } from "../rules/known";
import { visibleTickets } from "../rules/policy";
import { queueStatuses, screenBy, type QueueAddress, type QueueTab } from "../rules/queue";
import { ticketStatuses, type TicketStatus } from "../rules/statuses";
import { ticketVerbs } from "../rules/workflow";
import { ticketSources } from "../schema";
import { countMax } from "./list";
import { numberOf, wordsOf } from "./ticket-condition";

/** One line of a dispatcher's queue. Times are instants in ISO 8601. */
export interface QueueLine {
  id: string;
  number: string;
  title: string;
  place: string;
  categoryName: string;
  source: (typeof ticketSources)[number];
  status: TicketStatus;
  urgency: Urgency | null;
  leadName: string | null;
  round: number;
  /** How often the resident has urged. */
  hurried: number;
  /** How many others have said "me too" on the walls. */
  followers: number;
  registeredAt: string;
  resolvedAt: string | null;
  /** Organizations dispute whose duty it is. */
  disputed: boolean;
  /** Until when the desk must decide: the time for screening, later the due time or the review. */
  decideBy: string | null;
  rated: boolean;
  /** A resident objects to how it ended, since then. */
  contestedAt: string | null;
  /** Somebody waits for the desk's word on it. */
  asked: boolean;
  claim: { by: string; mine: boolean } | null;
}

/** As many as are looked at before some are done; what is done makes room. */
export const queueMax = 60;

/** What waits in one tab, the most pressing first. One statement. */
export async function queueLines(
  scope: Scope,
  address: QueueAddress,
  given: { clockwork: Clockwork; heaps: Heaps },
): Promise<QueueLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.ticket.findMany({
    where: queueCondition(actor, address, given.heaps),
    orderBy: [...orders[address.tab]],
    take: queueMax,
    select: lineColumns,
  });
  const asked = new Set(given.heaps.asks);
  return rows.map((row) =>
    lineOf(row, actor, {
      clockwork: given.clockwork,
      clock: given.heaps.anew.get(row.id),
      asked: asked.has(row.id),
    }),
  );
}

const orders = {
  // What is likely urgent stands first however many are older; then what presses the most people.
  dispatching: [
    { likelyUrgent: "desc" },
    { pressing: "desc" },
    { registeredAt: "asc" },
    { id: "asc" },
  ],
  asking: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  checking: [{ resolvedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  // What the resident has rated can be closed now; the rest waits for an answer.
  closing: [{ ratedAt: { sort: "asc", nulls: "last" } }, { resolvedAt: "asc" }, { id: "asc" }],
} as const satisfies Record<QueueTab, Prisma.TicketOrderByWithRelationInput[]>;

function queueCondition(
  actor: Actor,
  { tab, whose, q }: QueueAddress,
  { asks, met }: Heaps,
): Prisma.TicketWhereInput {
  const number = numberOf(q);
  return {
    tenantId: actor.tenantId,
    AND: [
      visibleTickets(actor),
      tab === "asking" ? { id: { in: [...asks] } } : { status: { in: [...queueStatuses[tab]] } },
      // On-site checks are the grid's (DOMAIN §2.4, T15).
      tab === "checking" ? { physical: false } : {},
      whose === "free" ? { claimedByDutyId: null } : {},
      whose === "mine" ? { claimedByDutyId: actor.dutyId } : {},
      number === null ? {} : { number },
      met === null ? {} : { id: { in: met } },
    ],
  };
}

export type QueueCounts = Record<QueueTab, number> & { mine: number };

/** How much waits in each tab, and the tickets of the two heaps that no status tells. */
export interface Heaps {
  counts: QueueCounts;
  /** Somebody waits for the desk's word: a return, an application, a review that is due, a card, an objection. */
  asks: string[];
  /** What the search has met; null without one. */
  met: string[] | null;
  /** The clocks of the desk that do not count from the registration: it came back, or is talked over. */
  anew: ReadonlyMap<string, DeskClock>;
}

/** Instants in milliseconds; due is null until the scan has reckoned it. */
interface DeskClock {
  startedAt: number;
  dueAt: number | null;
}

interface HeapRow {
  heap: string;
  n: number;
  id: string | null;
  started: Date | null;
  due: Date | null;
}

/**
 * How many wait in each tab, capped, and how many of the first are the own; which are asked about;
 * what a search meets; and which clocks of the desk began anew. One statement for all of it. The counts read each status along its index
 * and stop: a plain count of several reads them all first.
 */
export async function queueHeaps(
  { actor, tx }: Scope,
  { q }: Pick<QueueAddress, "q">,
): Promise<Heaps> {
  const { tenantId, lo, hi, dutyId, personId, at } = actor;
  const decides = ticketVerbs.uphold.by.some((role) => role === actor.role);
  const statuses = Object.values(queueStatuses).flat();
  const words = wordsOf(q);
  const rows = await tx.$queryRaw<HeapRow[]>`
    select s.status as heap, (select count(*)::int from (
        select from ticket t
        where t.tenant_id = ${tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
          and t.status = s.status and (t.status <> 'verification' or not t.physical)
        order by t.registered_at desc, t.id desc limit ${countMax}) x) as n, null::uuid as id,
      null::timestamptz as started, null::timestamptz as due
    from unnest(${statuses}::text[]) s (status)
    union all
    select 'mine', (select count(*)::int from (
        select from ticket t
        where t.tenant_id = ${tenantId}::uuid and t.claimed_by_duty_id = ${dutyId}::uuid
          and t.status = any (${[...queueStatuses.dispatching]}::text[])
        limit ${countMax}) x), null, null, null
    union all
    (select distinct 'asks', 1, a.ticket_id, null::timestamptz, null::timestamptz from (
        select ticket_id from application
        where tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi} and status = 'pending'
        union all
        select ticket_id from assignment
        where tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi} and status = 'return_requested'
        union all
        select ticket_id from supervision
        where tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi} and status = 'proposed'
        union all
        select id from ticket
        where tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi}
          and status = 'deferred' and review_at <= ${at}
        union all
        -- What is one's own conclusion another decides (DOMAIN §2.13, 4).
        select id from ticket
        where ${decides} and tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi}
          and contested_at is not null and upheld_at is null and exited_by is distinct from ${personId}::uuid) a
      limit ${countMax})
    union all
    select 'met', 1, f, null, null from sec.find_tickets(coalesce(${words}, '')) f where ${words}::text is not null
    union all
    select 'anew', 1, subject_id, started_at, due_at from clock
    where tenant_id = ${tenantId}::uuid and path >= ${lo} and path < ${hi}
      and kind in ('screen', 'adjudicate', 'consult') and generation > 1 and ended_at is null
    order by due desc nulls first`;
  const sum = (of: readonly string[]) =>
    rows.filter(({ heap }) => of.includes(heap)).reduce((all, { n }) => all + n, 0);
  const idsOf = (heap: string) => rows.flatMap((row) => (row.heap === heap ? (row.id ?? []) : []));
  return {
    counts: {
      dispatching: sum(queueStatuses.dispatching),
      asking: sum(["asks"]),
      checking: sum(queueStatuses.checking),
      closing: sum(queueStatuses.closing),
      mine: sum(["mine"]),
    },
    asks: idsOf("asks"),
    met: words === null ? null : idsOf("met"),
    // Of a dispute that is talked over two run: the earlier one counts, which comes last.
    anew: new Map(
      rows.flatMap(({ heap, id, started, due }) =>
        heap !== "anew" || id === null || started === null
          ? []
          : [[id, { startedAt: started.getTime(), dueAt: due?.getTime() ?? null }]],
      ),
    ),
  };
}

const lineColumns = {
  id: true,
  number: true,
  title: true,
  placeNames: true,
  address: true,
  categoryName: true,
  source: true,
  status: true,
  urgency: true,
  likelyUrgent: true,
  disputedAt: true,
  leadName: true,
  round: true,
  hurried: true,
  followers: true,
  registeredAt: true,
  resolvedAt: true,
  dueAt: true,
  reviewAt: true,
  contestedAt: true,
  ratedAt: true,
  claimedByDutyId: true,
  claimedByName: true,
} as const;

function lineOf(
  row: Prisma.TicketGetPayload<{ select: typeof lineColumns }>,
  actor: ActorFacts,
  given: { clockwork: Clockwork; clock: DeskClock | undefined; asked: boolean },
): QueueLine {
  const { placeNames, address, dueAt, ratedAt, claimedByDutyId, claimedByName, ...others } = row;
  const { likelyUrgent, disputedAt, reviewAt, contestedAt, ...rest } = others;
  // On the backlog the time of the order stands still, and the review is what is due.
  const workDue = row.status === "deferred" ? reviewAt : dueAt;
  const waits = { registeredAt: row.registeredAt, likelyUrgent, disputed: disputedAt !== null };
  const names = placeNames.split(" ");
  const below = names.slice(Math.min(depth(actor.lo), names.length - 1));
  return {
    ...rest,
    place: [...below, address].filter(Boolean).join(" "),
    source: known(ticketSources, row.source),
    status: known(ticketStatuses, row.status),
    urgency: urgencyOf(row),
    disputed: waits.disputed,
    contestedAt: contestedAt?.toISOString() ?? null,
    registeredAt: row.registeredAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    decideBy: isUndecided(row.status)
      ? new Date(decideBy(waits, given)).toISOString()
      : (workDue?.toISOString() ?? null),
    rated: ratedAt !== null,
    asked: given.asked,
    claim:
      claimedByDutyId === null
        ? null
        : { by: claimedByName ?? "", mine: claimedByDutyId === actor.dutyId },
  };
}

/** Until it is sent out a matter is as urgent as its category; the order then says its own. */
function urgencyOf(row: { status: string; urgency: string | null; likelyUrgent: boolean }) {
  if (isUndecided(row.status)) return row.likelyUrgent ? "urgent" : null;
  return row.urgency === null ? null : known(urgencies, row.urgency);
}

/** The same instant that the ladder counts from, so that the desk is never told two times. */
function decideBy(
  { registeredAt, ...of }: { registeredAt: Date; likelyUrgent: boolean; disputed: boolean },
  { clock, clockwork }: { clock: DeskClock | undefined; clockwork: Clockwork },
): number {
  const startedAt = clock?.startedAt ?? registeredAt.getTime();
  return clock?.dueAt ?? screenBy(startedAt, clockwork, of);
}

function isUndecided(status: string): boolean {
  return queueStatuses.dispatching.some((one) => one === status);
}
