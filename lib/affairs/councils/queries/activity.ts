import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import { Refusal } from "@/lib/platform/core/refusal";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { presences, resolutionStates, topicStatuses } from "@/lib/parts/meetings/rules/stages";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { nextTurnOf, turnsOf } from "../rules/rotation";
import { canEnd, canPrepare } from "../rules/rights";
import { inForce, seatKinds, type HolderStatus, type SeatKind } from "../rules/seats";
import { bodyOf } from "./body";
import { contactsAt, type ContactItemShown } from "./contacts";
import { plansOf } from "./rotation";
import { kindOf } from "./seats";

/** What somebody who fills a seat has done, by the kinds of records that there are. */
const activityKinds = ["topic", "meeting", "progress", "contact", "resolution"] as const;
type ActivityKind = (typeof activityKinds)[number];

export interface SeatActivity {
  id: string;
  kind: SeatKind;
  organization: string;
  /** Null: the seat is empty. */
  holder: { id: string; version: number; name: string; since: string; mayEnd: boolean } | null;
  /** The latest record of the one who fills it; null = since `since` there is none. */
  latest: { day: string; kind: ActivityKind } | null;
}

/** A dated line of a seat's records. */
export type ActivityLine = {
  id: string;
  day: string;
  title: string;
  detail: string | null;
  /** The meeting it belongs to. */
  meetingId: string | null;
} & (
  | { kind: "topic"; state: (typeof topicStatuses)[number] }
  | { kind: "meeting"; state: (typeof presences)[number] }
  | { kind: "resolution"; state: (typeof resolutionStates)[number] }
  | { kind: "progress" | "contact"; state: null }
);

export interface CouncilActivity {
  id: string;
  name: string;
  today: string;
  /** Who looks prepares the council. */
  own: boolean;
  seats: SeatActivity[];
}

/**
 * Seat by seat what there is on record of who fills it now, in the order in which seats are read out: no count, no
 * rate, no order by it (DOMAIN §11.1). Five statements.
 */
export async function councilActivity(scope: Scope, id: string): Promise<CouncilActivity> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const council = await bodyOf(scope, id);
  if (council === null) throw new Refusal("not-found", "refusal.notFound");
  const term = await tx.councilTerm.findFirst({
    where: { tenantId, councilId: id, status: "current" },
    select: { id: true },
  });
  const seats =
    term === null
      ? []
      : await tx.councilSeat.findMany({
          where: { tenantId, termId: term.id, closedOn: null },
          orderBy: { id: "asc" },
          select: { id: true, kind: true, organizationName: true },
        });
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId,
      seatId: { in: seats.map((seat) => seat.id) },
      role: "holder",
      status: { in: [...inForce] },
    },
    select: { id: true, version: true, seatId: true, name: true, status: true, startsOn: true },
  });
  const latest = await latestOf(
    scope,
    seats.map((seat) => seat.id),
  );
  const { level, path } = council;
  return {
    id,
    name: council.name,
    today: localDate(actor.now, actor.tenant.timeZone),
    own: canPrepare(actor, council).ok,
    seats: seats
      .map(({ id: seatId, kind, organizationName }): SeatActivity => {
        const row = holders.find((one) => one.seatId === seatId);
        const startsOn = row?.startsOn ?? null;
        const since = startsOn === null ? null : isoDay(startsOn);
        const last = latest.find((one) => one.seatId === seatId && one.day >= (since ?? ""));
        const status: HolderStatus = row?.status === "published" ? "published" : "appointed";
        return {
          id: seatId,
          kind: kindOf(kind),
          organization: organizationName,
          holder:
            row === undefined || since === null
              ? null
              : {
                  id: row.id,
                  version: row.version,
                  name: row.name,
                  since,
                  mayEnd: canEnd(actor, { level, path, status }).ok,
                },
          latest: last === undefined ? null : { day: last.day, kind: kindShown(last.kind) },
        };
      })
      .sort((a, b) => seatKinds.indexOf(a.kind) - seatKinds.indexOf(b.kind)),
  };
}

/** The latest record of each seat: a topic, a meeting somebody came to, a line of progress, a contact. One statement. */
async function latestOf({ actor, tx }: Scope, seatIds: readonly string[]) {
  const { tenantId } = actor;
  const zone = actor.tenant.timeZone;
  return tx.$queryRaw<{ seatId: string; day: string; kind: string }[]>`
    select distinct on (x.seat_id) x.seat_id::text as "seatId", x.day::text as day, x.kind
    from (
      select h.seat_id, (t.entered_at at time zone ${zone})::date as day, 'topic' as kind
      from meeting_topic t join seat_holder h on h.tenant_id = t.tenant_id and h.id = t.holder_id
      where t.tenant_id = ${tenantId}::uuid
      union all
      select a.seat_id, (m.starts_at at time zone ${zone})::date, 'meeting'
      from meeting_attendee a join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
      where a.tenant_id = ${tenantId}::uuid and a.presence in ('present', 'substitute')
      union all
      select h.seat_id, p.happened_on, 'progress'
      from resolution_progress p join seat_holder h on h.tenant_id = p.tenant_id and h.id = p.holder_id
      where p.tenant_id = ${tenantId}::uuid
      union all
      select r.seat_id, r.happened_on, 'contact' from contact_record r
      where r.tenant_id = ${tenantId}::uuid and r.struck_at is null
    ) x
    where x.seat_id = any (${[...seatIds]}::uuid[])
    order by x.seat_id, x.day desc`;
}

