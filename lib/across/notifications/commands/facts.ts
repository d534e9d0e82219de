import "server-only";
import { keptApart } from "@/lib/affairs/tickets/queries/recusals";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { localDay } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { pathsAbove, type DutyInForce, type Recipient } from "../rules/recipients";
import type { Slots } from "../schema";

/** An event as its subscriber needs it. */
export interface ToldEvent {
  seq: bigint;
  name: string;
  subjectId: string;
  at: Date;
  ticketId: string | null;
  assignmentId: string | null;
  organizationId: string | null;
  actorDutyId: string | null;
  actorRole: string;
  payload: unknown;
}

/** Everything a batch of events is about, in five statements however long the batch is. */
export async function factsOf(scope: Scope, events: readonly ToldEvent[]) {
  const tickets = await ticketsOf(
    scope,
    events.flatMap(({ ticketId }) => ticketId ?? []),
  );
  const assignments = await assignmentsOf(
    scope,
    events.flatMap(({ assignmentId }) => assignmentId ?? []),
    tickets.flatMap(({ leadAssignmentId }) => leadAssignmentId ?? []),
  );
  const duties = await dutiesInForce(scope, {
    paths: tickets.flatMap(({ path }) => pathsAbove(path)),
    organizations: assignments.map(({ organizationId }) => organizationId),
    ids: tickets.flatMap(({ registeredByDutyId }) => registeredByDutyId ?? []),
  });
  return {
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    assignments: new Map(assignments.map((assignment) => [assignment.id, assignment])),
    duties,
    kept: await keptApart(
      scope,
      tickets.map(({ id }) => id),
    ),
  };
}

function ticketsOf({ actor, tx }: Scope, ids: readonly string[]) {
  return tx.ticket.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      number: true,
      path: true,
      categoryId: true,
      categoryName: true,
      placeNames: true,
      physical: true,
      urgency: true,
      likelyUrgent: true,
      dueAt: true,
      leadAssignmentId: true,
      registeredByDutyId: true,
    },
  });
}

function assignmentsOf({ actor, tx }: Scope, named: readonly string[], leads: readonly string[]) {
  return tx.assignment.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...new Set([...named, ...leads])] } },
    select: {
      id: true,
      ticketNumber: true,
      organizationId: true,
      organizationName: true,
      handlerId: true,
      urgency: true,
      dueAt: true,
    },
  });
}

/** Whoever acts today at these places, for these organizations, or under these duties. */
export async function dutiesInForce(
  { actor, tx }: Scope,
  wanted: { paths: string[]; organizations: string[]; ids: string[] },
): Promise<DutyInForce[]> {
  const today = new Date(isoDateOf(localDay(actor.now, actor.tenant.timeZone)));
  const duties = await tx.duty.findMany({
    where: {
      tenantId: actor.tenantId,
      validFrom: { lte: today },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gte: today } }] },
        {
          OR: [
            { organizationId: null, path: { in: [...new Set(wanted.paths)] } },
            { organizationId: { in: [...new Set(wanted.organizations)] } },
            { id: { in: wanted.ids } },
          ],
        },
      ],
    },
    select: {
      id: true,
      personId: true,
      role: true,
      path: true,
      organizationId: true,
      absenceId: true,
    },
  });
  const standing = duties.flatMap(({ absenceId }) => absenceId ?? []);
  const absences =
    standing.length === 0
      ? []
      : await tx.absence.findMany({
          where: { tenantId: actor.tenantId, id: { in: standing } },
          select: { id: true, dutyId: true },
        });
  const replaced = new Map(absences.map(({ id, dutyId }) => [id, dutyId]));
  return duties.map(({ absenceId, ...duty }) => ({
    ...duty,
    standsInFor: replaced.get(absenceId ?? "") ?? null,
  }));
}

/** One line in the inbox of a duty, about something that is no matter. */
export function noticeTo(
  { actor }: Scope,
  { seq, at }: Pick<ToldEvent, "seq" | "at">,
  recipient: Pick<Recipient, "duty" | "telling">,
  slots: Slots,
) {
  const { duty, telling } = recipient;
  return {
    seq,
    recipient: { duty, telling, urgent: false },
    slots,
    row: {
      tenantId: actor.tenantId,
      id: newId(),
      dutyId: duty.id,
      seq,
      kind: telling.kind,
      class: telling.class,
      urgent: false,
      at,
      slots,
      ticketId: null,
      assignmentId: null,
    },
  };
}

/** Which of these duties have not yet read the last line of a kind. One statement. */
export async function unreadOf(
  { actor, tx }: Scope,
  duties: readonly DutyInForce[],
  kind: string,
): Promise<Set<string>> {
  const rows = await tx.notification.findMany({
    where: {
      tenantId: actor.tenantId,
      dutyId: { in: duties.map(({ id }) => id) },
      kind,
      readAt: null,
    },
    distinct: ["dutyId"],
    select: { dutyId: true },
  });
  return new Set(rows.map(({ dutyId }) => dutyId));
}
