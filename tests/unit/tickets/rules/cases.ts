import { roles, type ActorFacts, type Role } from "@/lib/platform/access/actor";
import type { PlacedAssignment, PlacedTicket } from "@/lib/affairs/tickets/rules/placed";

/** The database's time in these tables; nothing depends on the calendar. */
const now = Date.parse("2026-11-23T02:00:00Z");
export const minutes = (count: number) => new Date(now + count * 60_000);

const places: Readonly<Record<string, string>> = {
  district_org: "k3.",
  district_dispatcher: "k3.",
  street_secretary: "k3.1.",
  street_dispatcher: "k3.1.",
  community_secretary: "k3.1.2.",
  grid_worker: "k3.1.2.3.",
  system_admin: "k3.",
};
export const housing = "organization-housing";

/** Somebody in this role, in whose range the ticket below lies. */
export function actorOf(role: Role, over: Partial<ActorFacts> = {}): ActorFacts {
  const ofOrganization = role === "dept_clerk" || role === "dept_leader";
  const lo = places[role] ?? "k3.";
  return {
    role,
    personId: "person",
    dutyId: "duty",
    areaId: ofOrganization || !(role in places) ? null : "area",
    organizationId: ofOrganization ? housing : null,
    ticketId: role === "resident" ? "ticket" : null,
    lo,
    hi: `${lo.slice(0, -1)}/`,
    now,
    ...over,
  };
}

export const everyRole = roles.map((role) => actorOf(role));

export function aTicket(over: Partial<PlacedTicket> = {}): PlacedTicket {
  return {
    path: "k3.1.2.3.",
    status: "screening",
    ratedAt: null,
    resolvedAt: null,
    reasonCode: null,
    exitedBy: null,
    claimedByDutyId: null,
    noReplyAt: null,
    contestedAt: null,
    upheldAt: null,
    lowScoreAt: null,
    leadTicketId: null,
    ...over,
  };
}

/** An assignment that lets its people do whatever the table allows. */
export function anAssignment(over: Partial<PlacedAssignment> = {}): PlacedAssignment {
  return {
    path: "k3.1.2.3.",
    organizationId: housing,
    part: "lead",
    status: "dispatched",
    physical: false,
    urgency: "routine",
    arrivedAt: null,
    mayCall: true,
    returnable: true,
    recallUntil: minutes(30),
    returnUntil: minutes(0),
    closeUnratedAt: minutes(-1),
    dueAt: minutes(-1),
    dueCalledAt: null,
    handlerId: null,
    ...over,
  };
}
