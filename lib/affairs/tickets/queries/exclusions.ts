import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { Prisma } from "@/prisma/generated/client";
import {
  canAskExclusion,
  canDecideExclusion,
  canLiftExclusion,
  canPublishMonth,
  exclusionReasons,
  exclusionStatuses,
  monthsBefore,
} from "../rules/exclusions";
import { known } from "../rules/known";

export const exclusionColumns = {
  id: true,
  ticketId: true,
  reasonCode: true,
  reason: true,
  status: true,
  askedAt: true,
  askedBy: true,
  askedPersonId: true,
  decision: true,
  decidedAt: true,
  decidedBy: true,
  liftReason: true,
  liftedAt: true,
  liftedBy: true,
  version: true,
} as const;

/** As many of the months that are over may be published. */
export const offeredMonths = 12;
const listMax = 200;
const standing = ["asked", "excluded", "corrected"] as const;

/** Is something asked for or in force? */
export async function standingExclusion({ actor, tx }: Scope, ticketId: string): Promise<boolean> {
  const row = await tx.exclusion.findFirst({
    where: { tenantId: actor.tenantId, ticketId, status: { in: [...standing] } },
    select: { id: true },
  });
  return row !== null;
}

/** Have the figures been published in which the matter's due time counts? */
export async function isPublished({ tx }: Scope, ticketId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ published: boolean }[]>`
    select sec.figures_published(${ticketId}::uuid) as published`;
  return row?.published ?? false;
}

export interface PublishedMonth {
  /** Its first day. */
  month: string;
  at: string;
  by: string;
}

/** The months whose figures are published, the latest first. */
export async function publishedMonths({ actor, tx }: Scope): Promise<PublishedMonth[]> {
  const rows = await tx.figureMonth.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { firstDay: "desc" },
    take: 60,
    select: { firstDay: true, publishedAt: true, publishedBy: true },
  });
  return rows.map((row) => ({
    month: row.firstDay.toISOString().slice(0, 10),
    at: row.publishedAt.toISOString(),
    by: row.publishedBy,
  }));
}

export type ExclusionShown = ReturnType<typeof shown>;

type ExclusionRow = Prisma.ExclusionGetPayload<{ select: typeof exclusionColumns }>;

function shown(row: ExclusionRow) {
  const { askedPersonId: _person, version: _version, ...rest } = row;
  return {
    ...rest,
    reasonCode: known(exclusionReasons, row.reasonCode),
    status: known(exclusionStatuses, row.status),
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    liftedAt: row.liftedAt?.toISOString() ?? null,
  };
}

/** What was asked about one matter, the newest first, and what the actor may do now. */
export async function exclusionsOfTicket(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const ticket = z.uuid().safeParse(id).success
    ? await tx.ticket.findFirst({
        where: { tenantId: actor.tenantId, id },
        select: { id: true, number: true, title: true, dueAt: true },
      })
    : null;
  if (ticket === null) throw new Refusal("not-found", "refusal.notFound");
  const rows = await tx.exclusion.findMany({
    where: { tenantId: actor.tenantId, ticketId: id },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: listMax,
    select: exclusionColumns,
  });
  const published = await isPublished(scope, id);
  const stands = rows.some((row) => standing.some((status) => status === row.status));
  const ask = canAskExclusion(actor, { dueAt: ticket.dueAt, standing: stands });
  return {
    id: ticket.id,
    number: ticket.number,
    title: ticket.title,
    published,
    ask: ask.ok ? null : ask.reason,
    exclusions: rows.map((row) => ({
      ...shown(row),
      mayDecide: canDecideExclusion(actor, { ...row, published }).ok,
      mayLift: canLiftExclusion(actor, { ...row, published }).ok,
    })),
  };
}

export interface ExclusionLine extends ExclusionShown {
  number: string;
  title: string;
  leadName: string | null;
}

/** Every exclusion of the actor's range, what waits for a decision first; and the published months. */
export async function exclusionList(scope: Scope) {
  const { actor, tx } = scope;
  const rows = await tx.exclusion.findMany({
    where: { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: listMax,
    select: exclusionColumns,
  });
  const lines = await linesOf(scope, rows);
  const published = await publishedMonths(scope);
  const months = monthsBefore(localDate(actor.now, actor.tenant.timeZone), offeredMonths);
  return {
    waiting: lines.filter(({ status }) => status === "asked"),
    decided: lines.filter(({ status }) => status !== "asked"),
    published,
    mayPublish: canPublishMonth(actor).ok,
    months: months.filter((month) => !published.some((one) => one.month === month)),
  };
}

/** What was corrected in a place after the figures of some days had been published, the latest first. */
export async function correctionsOf(
  scope: Scope,
  due: { from: Date; before: Date },
  path: string,
  publishedAt: string,
): Promise<ExclusionLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.exclusion.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { startsWith: path },
      status: "corrected",
      decidedAt: { gte: publishedAt },
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: listMax,
    select: exclusionColumns,
  });
  return linesOf(scope, rows, { dueAt: { gte: due.from, lt: due.before } });
}

async function linesOf(
  { actor, tx }: Scope,
  rows: readonly ExclusionRow[],
  narrowed: Prisma.TicketWhereInput = {},
): Promise<ExclusionLine[]> {
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: rows.map(({ ticketId }) => ticketId) },
      ...narrowed,
    },
    select: { id: true, number: true, title: true, leadName: true },
  });
  const byId = new Map(tickets.map(({ id, ...ticket }) => [id, ticket]));
  return rows.flatMap((row) => {
    const ticket = byId.get(row.ticketId);
    return ticket === undefined ? [] : [{ ...shown(row), ...ticket }];
  });
}
