import "server-only";
import { depth } from "@/lib/ground/territory/rules/path";
import type { ActorFacts } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import type { Prisma } from "@/prisma/generated/client";
import { urgencies, type Clockwork, type Urgency } from "../rules/deadline";
import words from "../messages/zh-CN.json";
import { known } from "../rules/known";
import { withoutTraces } from "../rules/personal-traces";
import { visibleTickets } from "../rules/policy";
import {
  queueStatuses,
  queueTabs,
  screenBy,
  type QueueAddress,
  type QueueTab,
} from "../rules/queue";
import { ticketStatuses, type TicketStatus } from "../rules/statuses";
import { ticketSources } from "../schema";
import { countMax } from "./list";
import { searchCondition } from "./ticket-condition";

const t = messages(words);

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
  registeredAt: string;
  resolvedAt: string | null;
  /** Until when the desk must decide: the time for screening, later the organization's due time. */
  decideBy: string | null;
  rated: boolean;
  claim: { by: string; mine: boolean } | null;
}

/** As many as are looked at before some are done; what is done makes room. */
export const queueMax = 60;

/** What waits in one tab, the most pressing first. One statement, two with a search. */
export async function queueLines(
  scope: Scope,
  address: QueueAddress,
  clockwork: Clockwork,
): Promise<QueueLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.ticket.findMany({
    where: await queueCondition(scope, address),
    orderBy: [...orders[address.tab]],
    take: queueMax,
    select: lineColumns,
  });
  return rows.map((row) => lineOf(row, actor, clockwork));
}

const orders = {
  dispatching: [{ registeredAt: "asc" }, { id: "asc" }],
  returning: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  checking: [{ resolvedAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  // What the resident has rated can be closed now; the rest waits for an answer.
  closing: [{ ratedAt: { sort: "asc", nulls: "last" } }, { resolvedAt: "asc" }, { id: "asc" }],
} as const satisfies Record<QueueTab, Prisma.TicketOrderByWithRelationInput[]>;

async function queueCondition(
  scope: Scope,
  { tab, whose, q }: QueueAddress,
): Promise<Prisma.TicketWhereInput> {
  const { actor } = scope;
  const search = await searchCondition(scope, q);
  return {
    tenantId: actor.tenantId,
    AND: [
      visibleTickets(actor),
      { status: { in: [...queueStatuses[tab]] } },
      // On-site checks are the grid's (DOMAIN §2.4, T15).
      tab === "checking" ? { physical: false } : {},
      whose === "free" ? { claimedByDutyId: null } : {},
      whose === "mine" ? { claimedByDutyId: actor.dutyId } : {},
      search.where,
    ],
  };
}

/** One of several that are sent out together. */
export interface BulkTicket {
  id: string;
  version: number;
  title: string;
  place: string;
  /** The resident's words without what tells who said them. */
  task: string;
}

/** Of these tickets those that still wait to be sent out. One statement. */
export async function bulkTickets(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<BulkTicket[]> {
  const rows = await tx.ticket.findMany({
    where: {
      tenantId: actor.tenantId,
      AND: [visibleTickets(actor), { id: { in: [...ids] }, status: "screening" }],
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    select: { id: true, version: true, title: true, placeNames: true, address: true, text: true },
  });
  return rows.map(({ placeNames, address, text, ...row }) => ({
    ...row,
    place: [placeNames, address].filter(Boolean).join(" "),
    task: withoutTraces(text, t("suggest.removed")),
  }));
}

export type QueueCounts = Record<QueueTab, number> & { mine: number };

/**
 * How many wait in each tab, capped, and how many of the first are the own. One statement, that reads
 * each status along its index and stops: a plain count of several reads them all first.
 */
export async function queueCounts({ actor, tx }: Scope): Promise<QueueCounts> {
  const { tenantId, lo, hi, dutyId } = actor;
  const statuses = queueTabs.flatMap((tab) => [...queueStatuses[tab]]);
  const rows = await tx.$queryRaw<{ status: string; n: number }[]>`
    select s.status, (select count(*)::int from (
        select from ticket t
        where t.tenant_id = ${tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
          and t.status = s.status and (t.status <> 'verification' or not t.physical)
        order by t.registered_at desc, t.id desc limit ${countMax}) x) as n
    from unnest(${statuses}::text[]) s (status)
    union all
    select 'mine', (select count(*)::int from (
        select from ticket t
        where t.tenant_id = ${tenantId}::uuid and t.claimed_by_duty_id = ${dutyId}::uuid
          and t.status = any (${[...queueStatuses.dispatching]}::text[])
        limit ${countMax}) x)`;
  const sum = (of: readonly string[]) =>
    rows.filter(({ status }) => of.includes(status)).reduce((all, { n }) => all + n, 0);
  return {
    dispatching: sum(queueStatuses.dispatching),
    returning: sum(queueStatuses.returning),
    checking: sum(queueStatuses.checking),
    closing: sum(queueStatuses.closing),
    mine: sum(["mine"]),
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
  leadName: true,
  round: true,
  registeredAt: true,
  resolvedAt: true,
  dueAt: true,
  ratedAt: true,
  claimedByDutyId: true,
  claimedByName: true,
} as const;

function lineOf(
  row: Prisma.TicketGetPayload<{ select: typeof lineColumns }>,
  actor: ActorFacts,
  clockwork: Clockwork,
): QueueLine {
  const { placeNames, address, dueAt, ratedAt, claimedByDutyId, claimedByName, ...rest } = row;
  const names = placeNames.split(" ");
  const below = names.slice(Math.min(depth(actor.lo), names.length - 1));
  const undecided = queueStatuses.dispatching.some((status) => status === row.status);
  return {
    ...rest,
    place: [...below, address].filter(Boolean).join(" "),
    source: known(ticketSources, row.source),
    status: known(ticketStatuses, row.status),
    urgency: row.urgency === null ? null : known(urgencies, row.urgency),
    registeredAt: row.registeredAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    decideBy: undecided
      ? new Date(screenBy(row.registeredAt.getTime(), clockwork)).toISOString()
      : (dueAt?.toISOString() ?? null),
    rated: ratedAt !== null,
    claim:
      claimedByDutyId === null
        ? null
        : { by: claimedByName ?? "", mine: claimedByDutyId === actor.dutyId },
  };
}
