import "server-only";
import type { ActorFacts } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import { Prisma } from "@/lib/platform/db/client";
import {
  assignmentGroups,
  assignmentRunning,
  type AssignmentFilter,
} from "../rules/assignment-filter";
import { assignmentLook, type AssignmentLook } from "../rules/assignment-look";
import { urgencies, type Urgency } from "../rules/deadline";
import { cutPage, pageSize } from "../rules/keyset";
import { known } from "../rules/known";
import { inHand } from "../rules/verb-row";
import { visibleAssignments } from "../rules/policy";
import { assignmentVerbOpen } from "../rules/workflow";
import { beyond, beyondEdge } from "./keyset";
import { countMax } from "./list";
import { periodOf } from "./ticket-condition";

const soonMs = 86_400_000;

/** One line of an organization's list. Times are instants in ISO 8601. */
export interface AssignmentLine {
  id: string;
  number: string;
  title: string;
  place: string;
  categoryName: string;
  status: AssignmentLook;
  urgency: Urgency;
  part: "lead" | "co";
  handlerName: string | null;
  /** The actor may take it out of the organization's queue. */
  takeable: boolean;
  dispatchedAt: string;
  dueAt: string;
  dueProvisional: boolean;
  doneAt: string | null;
}

export interface AssignmentPage {
  now: string;
  lines: AssignmentLine[];
  count: number;
  before: string | undefined;
  after: string | undefined;
}

/** What was addressed to the actor's organization, newest first. */
export async function assignmentPage(
  scope: Scope,
  filter: AssignmentFilter,
): Promise<AssignmentPage> {
  const { tx } = scope;
  const where = await assignmentCondition(scope, filter);
  const { direction, edge } = beyond(filter);
  const read = await tx.assignment.findMany({
    where: edge === null ? where : { AND: [where, edgeCondition(direction, edge)] },
    orderBy: [{ dispatchedAt: direction }, { id: direction }],
    take: pageSize + 1,
    select: lineColumns,
  });
  const count = await countAssignments(scope, where);
  const { page, before, after } = cutPage(
    read.map((row) => ({ ...row, at: row.dispatchedAt.getTime() })),
    filter,
  );
  const now = new Date(scope.actor.now).toISOString();
  return { now, lines: page.map((row) => lineOf(row, scope.actor)), count, before, after };
}

export type AssignmentOrder = "accept" | "due";

const orders = {
  accept: [{ acceptBy: "asc" }, { id: "asc" }],
  due: [{ dueAt: "asc" }, { id: "asc" }],
} as const satisfies Record<AssignmentOrder, Prisma.AssignmentOrderByWithRelationInput[]>;

/** The first few of a filtered list and how many there are, capped. Two statements. */
export async function assignmentsWaiting(
  scope: Scope,
  filter: AssignmentFilter,
  order: AssignmentOrder,
  take: number,
): Promise<{ lines: AssignmentLine[]; count: number }> {
  const { tx } = scope;
  const where = await assignmentCondition(scope, filter);
  const rows = await tx.assignment.findMany({
    where,
    orderBy: [...orders[order]],
    take,
    select: lineColumns,
  });
  const count = rows.length < take ? rows.length : await countAssignments(scope, where);
  return { lines: rows.map((row) => lineOf(row, scope.actor)), count };
}

/** How many there are, at most `countMax`; see countTickets in list.ts. */
async function countAssignments(
  { tx }: Scope,
  where: Prisma.AssignmentWhereInput,
): Promise<number> {
  const rows = await tx.assignment.findMany({
    where,
    orderBy: [{ dispatchedAt: "desc" }, { id: "desc" }],
    take: countMax,
    select: { id: true },
  });
  return rows.length;
}

/**
 * A filter as a condition. Words are looked for in the organization's own rows; only what has long lain
 * costs a statement.
 */
