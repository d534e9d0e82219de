import "server-only";
import { z } from "zod";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { instantAt, localDate } from "@/lib/platform/core/time-zone";
import { formatDate } from "@/lib/platform/i18n/time";
import type { Scope } from "@/lib/platform/db/scope";
import { dutyTellings } from "../rules/routes";
import type { DutyInForce } from "../rules/recipients";
import { noSlots, type Slots } from "../schema";
import { noticeTo, type ToldEvent } from "./facts";

// News about duties and not about a matter: work was handed over, somebody stands in for somebody.

const handed = z.object({ handOver: z.string(), to: z.string() });
const absence = z.object({ deputyDutyId: z.string() });

interface About {
  event: ToldEvent;
  kind: string;
  duty: DutyInForce;
  slots: Slots;
}

/** Who is told of what happened to duties, in at most three statements. */
export async function dutyNotices(scope: Scope, events: readonly ToldEvent[]) {
  const told = events.filter(({ name }) => dutyTellings[name] !== undefined);
  if (told.length === 0) return [];
  const abouts = [
    ...(await handOverNews(scope, told)),
    ...(await absenceNews(scope, told)),
    ...(await mobileNews(scope, told)),
  ];
  return abouts.map(({ event, kind, duty, slots }) =>
    noticeTo(scope, event, { duty, telling: { who: "handler", class: "now", kind } }, slots),
  );
}

async function handOverNews(scope: Scope, events: readonly ToldEvent[]): Promise<About[]> {
  const { actor, tx } = scope;
  const wanted = events.flatMap((event) => {
    const read = handed.safeParse(event.payload);
    return read.success ? [{ event, ...read.data }] : [];
  });
  if (wanted.length === 0) return [];
  const rows = await tx.handOver.findMany({
    where: { tenantId: actor.tenantId, id: { in: wanted.map(({ handOver }) => handOver) } },
    select: { id: true, fromName: true, ticketIds: true, assignmentIds: true },
  });
  const duties = await dutiesById(scope, { id: { in: wanted.map(({ to }) => to) } });
  return wanted.flatMap(({ event, handOver, to }) => {
    const row = rows.find(({ id }) => id === handOver);
    const duty = duties.find(({ id }) => id === to);
    if (row === undefined || duty === undefined || duty.id === event.actorDutyId) return [];
    const count = String(row.ticketIds.length + row.assignmentIds.length);
    return {
      event,
      duty,
      kind: "handedOver",
      slots: { ...noSlots, colleague: row.fromName, count },
    };
  });
}

async function absenceNews(scope: Scope, events: readonly ToldEvent[]): Promise<About[]> {
  const { actor, tx } = scope;
  const { tenantId, tenant, now } = actor;
  const wanted = events.flatMap((event) => {
    const read = absence.safeParse(event.payload);
    return read.success ? [{ event, ...read.data }] : [];
  });
  if (wanted.length === 0) return [];
  const rows = await tx.absence.findMany({
    where: { tenantId, deputyDutyId: { in: wanted.map((one) => one.deputyDutyId) } },
    select: {
      deputyDutyId: true,
      deputyPersonId: true,
      personName: true,
      fromDay: true,
      toDay: true,
    },
  });
  const duties = await dutiesById(scope, {
    personId: { in: rows.map(({ deputyPersonId }) => deputyPersonId) },
  });
  const day = (at: Date) =>
    formatDate(
      instantAt(dayNumberOf(at.toISOString().slice(0, 10)) ?? 0, 0, tenant.timeZone),
      tenant.timeZone,
      now,
    );
  return wanted.flatMap(({ event, deputyDutyId }) => {
    const row = rows.find((one) => one.deputyDutyId === deputyDutyId);
    if (row === undefined) return [];
    return duties
      .filter(({ id, personId }) => personId === row.deputyPersonId && id !== event.actorDutyId)
      .filter(({ id }) => id !== deputyDutyId)
      .map((duty) => ({
        event,
        duty,
        kind: dutyTellings[event.name] ?? "",
        slots: {
          ...noSlots,
          colleague: row.personName,
          from: day(row.fromDay),
          due: day(row.toDay),
        },
      }));
  });
}

const contactDue = z.object({ path: z.string(), due: z.string() });

/** Contact with a mobile member has fallen due: the secretary of the community keeps it (DOMAIN §4.8). */
async function mobileNews(scope: Scope, events: readonly ToldEvent[]): Promise<About[]> {
  const wanted = events.flatMap((event) => {
    const read = contactDue.safeParse(event.payload);
    return read.success ? [{ event, ...read.data }] : [];
  });
  if (wanted.length === 0) return [];
  const duties = await dutiesById(scope, {
    role: "community_secretary",
    path: { in: wanted.map(({ path }) => path) },
  });
  return wanted.flatMap(({ event, path, due }) =>
    duties
      .filter((duty) => duty.path === path)
      .map((duty) => ({ event, duty, kind: "mobileContact", slots: { ...noSlots, due } })),
  );
}

function dutiesById(
  { actor, tx }: Scope,
  which:
    | { id: { in: string[] } }
    | { personId: { in: string[] } }
    | { role: string; path: { in: string[] } },
): Promise<DutyInForce[]> {
  const today = new Date(localDate(actor.now, actor.tenant.timeZone));
  return tx.duty
    .findMany({
      where: {
        tenantId: actor.tenantId,
        role: { not: "system_admin" },
        ...which,
        validFrom: { lte: today },
        OR: [{ validTo: null }, { validTo: { gte: today } }],
      },
      select: { id: true, personId: true, role: true, path: true, organizationId: true },
    })
    .then((rows) => rows.map((row) => ({ ...row, standsInFor: null })));
}