export interface SeatRecords {
  lines: ActivityLine[];
  /** Where the older ones begin; null = there are none. */
  before: string | null;
  /** Turns to convene: those that are over or under way, the latest first, and the next. */
  turns: { startsOn: string; endsOn: string }[];
  nextTurn: { startsOn: string; endsOn: string } | null;
  /** What the office may keep for who fills the seat. */
  items: ContactItemShown[];
}

const pageSize = 20;
const cursor = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/;

/**
 * The dated lines of one seat, the latest first, with those of the same seat in earlier terms: topics, meetings,
 * resolutions of its organization and what became of them, progress, contacts. Seven statements.
 */
export async function seatRecords(
  scope: Scope,
  councilId: string,
  seatId: string,
  before: string | undefined,
): Promise<SeatRecords> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id: seatId, councilId, path: { gte: actor.lo, lt: actor.hi } },
    select: { kind: true, organizationId: true, path: true },
  });
  if (seat === null) throw new Refusal("not-found", "refusal.notFound");
  const { organizationId, kind, path } = seat;
  const rows = await linesOf(scope, { councilId, organizationId, kind, before });
  const lines = rows.slice(0, pageSize).map((row) => lineShape.parse(row));
  const last = lines.at(-1);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const plans = await plansOf(scope, { councilId });
  const items = await contactsAt(scope, path);
  return {
    lines,
    before: last === undefined || rows.length <= pageSize ? null : `${last.day}.${last.id}`,
    turns: plans
      .flatMap((plan) => turnsOf(plan, today))
      .filter(({ convener }) => convener?.organizationId === organizationId)
      .reverse(),
    nextTurn: nextTurnOf(plans, organizationId, today),
    items: items.filter(({ kinds }) => kinds.some((one) => one === kind)),
  };
}

const common = {
  id: z.string(),
  day: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  meetingId: z.string().nullable(),
};
const lineShape: z.ZodType<ActivityLine> = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("topic"), state: z.enum(topicStatuses) }),
  z.object({ ...common, kind: z.literal("meeting"), state: z.enum(presences) }),
  z.object({ ...common, kind: z.literal("resolution"), state: z.enum(resolutionStates) }),
  z.object({ ...common, kind: z.literal("progress"), state: z.null() }),
  z.object({ ...common, kind: z.literal("contact"), state: z.null() }),
]);

async function linesOf(
  { actor, tx }: Scope,
  {
    councilId,
    organizationId,
    kind,
    before,
  }: { councilId: string; organizationId: string; kind: string; before: string | undefined },
): Promise<unknown[]> {
  const { tenantId } = actor;
  const zone = actor.tenant.timeZone;
  const [, day, id] = cursor.exec(before ?? "") ?? [];
  const older = z.object({ day: z.iso.date(), id: z.uuid() }).safeParse({ day, id });
  return tx.$queryRaw<unknown[]>`
    with seat as (
      select s.id from council_seat s where s.tenant_id = ${tenantId}::uuid and s.council_id = ${councilId}::uuid
        and s.organization_id = ${organizationId}::uuid and s.kind = ${kind}
    ), holder as (
      select h.id from seat_holder h where h.tenant_id = ${tenantId}::uuid and h.seat_id in (select seat.id from seat)
    )
    select x.id::text as id, x.day::text as day, x.kind, x.title, x.detail, x.state, x.meeting_id::text as "meetingId"
    from (
      select t.id, (t.entered_at at time zone ${zone})::date as day, 'topic' as kind, t.title, null as detail,
        t.status as state, null::uuid as meeting_id
      from meeting_topic t where t.tenant_id = ${tenantId}::uuid and t.holder_id in (select holder.id from holder)
      union all
      select a.id, (m.starts_at at time zone ${zone})::date, 'meeting', coalesce(m.theme, ''), a.word, a.presence, m.id
      from meeting_attendee a join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
      where a.tenant_id = ${tenantId}::uuid and a.presence is not null and a.seat_id in (select seat.id from seat)
      union all
      select r.id, (m.starts_at at time zone ${zone})::date, 'resolution', r.measure, r.reason, r.state, m.id
      from meeting_resolution r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
      where r.tenant_id = ${tenantId}::uuid and m.body_id = ${councilId}::uuid
        and r.organization_id = ${organizationId}::uuid and r.state not in ('draft', 'dropped')
      union all
      select p.id, p.happened_on, 'progress', p.body, null, null, p.meeting_id
      from resolution_progress p
      where p.tenant_id = ${tenantId}::uuid and p.holder_id in (select holder.id from holder)
      union all
      select c.id, c.happened_on, 'contact', c.item_title, concat_ws(' ', c.what, c.outcome), null, null
      from contact_record c
      where c.tenant_id = ${tenantId}::uuid and c.struck_at is null and c.seat_id in (select seat.id from seat)
    ) x
    ${
      older.success
        ? Prisma.sql`where (x.day, x.id) < (${older.data.day}::date, ${older.data.id}::uuid)`
        : Prisma.empty
    }
    order by x.day desc, x.id desc limit ${pageSize + 1}::int`;
}

function kindShown(text: string): ActivityKind {
  return activityKinds.find((kind) => kind === text) ?? "contact";
}