export async function assignmentCondition(
  scope: Scope,
  filter: AssignmentFilter,
): Promise<Prisma.AssignmentWhereInput> {
  const { actor } = scope;
  const period = periodOf(filter, actor.tenant.timeZone);
  const now = new Date(actor.now);
  const parts: Prisma.AssignmentWhereInput[] = [visibleAssignments(actor)];
  if (filter.group) parts.push({ status: { in: [...assignmentGroups[filter.group]] } });
  if (filter.urgency) parts.push({ urgency: filter.urgency });
  if (filter.part) parts.push({ part: filter.part });
  if (filter.redo) parts.push({ redoReason: filter.redo === "1" ? { not: null } : null });
  if (filter.whose === "mine") parts.push({ handlerId: actor.personId ?? "" });
  if (filter.whose === "free") parts.push({ handlerId: null, status: { in: [...inHand] } });
  if (filter.idle) {
    const rows = await scope.tx.$queryRaw<{ id: string }[]>(idleAssignments(scope, filter.idle));
    parts.push({ id: { in: rows.map(({ id }) => id) } });
  }
  if (period) parts.push({ dispatchedAt: period });
  if (filter.due) {
    const soon = new Date(actor.now + soonMs);
    parts.push({
      status: { in: [...assignmentRunning] },
      dueAt: filter.due === "over" ? { lt: now } : { gte: now, lt: soon },
    });
  }
  if (filter.q) {
    const contains = { contains: filter.q.normalize("NFKC"), mode: "insensitive" } as const;
    parts.push({ OR: [{ ticketNumber: contains }, { title: contains }, { place: contains }] });
  }
  return { tenantId: actor.tenantId, AND: parts };
}

/**
 * In the organization's hands, and no word of history that it may read for so many days (ANCHORS §6, wish
 * 20); the worker's own steps are none. The statement that reads their ids, at most a thousand, those due first.
 */
export function idleAssignments({ actor }: Scope, idle: string): Prisma.Sql {
  const since = new Date(actor.now - Number(idle) * 86_400_000).toISOString();
  return Prisma.sql`
    select a.id from assignment a
    where a.tenant_id = ${actor.tenantId}::uuid and a.organization_id = ${actor.organizationId}::uuid
      and a.status = any (${[...assignmentRunning]}::text[])
      and coalesce((select e.at from event e where e.tenant_id = a.tenant_id and e.ticket_id = a.ticket_id
        and e.organization_id = a.organization_id and e.actor_kind <> 'job' order by e.seq desc limit 1),
        a.dispatched_at) < ${since}::timestamptz
    order by a.due_at, a.id limit ${idleMax}`;
}

const idleMax = 1000;

const lineColumns = {
  id: true,
  ticketNumber: true,
  title: true,
  place: true,
  categoryName: true,
  status: true,
  urgency: true,
  part: true,
  handlerId: true,
  handlerName: true,
  redoReason: true,
  dispatchedAt: true,
  dueAt: true,
  dueProvisional: true,
  submittedAt: true,
  endedAt: true,
} as const;

function lineOf(
  row: Prisma.AssignmentGetPayload<{ select: typeof lineColumns }>,
  actor: ActorFacts,
): AssignmentLine {
  return {
    id: row.id,
    number: row.ticketNumber,
    title: row.title,
    place: row.place,
    categoryName: row.categoryName,
    status: assignmentLook(row.status, row.redoReason !== null),
    urgency: known(urgencies, row.urgency),
    part: row.part === "co" ? "co" : "lead",
    handlerName: row.handlerName,
    takeable: row.handlerId === null && assignmentVerbOpen("takeOn", row.status, actor.role),
    dispatchedAt: row.dispatchedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    dueProvisional: row.dueProvisional,
    doneAt: (row.submittedAt ?? row.endedAt)?.toISOString() ?? null,
  };
}

function edgeCondition(
  direction: "asc" | "desc",
  edge: { at: number; id: string },
): Prisma.AssignmentWhereInput {
  const { bound, strict, id } = beyondEdge(direction, edge);
  return { dispatchedAt: bound, OR: [{ dispatchedAt: strict }, { id }] };
}
