import "server-only";
import { keptDuties } from "@/lib/ground/people/queries/kept-duties";
import { openWork } from "@/lib/ground/people/queries/open-work";
import type { Scope } from "@/lib/platform/db/scope";

/** One matter that is or was in somebody's hand. */
export interface HeldItem {
  kind: "ticket" | "assignment";
  id: string;
  number: string;
  title: string;
  dueAt: string | null;
}

export interface HandOverShown {
  id: string;
  fromName: string;
  /** null = back to the queue. */
  toName: string | null;
  toMe: boolean;
  byName: string;
  note: string;
  at: string;
  seen: boolean;
  /** How many there were; what the reader may not see is not among the items. */
  count: number;
  items: HeldItem[];
}

export type HandOverPage = Awaited<ReturnType<typeof handOverPage>>;

const shownMax = 20;
const heldMax = 200;

/** The own work or that of a duty one keeps, to whom it can go, and what was handed over lately. */
export async function handOverPage(scope: Scope, wanted: string | undefined) {
  const { actor } = scope;
  const duties = await keptDuties(scope);
  const work = new Map(
    (
      await openWork(
        scope,
        duties.map(({ id }) => id),
      )
    ).map((one) => [one.dutyId, one]),
  );
  const chosen = duties.find(({ id }) => id === wanted) ?? duties[0] ?? null;
  return {
    now: new Date(actor.now).toISOString(),
    // The own first, then whoever has most in hand.
    duties: duties
      .map((duty) => ({
        ...duty,
        count: (work.get(duty.id)?.tickets ?? 0) + (work.get(duty.id)?.assignments ?? 0),
      }))
      .sort((a, b) => Number(b.own) - Number(a.own) || b.count - a.count),
    chosen:
      chosen === null
        ? null
        : {
            ...chosen,
            receivers: work.get(chosen.id)?.receivers ?? [],
            items: await heldItems(scope, chosen),
          },
    handOvers: await recentHandOvers(scope),
  };
}

async function heldItems(
  scope: Scope,
  duty: { id: string; personId: string; organizationId: string | null },
): Promise<HeldItem[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  if (actor.organizationId === null) {
    const rows = await tx.ticket.findMany({
      where: {
        tenantId,
        claimedByDutyId: duty.id,
        status: { in: ["registered", "screening", "consulting"] },
      },
      orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
      take: heldMax,
      select: ticketColumns,
    });
    return rows.map(ticketItem);
  }
  const rows = await tx.assignment.findMany({
    where: {
      tenantId,
      organizationId: actor.organizationId,
      handlerId: duty.personId,
      endedAt: null,
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: heldMax,
    select: assignmentColumns,
  });
  return rows.map(assignmentItem);
}

async function recentHandOvers(scope: Scope): Promise<HandOverShown[]> {
  const { actor, tx } = scope;
  const { tenantId, dutyId } = actor;
  const rows = await tx.handOver.findMany({
    where: { tenantId, OR: [{ toDutyId: dutyId ?? "" }, { fromDutyId: dutyId ?? "" }] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: shownMax,
    select: {
      id: true,
      fromName: true,
      toName: true,
      toDutyId: true,
      byName: true,
      note: true,
      at: true,
      seenAt: true,
      ticketIds: true,
      assignmentIds: true,
    },
  });
  const items = new Map(
    (actor.organizationId === null
      ? (
          await tx.ticket.findMany({
            where: { tenantId, id: { in: rows.flatMap(({ ticketIds }) => ticketIds) } },
            select: ticketColumns,
          })
        ).map(ticketItem)
      : (
          await tx.assignment.findMany({
            where: { tenantId, id: { in: rows.flatMap(({ assignmentIds }) => assignmentIds) } },
            select: assignmentColumns,
          })
        ).map(assignmentItem)
    ).map((item) => [item.id, item]),
  );
  return rows.map(({ ticketIds, assignmentIds, seenAt, toDutyId, at, ...row }) => ({
    ...row,
    toMe: toDutyId !== null && toDutyId === dutyId,
    at: at.toISOString(),
    seen: seenAt !== null,
    count: ticketIds.length + assignmentIds.length,
    items: [...ticketIds, ...assignmentIds].flatMap((id) => items.get(id) ?? []),
  }));
}

const ticketColumns = { id: true, number: true, title: true, dueAt: true } as const;
const assignmentColumns = { id: true, ticketNumber: true, title: true, dueAt: true } as const;

function ticketItem(row: {
  id: string;
  number: string;
  title: string;
  dueAt: Date | null;
}): HeldItem {
  return { kind: "ticket", ...row, dueAt: row.dueAt?.toISOString() ?? null };
}

function assignmentItem(row: {
  id: string;
  ticketNumber: string;
  title: string;
  dueAt: Date;
}): HeldItem {
  const { id, title, ticketNumber, dueAt } = row;
  return { kind: "assignment", id, number: ticketNumber, title, dueAt: dueAt.toISOString() };
}
