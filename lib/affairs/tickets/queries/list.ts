import "server-only";
import { cardLevels, type CardLevel } from "@/lib/parts/clocks/rules/cards";
import { depth } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import type { Prisma } from "@/prisma/generated/client";
import { urgencies, type Urgency } from "../rules/deadline";
import { cutPage, pageSize } from "../rules/keyset";
import { known } from "../rules/known";
import { ticketOutcomes, type TicketOutcome } from "../rules/outcomes";
import {
  exclusionReasons,
  figureMarks,
  type ExclusionReason,
  type FigureMark,
} from "../rules/exclusions";
import type { TicketFilter } from "../rules/ticket-filter";
import { ticketStatuses, type TicketStatus } from "../rules/statuses";
import { beyond, beyondEdge } from "./keyset";
import { ticketCondition } from "./ticket-condition";

/** One line of a list. Times are instants in ISO 8601. */
export interface TicketLine {
  id: string;
  number: string;
  title: string;
  place: string;
  categoryName: string;
  status: TicketStatus;
  /** How it ended, apart from the status. */
  outcome: TicketOutcome | null;
  /** A problem order (问题工单). */
  escalated: boolean;
  /** How often the resident has urged, and how many others follow it on the walls. */
  hurried: number;
  followers: number;
  /** Left out of the figures, or corrected after they were published. */
  figures: { mark: FigureMark; reason: ExclusionReason } | null;
  urgency: Urgency | null;
  /** 督办: the gravest card in force. */
  supervision: CardLevel | null;
  leadName: string | null;
  registeredAt: string;
  dueAt: string | null;
  /** Of the backlog: when it is looked at again. */
  reviewAt: string | null;
  dueProvisional: boolean;
  doneAt: string | null;
}

export interface TicketPage {
  now: string;
  lines: TicketLine[];
  /** At most `countMax`; that many means "more than that". */
  count: number;
  /** The keys of the neighbouring pages. */
  before: string | undefined;
  after: string | undefined;
  searchCut: boolean;
}

/** Counts stop here: an exact count of a large list costs more than the page itself. */
export const countMax = 1001;

/** One page of a filtered list, newest first. */
export async function ticketPage(scope: Scope, filter: TicketFilter): Promise<TicketPage> {
  const { tx } = scope;
  const { where, searchCut } = await ticketCondition(scope, filter);
  const { direction, edge } = beyond(filter);
  const read = await tx.ticket.findMany({
    where: edge === null ? where : { AND: [where, edgeCondition(direction, edge)] },
    orderBy: [{ registeredAt: direction }, { id: direction }],
    take: pageSize + 1,
    select: lineColumns,
  });
  const count = await countTickets(scope, where);
  const { page, before, after } = cutPage(
    read.map((row) => ({ ...row, at: row.registeredAt.getTime() })),
    filter,
  );
  return {
    now: new Date(scope.actor.now).toISOString(),
    lines: await withReasons(scope, page),
    count,
    before,
    after,
    searchCut,
  };
}

/** Lines, and for those that are left out of the figures why; a statement more where there are any. */
async function withReasons({ actor, tx }: Scope, rows: LineRow[]): Promise<TicketLine[]> {
  const marked = rows.flatMap((row) => (row.figureMark === null ? [] : [row.id]));
  const found =
    marked.length === 0
      ? []
      : await tx.exclusion.findMany({
          where: {
            tenantId: actor.tenantId,
            ticketId: { in: marked },
            status: { in: [...figureMarks] },
          },
          select: { ticketId: true, status: true, reasonCode: true },
        });
  const figures = new Map(
    found.map((one) => [
      one.ticketId,
      { mark: known(figureMarks, one.status), reason: known(exclusionReasons, one.reasonCode) },
    ]),
  );
  return rows.map((row) => ({
    ...lineOf(row, actor.lo),
    figures: figures.get(row.id) ?? null,
  }));
}

/** How the desk orders what waits. */
export type TicketOrder = "oldest" | "due" | "rated";

const orders = {
  oldest: [{ registeredAt: "asc" }, { id: "asc" }],
  due: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  // What the resident has rated can be closed now; the rest waits for an answer.
  rated: [{ ratedAt: { sort: "asc", nulls: "last" } }, { resolvedAt: "asc" }, { id: "asc" }],
} as const satisfies Record<TicketOrder, Prisma.TicketOrderByWithRelationInput[]>;

/** The first few of a filtered list and how many there are, capped. Two statements. */
export async function ticketsWaiting(
  scope: Scope,
  filter: TicketFilter,
  order: TicketOrder,
  take: number,
): Promise<{ lines: TicketLine[]; count: number }> {
  const { tx } = scope;
  const { where } = await ticketCondition(scope, filter);
  const rows = await tx.ticket.findMany({
    where,
    orderBy: [...orders[order]],
    take,
    select: lineColumns,
  });
  const count = rows.length < take ? rows.length : await countTickets(scope, where);
  return { lines: rows.map((row) => lineOf(row, scope.actor.lo)), count };
}

/**
 * How many there are, at most `countMax`. Not with count(): that one orders the whole range by its
 * key before it stops, where this reads the newest ids along the index.
 */
async function countTickets({ tx }: Scope, where: Prisma.TicketWhereInput): Promise<number> {
  const rows = await tx.ticket.findMany({
    where,
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take: countMax,
    select: { id: true },
  });
  return rows.length;
}

const lineColumns = {
  id: true,
  number: true,
  title: true,
  placeNames: true,
  address: true,
  categoryName: true,
  status: true,
  outcome: true,
  escalatedAt: true,
  figureMark: true,
  hurried: true,
  followers: true,
  urgency: true,
  supervision: true,
  leadName: true,
  registeredAt: true,
  dueAt: true,
  reviewAt: true,
  dueProvisional: true,
  resolvedAt: true,
  closedAt: true,
} as const;

type LineRow = Prisma.TicketGetPayload<{ select: typeof lineColumns }>;

/** Whoever acts for a street need not read its name in every line: names from below the scope on. */
function placeOf({ placeNames, address }: LineRow, lo: string): string {
  const names = placeNames.split(" ");
  const below = names.slice(Math.min(depth(lo), names.length - 1));
  return [...below, address].filter(Boolean).join(" ");
}

function lineOf(row: LineRow, lo: string): TicketLine {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    place: placeOf(row, lo),
    categoryName: row.categoryName,
    status: known(ticketStatuses, row.status),
    escalated: row.escalatedAt !== null,
    figures: null,
    hurried: row.hurried,
    followers: row.followers,
    outcome: row.outcome === null ? null : known(ticketOutcomes, row.outcome),
    urgency: row.urgency === null ? null : known(urgencies, row.urgency),
    supervision: row.supervision === null ? null : known(cardLevels, row.supervision),
    leadName: row.leadName,
    registeredAt: row.registeredAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    reviewAt: row.reviewAt?.toISOString() ?? null,
    dueProvisional: row.dueProvisional,
    doneAt: (row.resolvedAt ?? row.closedAt)?.toISOString() ?? null,
  };
}

function edgeCondition(
  direction: "asc" | "desc",
  edge: { at: number; id: string },
): Prisma.TicketWhereInput {
  const { bound, strict, id } = beyondEdge(direction, edge);
  return { registeredAt: bound, OR: [{ registeredAt: strict }, { id }] };
}
