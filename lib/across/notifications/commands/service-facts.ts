import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { pathsAbove, type DutyInForce } from "../rules/recipients";
import {
  freeWithinHours,
  hostsOf,
  saidOnce,
  serviceRoutes,
  type ServiceSubject,
} from "../rules/service-routes";
import { noSlots, type Slots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

// News of check-ins and of service, for whoever receives them: that something waits, never who asks.

interface About {
  path: string;
  slots: Slots;
}

const ofShift = z.object({ slot: z.string(), movedUp: z.number() });
const ofCheckIn = z.object({ origin: z.string().optional() });

/** Who is told of what waits in the communities, in at most eight statements for a batch. */
export async function serviceNotices(scope: Scope, events: readonly ToldEvent[]) {
  const told = events.filter(
    (event) => serviceRoutes[event.name] !== undefined && !isOfList(event),
  );
  if (told.length === 0) return [];
  const abouts = await aboutsOf(scope, told);
  const duties = await dutiesInForce(scope, {
    paths: [...abouts.values()].flatMap(({ path }) => pathsAbove(path)),
    organizations: [],
    ids: [],
  });
  const unread = await unreadKinds(scope, duties);
  return told.flatMap((event) => {
    const telling = serviceRoutes[event.name];
    const about = abouts.get(event.seq);
    if (telling === undefined || about === undefined) return [];
    return hostsOf(about.path, duties, telling.who).flatMap((duty) => {
      const key = `${duty.id}:${telling.kind}`;
      if (duty.id === event.actorDutyId || (saidOnce.has(telling.kind) && unread.has(key)))
        return [];
      unread.add(key);
      return [
        noticeTo(scope, event, { duty, telling: { ...telling, who: "handler" } }, about.slots),
      ];
    });
  });
}

/** A unit's list is told of where it is read; its lines are not news one by one. */
function isOfList({ name, payload }: ToldEvent): boolean {
  return name === "checkIn.submitted" && ofCheckIn.safeParse(payload).data?.origin === "unit_list";
}

/** What is unread of those that are said once: `duty:kind`. */
async function unreadKinds({ actor, tx }: Scope, duties: readonly DutyInForce[]) {
  const rows = await tx.notification.findMany({
    where: {
      tenantId: actor.tenantId,
      dutyId: { in: duties.map(({ id }) => id) },
      kind: { in: [...saidOnce] },
      readAt: null,
    },
    distinct: ["dutyId", "kind"],
    select: { dutyId: true, kind: true },
  });
  return new Set(rows.map(({ dutyId, kind }) => `${dutyId}:${kind}`));
}

async function aboutsOf(scope: Scope, told: readonly ToldEvent[]): Promise<Map<bigint, About>> {
  const { actor, tx } = scope;
  const of = (subject: ServiceSubject) =>
    told.filter(({ name }) => serviceRoutes[name]?.about === subject);
  const where = (subject: ServiceSubject) => ({
    tenantId: actor.tenantId,
    id: { in: of(subject).map(({ subjectId }) => subjectId) },
  });
  const abouts = new Map<bigint, About>();
  const keep = (subject: ServiceSubject, rows: readonly { id: string; path: string }[]) => {
    for (const event of of(subject)) {
      const row = rows.find(({ id }) => id === event.subjectId);
      if (row !== undefined) abouts.set(event.seq, { path: row.path, slots: noSlots });
    }
  };
  const select = { id: true, path: true } as const;
  if (of("memberCheckIn").length > 0) {
    const rows = tx.memberCheckIn.findMany({ where: where("memberCheckIn"), select });
    keep("memberCheckIn", await rows);
  }
  if (of("unitCheckIn").length > 0) {
    keep("unitCheckIn", await tx.unitCheckIn.findMany({ where: where("unitCheckIn"), select }));
  }
  if (of("record").length > 0) {
    keep("record", await tx.serviceRecord.findMany({ where: where("record"), select }));
  }
  await keepRequests(scope, of("request"), abouts);
  await keepShifts(scope, of("shift"), abouts);
  return abouts;
}

async function keepRequests(
  { actor, tx }: Scope,
  events: readonly ToldEvent[],
  abouts: Map<bigint, About>,
): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx.serviceRequest.findMany({
    where: { tenantId: actor.tenantId, id: { in: events.map(({ subjectId }) => subjectId) } },
    select: { id: true, path: true, number: true, placeNames: true },
  });
  for (const event of events) {
    const row = rows.find(({ id }) => id === event.subjectId);
    if (row === undefined) continue;
    const slots = { ...noSlots, number: row.number, place: row.placeNames };
    abouts.set(event.seq, { path: row.path, slots });
  }
}

/** A place that falls free in the last two days, and that nobody on the waiting list has taken. */
async function keepShifts(
  { actor, tx }: Scope,
  events: readonly ToldEvent[],
  abouts: Map<bigint, About>,
): Promise<void> {
  const free = events.flatMap((event) => {
    const read = ofShift.safeParse(event.payload);
    return read.success && read.data.movedUp === 0 ? [{ event, slotId: read.data.slot }] : [];
  });
  if (free.length === 0) return;
  const { tenantId, tenant, now } = actor;
  const slots = await tx.slot.findMany({
    where: { tenantId, id: { in: free.map(({ slotId }) => slotId) }, closedAt: null },
    select: { id: true, path: true, subjectId: true, startsAt: true, held: true, capacity: true },
  });
  const activities = await tx.serviceActivity.findMany({
    where: { tenantId, id: { in: slots.map(({ subjectId }) => subjectId) }, status: "open" },
    select: { id: true, title: true },
  });
  for (const { event, slotId } of free) {
    const slot = slots.find(({ id }) => id === slotId);
    const activity = activities.find(({ id }) => id === slot?.subjectId);
    const startsAt = slot?.startsAt ?? null;
    if (slot === undefined || activity === undefined || startsAt === null) continue;
    const hours = (startsAt.getTime() - event.at.getTime()) / 3_600_000;
    if (hours > freeWithinHours || startsAt.getTime() <= now || slot.held >= slot.capacity)
      continue;
    const due = formatDateTime(startsAt, tenant.timeZone, now);
    abouts.set(event.seq, {
      path: slot.path,
      slots: { ...noSlots, category: activity.title, due },
    });
  }
}
