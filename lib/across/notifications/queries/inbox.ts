import "server-only";
import { beyond, beyondEdge } from "@/lib/affairs/tickets/queries/keyset";
import { cutPage, pageSize } from "@/lib/affairs/tickets/rules/keyset";
import type { Scope } from "@/lib/platform/db/scope";
import { slotsShape, type InboxFilter, type InboxPage, type Notice } from "../schema";

/** Counts stop here; that many means "or more". */
export const unreadMax = 100;

/** How many notices of the present duty are unread, capped. One statement over a partial index. */
export async function unreadCount({ actor, tx }: Scope): Promise<number> {
  return tx.notification.count({
    where: { tenantId: actor.tenantId, dutyId: actor.dutyId ?? "", readAt: null },
    take: unreadMax,
  });
}

/** One page of what the present duty was told, newest first. Two statements. */
export async function inboxPage(scope: Scope, filter: InboxFilter): Promise<InboxPage> {
  const { actor, tx } = scope;
  const where = {
    tenantId: actor.tenantId,
    dutyId: actor.dutyId ?? "",
    ...(filter.show === "all" ? {} : { readAt: null }),
  };
  const { direction, edge } = beyond(filter);
  const side = edge === null ? null : beyondEdge(direction, edge);
  const rows = await tx.notification.findMany({
    where:
      side === null
        ? where
        : { AND: [where, { at: side.bound, OR: [{ at: side.strict }, { id: side.id }] }] },
    orderBy: [{ at: direction }, { id: direction }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      slots: true,
      urgent: true,
      at: true,
      readAt: true,
      ticketId: true,
      assignmentId: true,
      callId: true,
      topicId: true,
    },
  });
  const read = rows.map((row) => ({ ...row, time: row.at, at: row.at.getTime() }));
  const { page, before, after } = cutPage(read, filter);
  return {
    now: new Date(actor.now).toISOString(),
    notices: page.map((row): Notice => ({
      id: row.id,
      kind: row.kind,
      slots: slotsShape.parse(row.slots),
      urgent: row.urgent,
      at: row.time.toISOString(),
      read: row.readAt !== null,
      address: addressOf(row, actor.organizationId !== null),
    })),
    unread: await unreadCount(scope),
    before,
    after,
  };
}

/** Where a notice leads; an organization has pages of its own for what is sent to it. */
function addressOf(
  {
    kind,
    ticketId,
    assignmentId,
    callId,
    topicId,
  }: {
    kind: string;
    ticketId: string | null;
    assignmentId: string | null;
    callId: string | null;
    topicId: string | null;
  },
  ofOrganization: boolean,
): string {
  if (callId !== null) return ofOrganization ? "/whistles" : `/whistles/${callId}`;
  if (topicId !== null) return `/topics/${topicId}`;
  if (ofOrganization && assignmentId !== null) return `/assignments/${assignmentId}`;
  if (ticketId !== null) return `/tickets/${ticketId}`;
  const place = places[kind];
  if (place !== undefined) return place;
  return kind === "handedOver" ? "/hand-overs" : "/leave";
}

/** Of notices about a list: what waits stands there. */
const places: Readonly<Record<string, string>> = {
  turnDue: "/desk",
  turnNext: "/councils",
  agreementConfirmed: "/co-building/agreements",
  agreementReturned: "/co-building/agreements?status=draft",
  agreementEnding: "/co-building/agreements?status=confirmed",
  roundPublished: "/reviews",
  roundCalledOff: "/reviews",
  roundReleased: "/reviews",
  roundAppealed: "/reviews",
  roundAppealAnswered: "/reviews",
  opinionAsked: "/reviews",
  opinionAnswered: "/reviews",
  opinionCorrected: "/reviews",
  opinionReplied: "/reviews",
  opinionClosed: "/reviews",
  opinionSoon: "/reviews",
  coAsked: "/co-building?list=projects&status=proposed",
  coConfirmed: "/co-building?list=projects",
  coDeclined: "/co-building?list=projects",
  coFinished: "/co-building?list=projects&status=finished",
  coChanged: "/co-building?list=projects",
  coEnded: "/co-building?list=projects&status=ended",
  coBooked: "/co-building?list=resources",
  coReturned: "/co-building?list=resources",
  coTakenBack: "/co-building?list=resources",
  coMovedUp: "/co-building?list=resources",
  estateUnmanaged: "/property?heap=unplanned",
  partyTerm: "/party?show=terms",
  partyLife: "/party?level=branch",
  mobileContact: "/mobile-members?show=due",
  checkInWaits: "/check-ins",
  unitWaits: "/check-ins/units",
  requestWaits: "/service/requests?status=submitted",
  wishUnclaimed: "/service/requests?waiting=1",
  recordWaits: "/service/records",
  placeFree: "/service/activities",
};

/** Whether there are events that nobody has been told of yet: spares the worker an empty change. */
export async function hasUntold({ actor, tx }: Scope): Promise<boolean> {
  const cursor = await tx.subscriberCursor.findFirst({
    where: { tenantId: actor.tenantId, subscriber: "notifications" },
    select: { seq: true },
  });
  const newer = await tx.event.findFirst({
    where: { tenantId: actor.tenantId, ...(cursor === null ? {} : { seq: { gt: cursor.seq } }) },
    select: { seq: true },
  });
  return newer !== null;
}
