import "server-only";
import { range } from "@/lib/ground/territory/rules/path";
import { ticketsWithProposals } from "@/lib/parts/clocks/queries/cards";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { instantAt } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { Prisma } from "@/lib/platform/db/client";
import { measureRule, runningStatuses, type MeasureRule } from "../rules/measures";
import { visibleTickets } from "../rules/policy";
import { ticketVerbs } from "../rules/workflow";
import { searchable, ticketGroups, type TicketFilter } from "../rules/ticket-filter";

/** Due within the next 24 hours counts as soon. */
const soonMs = 86_400_000;
/** sec.find_tickets gives no more ids than this; the newest come first. */
const searchMax = 1000;

export interface TicketCondition {
  where: Prisma.TicketWhereInput;
  /** The search met more tickets than it looks through. */
  searchCut: boolean;
}

/**
 * A filter as a condition, inside the actor's range. Costs one statement for each of asking, area,
 * category and search words, and none without them.
 */
export async function ticketCondition(
  scope: Scope,
  filter: TicketFilter,
): Promise<TicketCondition> {
  const { actor } = scope;
  const search = await searchCondition(scope, filter.q);
  const parts: Prisma.TicketWhereInput[] = [
    visibleTickets(actor),
    plainCondition(filter),
    oldCondition(filter.old, actor.now),
    dueCondition(filter.due, actor.now),
    callCondition(filter.call, actor.now),
    await askingCondition(scope, filter.asking),
    await cardCondition(scope, filter.card),
    await idleCondition(scope, filter),
    await areaCondition(scope, filter.area),
    await categoryCondition(scope, filter.category),
    countedCondition(scope, filter),
    search.where,
  ];
  return {
    where: {
      tenantId: actor.tenantId,
      AND: parts.filter((part) => Object.keys(part).length > 0),
    },
    searchCut: search.cut,
  };
}

function plainCondition(filter: TicketFilter): Prisma.TicketWhereInput {
  const status = filter.status === undefined ? {} : { status: filter.status };
  const group =
    filter.group === undefined ? {} : { status: { in: [...ticketGroups[filter.group]] } };
  return {
    ...group,
    ...status,
    ...(filter.organization === undefined ? {} : { leadOrganizationId: filter.organization }),
    ...(filter.urgency === undefined ? {} : { urgency: filter.urgency }),
    ...(filter.source === undefined ? {} : { source: filter.source }),
    ...(filter.physical === undefined ? {} : { physical: filter.physical === "1" }),
    ...(filter.redo === undefined ? {} : { round: { gt: 1 } }),
    ...(filter.escalated === undefined ? {} : { escalatedAt: { not: null } }),
  };
}

/**
 * What waits for the desk's word: a return, an application, a part given back, a deferral whose day has
 * come, and for superiors what a resident objects to. The policies bound what the statement reads.
 */
async function askingCondition(
  { actor, tx }: Scope,
  asking: TicketFilter["asking"],
): Promise<Prisma.TicketWhereInput> {
  if (asking === undefined) return {};
  const contested = { contestedAt: { not: null }, upheldAt: null };
  if (asking === "contested") return contested;
  const rows = await tx.$queryRaw<{ ticket_id: string }[]>`
    select ticket_id from application where tenant_id = ${actor.tenantId}::uuid and status = 'pending'
    union select ticket_id from assignment
      where tenant_id = ${actor.tenantId}::uuid and status = 'return_requested'
    limit ${searchMax}`;
  return {
    OR: [
      { id: { in: rows.map((row) => row.ticket_id) } },
      { status: "deferred", reviewAt: { lte: new Date(actor.now) } },
      // An objection is a superior's to decide.
      ...(ticketVerbs.uphold.by.some((role) => role === actor.role) ? [contested] : []),
    ],
  };
}

/** Registered more than so many days ago: with `measure=open` what has long stood open (DOMAIN §2.10). */
function oldCondition(old: string | undefined, now: number): Prisma.TicketWhereInput {
  if (old === undefined) return {};
  return { registeredAt: { lt: new Date(now - Number(old) * 86_400_000) } };
}

function dueCondition(due: TicketFilter["due"], now: number): Prisma.TicketWhereInput {
  if (due === undefined) return {};
  const dueAt =
    due === "over" ? { lt: new Date(now) } : { gte: new Date(now), lt: new Date(now + soonMs) };
  return { status: { in: [...runningStatuses] }, dueAt };
}

/**
 * Whom the desk is to call: about a result, when the time is over without one, after a "no" (T16); with
 * what only waits to be closed, since the same desk does that.
 */
function callCondition(call: TicketFilter["call"], now: number): Prisma.TicketWhereInput {
  if (call === undefined) return {};
  return { OR: [{ status: "callback" }, { callAt: { lte: new Date(now) } }] };
}

/** The days of the period are the tenant's; both ends belong to it. */
function countedCondition(scope: Scope, filter: TicketFilter): Prisma.TicketWhereInput {
  const rule = filter.measure === undefined ? undefined : measureRule(filter.measure);
  const day = rule === undefined ? "registeredAt" : rule.day;
  const period = day === null ? undefined : periodOf(filter, scope.actor.tenant.timeZone);
  return {
    AND: [
      rule === undefined ? {} : ruleCondition(scope, rule),
      day === null || period === undefined ? {} : { [day]: period },
    ],
  };
}

