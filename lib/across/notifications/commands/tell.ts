import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { batches } from "@/lib/platform/core/batches";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { noSlots } from "../schema";
import { nobody, residentTellings, routes } from "../rules/routes";
import { urgentArrivals } from "../rules/on-call";
import { recipientsOf, type Recipient } from "../rules/recipients";
import { clockFacts } from "./clock-facts";
import { coBuildingNotices } from "./co-building-facts";
import { coProjectNotices } from "./co-project-facts";
import { councilNotices } from "./council-facts";
import { dutyNotices } from "./duty-facts";
import { factsOf, type ToldEvent } from "./facts";
import { memberDeliveriesOf } from "./member-texts";
import { nightOf } from "./night";
import { deliveriesOf, residentDeliveriesOf } from "./outgoing";
import { opinionNotices } from "./opinion-facts";
import { partyNotices } from "./party-facts";
import { propertyNotices } from "./property-facts";
import { roundNotices } from "./round-facts";
import { serviceNotices } from "./service-facts";
import { topicNotices } from "./topic-facts";
import { whistleNotices } from "./whistle-facts";

const subscriber = "notifications";
const batch = 200;
/** What happened longer ago than this before the first reading is history, not news. */
const newsDays = 7;

/**
 * Reads the district's next events and writes who is told of them. The cursor's row is locked
 * meanwhile, so two workers take turns; a cursor that was set back writes nothing twice, because a
 * notification is unique by event, duty and kind (DESIGN §2).
 */
export const tell = command({
  name: "notification.tell",
  input: z.strictObject({}),
  output: z.strictObject({ events: z.number(), notices: z.number() }),
  find: lockCursor,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, cursor) => {
    const { actor, tx } = scope;
    const events = await nextEvents(scope, cursor.seq);
    const { notices: matters, residents } = await noticesOf(scope, events);
    const notices = [
      ...matters,
      ...(await dutyNotices(scope, events)),
      ...(await whistleNotices(scope, events)),
      ...(await serviceNotices(scope, events)),
      ...(await topicNotices(scope, events)),
      ...(await partyNotices(scope, events)),
      ...(await councilNotices(scope, events)),
      ...(await coProjectNotices(scope, events)),
      ...(await coBuildingNotices(scope, events)),
      ...(await opinionNotices(scope, events)),
      ...(await roundNotices(scope, events)),
      ...(await propertyNotices(scope, events)),
    ];
    const outgoing = await deliveriesOf(scope, notices);
    const out = new Set(outgoing.map(({ key }) => key.replace(/:\w+$/, "")));
    const rows = notices.map(({ row, seq, recipient }) => ({
      ...row,
      // What leaves at once is not summarised once more.
      sentAt: out.has(`n:${String(seq)}:${recipient.duty.personId}`) ? new Date(actor.now) : null,
    }));
    let written = 0;
    for (const data of batches(rows, 1000)) {
      written += (await tx.notification.createMany({ data, skipDuplicates: true })).count;
    }
    await tx.delivery.createMany({
      data: [
        ...outgoing,
        ...(await residentDeliveriesOf(scope, residents)),
        ...(await memberDeliveriesOf(scope, events)),
      ],
      skipDuplicates: true,
    });
    const last = events.at(-1);
    if (last !== undefined) {
      await tx.subscriberCursor.updateMany({
        where: { tenantId: actor.tenantId, subscriber },
        data: { seq: last.seq, at: new Date(actor.now) },
      });
    }
    return { result: { events: events.length, notices: written }, events: [] };
  },
});

