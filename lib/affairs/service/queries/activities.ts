import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { cursorOf, cut, pageSize } from "./page";
import {
  activityKinds,
  activityStatuses,
  type ActivityKind,
  type ActivityStatus,
} from "../rules/offers";
import { holdersOf, type Holder } from "./offered-posts";

export interface ActivityLine {
  id: string;
  kind: ActivityKind;
  title: string;
  place: string;
  risk: boolean;
  status: ActivityStatus;
  /** The shift that comes next; null when there is none. */
  next: string | null;
  shifts: number;
  capacity: number;
  held: number;
  waiting: number;
}

export interface ActivityPage {
  now: string;
  lines: ActivityLine[];
  before: string | null;
}

const columns = {
  id: true,
  kind: true,
  title: true,
  place: true,
  risk: true,
  status: true,
  createdAt: true,
} as const;

/** Activities of the actor's range, the newest first. */
export async function activityPage({ actor, tx }: Scope, before?: string): Promise<ActivityPage> {
  const last = cursorOf(before);
  const rows = await tx.serviceActivity.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      ...(last === null
        ? {}
        : { OR: [{ createdAt: { lt: last.at } }, { createdAt: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: columns,
  });
  const page = cut(rows, ({ createdAt, id }) => ({ at: createdAt, id }));
  const slots = await tx.slot.findMany({
    where: { tenantId: actor.tenantId, subjectId: { in: page.shown.map(({ id }) => id) } },
    orderBy: { startsAt: "asc" },
    select: {
      subjectId: true,
      capacity: true,
      held: true,
      waiting: true,
      startsAt: true,
      endsAt: true,
    },
  });
  const lines = page.shown.map(({ createdAt: _createdAt, ...row }) => {
    const own = slots.filter(({ subjectId }) => subjectId === row.id);
    const coming = own.filter(({ endsAt }) => endsAt !== null && endsAt.getTime() > actor.now);
    return {
      ...row,
      kind: kindOf(row.kind),
      status: statusOf(row.status),
      next: coming[0]?.startsAt?.toISOString() ?? null,
      shifts: own.length,
      capacity: sum(coming, "capacity"),
      held: sum(coming, "held"),
      waiting: sum(coming, "waiting"),
    };
  });
  // What comes next stands first; what is over keeps its order below.
  const at = ({ status, next }: ActivityLine) => (status === "open" && next !== null ? next : "~");
  const now = new Date(actor.now).toISOString();
  return {
    now,
    before: page.before,
    lines: lines.toSorted((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b)))),
  };
}

export interface ShiftShown {
  slotId: string;
  startsAt: string;
  endsAt: string;
  cancelUntil: string | null;
  capacity: number;
  held: number;
  waiting: number;
  over: boolean;
  begun: boolean;
  closed: boolean;
  /** Why this shift alone, or the whole activity, was called off. */
  cancelText: string | null;
  was: { startsAt: string; endsAt: string } | null;
  holders: Holder[];
}

export interface ActivityShown {
  now: string;
  id: string;
  version: number;
  kind: ActivityKind;
  title: string;
  body: string;
  place: string;
  risk: boolean;
  insured: boolean;
  skills: string[];
  status: ActivityStatus;
  endText: string | null;
  endedAt: string | null;
  createdAt: string;
  createdBy: string;
  timeZone: string;
  shifts: ShiftShown[];
}

/** One activity with its shifts and who takes part in each; null when it is not the actor's. */
export async function activityDetail(scope: Scope, id: string): Promise<ActivityShown | null> {
  const { actor, tx } = scope;
  const row = await tx.serviceActivity.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      ...columns,
      version: true,
      body: true,
      skills: true,
      insured: true,
      endText: true,
      endedAt: true,
      createdBy: true,
    },
  });
  if (row === null) return null;
  const slots = await tx.slot.findMany({
    where: { tenantId: actor.tenantId, subjectId: id },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      cancelUntil: true,
      capacity: true,
      held: true,
      waiting: true,
      closedAt: true,
      cancelText: true,
      wasStartsAt: true,
      wasEndsAt: true,
    },
  });
  const holders = await holdersOf(
    scope,
    slots.map((slot) => slot.id),
  );
  return {
    ...row,
    now: new Date(actor.now).toISOString(),
    timeZone: actor.tenant.timeZone,
    kind: kindOf(row.kind),
    status: statusOf(row.status),
    endedAt: row.endedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    shifts: slots.map(({ id: slotId, startsAt, endsAt, cancelUntil, closedAt, ...slot }) => ({
      slotId,
      capacity: slot.capacity,
      held: slot.held,
      waiting: slot.waiting,
      cancelText: slot.cancelText,
      was:
        slot.wasStartsAt === null || slot.wasEndsAt === null
          ? null
          : { startsAt: slot.wasStartsAt.toISOString(), endsAt: slot.wasEndsAt.toISOString() },
      begun: startsAt !== null && startsAt.getTime() <= actor.now,
      startsAt: startsAt?.toISOString() ?? "",
      endsAt: endsAt?.toISOString() ?? "",
      cancelUntil: cancelUntil?.toISOString() ?? null,
      over: endsAt !== null && endsAt.getTime() <= actor.now,
      closed: closedAt !== null,
      holders: holders.get(slotId) ?? [],
    })),
  };
}

export function kindOf(kind: string): ActivityKind {
  return activityKinds.find((known) => known === kind) ?? "other";
}

function statusOf(status: string): ActivityStatus {
  return activityStatuses.find((known) => known === status) ?? "open";
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