export function periodOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): { gte?: Date; lt?: Date } | undefined {
  const first = from === undefined ? null : dayNumberOf(from);
  const last = to === undefined ? null : dayNumberOf(to);
  if (first === null && last === null) return undefined;
  return {
    ...(first === null ? {} : { gte: new Date(instantAt(first, 0, timeZone)) }),
    ...(last === null ? {} : { lt: new Date(instantAt(last + 1, 0, timeZone)) }),
  };
}

function ruleCondition({ actor, tx }: Scope, rule: MeasureRule): Prisma.TicketWhereInput {
  const column = tx.ticket.fields;
  return {
    AND: [
      // Every ticket was registered at some time; the other days may be missing.
      rule.day === null || rule.day === "registeredAt" ? {} : { [rule.day]: { not: null } },
      rule.statusIn === undefined ? {} : { status: { in: [...rule.statusIn] } },
      rule.statusNotIn === undefined ? {} : { status: { notIn: [...rule.statusNotIn] } },
      rule.inOrder === undefined ? {} : { [rule.inOrder[0]]: { lte: column[rule.inOrder[1]] } },
      rule.answer === undefined ? {} : { [rule.answer[0]]: rule.answer[1] },
      markCondition(rule.mark),
      rule.late === undefined ? {} : { dueAt: { lt: new Date(actor.now) } },
    ],
  };
}

/** Neither marked nor corrected afterwards is counted as well as marked by nothing. */
function markCondition(mark: MeasureRule["mark"]): Prisma.TicketWhereInput {
  if (mark === undefined) return {};
  if (mark !== "counted") return { figureMark: mark };
  return { OR: [{ figureMark: null }, { figureMark: { not: "excluded" } }] };
}

/**
 * With an organization, or on the desk, and no word of history for so many days (ANCHORS §6, wish 20). What
 * stands on the backlog has its own day of review. The oldest first, by the index of each ticket's history.
 */
async function idleCondition(
  scope: Scope,
  { idle, organization }: TicketFilter,
): Promise<Prisma.TicketWhereInput> {
  if (idle === undefined) return {};
  const rows = await scope.tx.$queryRaw<{ id: string }[]>(idleTickets(scope, idle, organization));
  return { id: { in: rows.map((row) => row.id) } };
}

/** The statement that reads their ids, at most a thousand. */
export function idleTickets({ actor }: Scope, idle: string, organization?: string): Prisma.Sql {
  const since = new Date(actor.now - Number(idle) * 86_400_000).toISOString();
  return Prisma.sql`
    select t.id from ticket t
    where t.tenant_id = ${actor.tenantId}::uuid and t.path >= ${actor.lo} and t.path < ${actor.hi}
      and t.status = any (${[...runningStatuses]}::text[])
      and (${organization ?? null}::uuid is null or t.lead_organization_id = ${organization ?? null}::uuid)
      and (select e.at from event e where e.tenant_id = t.tenant_id and e.ticket_id = t.id
        and e.actor_kind <> 'job' order by e.seq desc limit 1) < ${since}::timestamptz
    order by t.registered_at, t.id limit ${searchMax}`;
}

/** What waits for a decision on a card costs a statement of its own. */
async function cardCondition(
  scope: Scope,
  card: TicketFilter["card"],
): Promise<Prisma.TicketWhereInput> {
  if (card === undefined) return {};
  return card === "proposed"
    ? { id: { in: await ticketsWithProposals(scope) } }
    : { supervision: card };
}

const nowhere = { path: { gte: "", lt: "" } };

async function areaCondition(
  { actor, tx }: Scope,
  id: string | undefined,
): Promise<Prisma.TicketWhereInput> {
  if (id === undefined) return {};
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { path: true },
  });
  if (area === null) return nowhere;
  const { lo, hi } = range(area.path);
  return { path: { gte: lo, lt: hi } };
}

/** A category stands for those below it as well. */
async function categoryCondition(
  { actor, tx }: Scope,
  id: string | undefined,
): Promise<Prisma.TicketWhereInput> {
  if (id === undefined) return {};
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId, OR: [{ id }, { parentId: id }] },
    select: { id: true },
  });
  return { categoryId: { in: rows.map((row) => row.id) } };
}

/** A whole number finds its one ticket; other words go through the index of character pairs. */
async function searchCondition(
  { tx }: Scope,
  typed: string | undefined,
): Promise<{ where: Prisma.TicketWhereInput; cut: boolean }> {
  const number = numberOf(typed);
  if (number !== null) return { where: { number }, cut: false };
  const words = wordsOf(typed);
  if (words === null) return { where: {}, cut: false };
  const rows = await tx.$queryRaw<{ id: string }[]>`select sec.find_tickets(${words}) as id`;
  return { where: { id: { in: rows.map((row) => row.id) } }, cut: rows.length >= searchMax };
}

/** What was typed into a search as the number of a ticket. */
export function numberOf(typed: string | undefined): string | null {
  const words = typed?.normalize("NFKC").trim() ?? "";
  return /^\d{13}$/.test(words) ? words : null;
}

/** The same as words that sec.find_tickets can look for. */
export function wordsOf(typed: string | undefined): string | null {
  const words = typed?.normalize("NFKC").trim() ?? "";
  return numberOf(words) === null && searchable(words) ? words : null;
}