async function lockCursor(scope: Scope): Promise<{ seq: bigint }> {
  const cursor = await readLocked(scope);
  if (cursor !== null) return cursor;
  const { actor, tx } = scope;
  const newest = await tx.event.findFirst({
    where: { tenantId: actor.tenantId, at: { lt: new Date(actor.now - newsDays * 86_400_000) } },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  const seq = newest?.seq ?? 0n;
  // Of two workers that begin at the same moment the second waits here and then finds the first's.
  await tx.subscriberCursor.createMany({
    data: { tenantId: actor.tenantId, subscriber, seq, at: new Date(actor.now) },
    skipDuplicates: true,
  });
  return (await readLocked(scope)) ?? { seq };
}

async function readLocked({ actor, tx }: Scope): Promise<{ seq: bigint } | null> {
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    select seq from subscriber_cursor
    where tenant_id = ${actor.tenantId}::uuid and subscriber = ${subscriber} for update`;
  return rows[0] ?? null;
}

function nextEvents({ actor, tx }: Scope, after: bigint): Promise<ToldEvent[]> {
  return tx.event.findMany({
    where: { tenantId: actor.tenantId, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: batch,
    select: {
      seq: true,
      name: true,
      subjectId: true,
      at: true,
      ticketId: true,
      assignmentId: true,
      organizationId: true,
      actorDutyId: true,
      actorRole: true,
      payload: true,
    },
  });
}

async function noticesOf(scope: Scope, events: readonly ToldEvent[]) {
  const { actor } = scope;
  const told = events.filter(
    (event) =>
      (routeOf(event).length > 0 && !clockFacts(event, actor.tenant.name).silent) ||
      residentTellings[event.name] !== undefined,
  );
  if (told.length === 0) return { notices: [], residents: [] };
  const facts = await factsOf(scope, told);
  const night = await nightOf(scope, told);
  const residents = told.flatMap(({ seq, name, ticketId, assignmentId }) => {
    const ticket = facts.tickets.get(ticketId ?? "");
    const kind = residentTellings[name];
    if (ticket === undefined || kind === undefined) return [];
    // More time for a helper's part moves nothing for the resident.
    if (kind === "extended" && assignmentId !== ticket.leadAssignmentId) return [];
    return { seq, kind, ticketId: ticket.id, number: ticket.number, path: ticket.path };
  });
  const notices = told.flatMap((event) => {
    const clock = clockFacts(event, actor.tenant.name);
    const ticket = facts.tickets.get(event.ticketId ?? "");
    if (ticket === undefined) return [];
    const assignment = facts.assignments.get(event.assignmentId ?? ticket.leadAssignmentId ?? "");
    const lead = facts.assignments.get(ticket.leadAssignmentId ?? "");
    const matter = {
      path: ticket.path,
      physical: ticket.physical,
      urgent: isUrgent(event, ticket, assignment),
      organizationId: assignment?.organizationId ?? null,
      handlerId: assignment?.handlerId ?? null,
      ...(lead === undefined ? {} : { lead }),
      registrarDutyId: ticket.registeredByDutyId,
      rung: clock.role,
    };
    const due = clock.dueAt ?? assignment?.dueAt ?? ticket.dueAt;
    const slots = {
      ...noSlots,
      number: ticket.number,
      category: ticket.categoryName,
      place: belowDistrict(ticket.placeNames),
      organization: assignment?.organizationName ?? "",
      due: due === null ? "" : formatDateTime(due, actor.tenant.timeZone, actor.now),
      limit: clock.limit,
      missing: clock.missing,
      near: clock.near,
    };
    // Who is recused is not told, wherever the notice would go (DOMAIN §2.12).
    const duties = facts.duties.filter(({ personId }) => !facts.kept(ticket.id, personId));
    // An organization knows its work by the number on the order, also when another report urges it.
    const ofWork = { ...slots, number: assignment?.ticketNumber ?? ticket.number };
    const arrival = urgentArrivals[event.name];
    const called =
      arrival !== undefined && night.isUrgent(ticket.categoryId, matter.urgent, arrival)
        ? night.recipients(
            event.at,
            {
              path: ticket.path,
              organizationId: arrival === "area" ? null : matter.organizationId,
            },
            duties,
          )
        : [];
    // Whoever is called at night is told as that and not twice.
    const others = recipientsOf(routeOf(event), matter, duties, event.actorDutyId).filter(
      ({ duty }) => !called.some((one) => one.duty.id === duty.id),
    );
    return [...called, ...others].map((recipient) => {
      const said = recipient.duty.organizationId === null ? slots : ofWork;
      return {
        seq: event.seq,
        recipient,
        slots: said,
        row: noticeRow(scope, event, recipient, {
          slots: said,
          ticketId: ticket.id,
          assignmentId:
            (recipient.telling.who === "leadHandler" ? lead?.id : assignment?.id) ?? null,
        }),
      };
    });
  });
  return { notices, residents };
}

/** As urgent as the order; while nobody has decided, as the category. */
function isUrgent(
  { name }: ToldEvent,
  ticket: { urgency: string | null; likelyUrgent: boolean },
  order: { urgency: string } | undefined,
): boolean {
  if (urgentArrivals[name] === "area") return ticket.likelyUrgent;
  return (order?.urgency ?? ticket.urgency) === "urgent";
}

/** Everybody who is told works in the same district. */
function belowDistrict(placeNames: string): string {
  return placeNames.split(" ").slice(1).join(" ") || placeNames;
}

function routeOf({ name }: ToldEvent) {
  return routes[name] ?? nobody;
}

function noticeRow(
  { actor }: Scope,
  event: ToldEvent,
  { duty, telling, urgent }: Recipient,
  about: { slots: Record<string, string>; ticketId: string; assignmentId: string | null },
) {
  return {
    ...about,
    tenantId: actor.tenantId,
    id: newId(),
    dutyId: duty.id,
    seq: event.seq,
    kind: telling.kind,
    class: telling.class,
    urgent,
    at: event.at,
  };
}
