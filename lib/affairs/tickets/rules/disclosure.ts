import type { ActorFacts, DutyRole } from "@/lib/platform/access/actor";

// Who sees which field. The queries select what stands here and nothing else, so a column that
// nobody listed reaches no screen. Row-level security decides the same a second time in the database.

export const areaRoles = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
] as const satisfies readonly DutyRole[];

export const organizationRoles = [
  "dept_clerk",
  "dept_leader",
] as const satisfies readonly DutyRole[];

/** From which side somebody looks at a matter. */
export type Viewer = "area" | "organization" | "resident" | "nobody";

export function viewerOf(actor: ActorFacts): Viewer {
  if (actor.role === "resident") return actor.ticketId === null ? "nobody" : "resident";
  if (areaRoles.some((role) => role === actor.role)) {
    return actor.areaId === null ? "nobody" : "area";
  }
  if (organizationRoles.some((role) => role === actor.role)) {
    return actor.organizationId === null ? "nobody" : "organization";
  }
  return "nobody";
}

/** What a resident may know of the own ticket; staff of areas know this and more. */
const shared = {
  id: true,
  number: true,
  placeNames: true,
  address: true,
  lng: true,
  lat: true,
  categoryName: true,
  title: true,
  text: true,
  status: true,
  outcome: true,
  outcomeOrganization: true,
  outcomeReason: true,
  replyText: true,
  registeredAt: true,
  dueAt: true,
  dueProvisional: true,
  resolvedAt: true,
  closedAt: true,
  leadName: true,
} as const;

/** An organization that handles has no ticket: it has what was released to it at dispatch. */
export const ticketFields = {
  area: {
    ...shared,
    path: true,
    areaId: true,
    source: true,
    type: true,
    categoryId: true,
    physical: true,
    urgency: true,
    reasonCode: true,
    exitedBy: true,
    noReplyAt: true,
    contestedAt: true,
    upheldAt: true,
    reportedPlace: true,
    closedBecause: true,
    transfers: true,
    escalatedAt: true,
    escalatedFor: true,
    leadTicketId: true,
    hurried: true,
    hurriedAt: true,
    round: true,
    version: true,
    externalNumber: true,
    externalDueAt: true,
    complainedId: true,
    claimedByDutyId: true,
    claimedByName: true,
    claimedAt: true,
    leadAssignmentId: true,
    leadOrganizationId: true,
    dispatchedAt: true,
    firstContactAt: true,
    firstContactBy: true,
    closeUnratedAt: true,
    consultWith: true,
    consultDueAt: true,
    consultResult: true,
    reviewAt: true,
    ratedAt: true,
    lowScoreAt: true,
  },
  organization: {},
  resident: shared,
  nobody: {},
} as const satisfies Record<Viewer, Readonly<Record<string, true>>>;

/**
 * Name and phone stand in no list. They are read one by one, with a purpose and logged, by the verbs
 * reveal and revealPhone (complainants are protected: DOMAIN §2.12, §11.2 P4).
 */
export const complainantFields = {
  area: { hasPhone: true, allowCall: true },
  organization: {},
  resident: {},
  nobody: {},
} as const satisfies Record<Viewer, Readonly<Record<string, true>>>;

const sentOut = {
  id: true,
  ticketNumber: true,
  organizationId: true,
  organizationName: true,
  part: true,
  leadAssignmentId: true,
  status: true,
  version: true,
  round: true,
  title: true,
  task: true,
  place: true,
  categoryName: true,
  physical: true,
  urgency: true,
  mayCall: true,
  signOff: true,
  selfSolved: true,
  returnable: true,
  adjudicated: true,
  dispatchedAt: true,
  dispatchedBy: true,
  acceptBy: true,
  acceptedAt: true,
  acceptedBy: true,
  recallUntil: true,
  returnUntil: true,
  firstContactBy: true,
  firstContactAt: true,
  arrivedAt: true,
  arrivedBy: true,
  dueAt: true,
  dueCalledAt: true,
  dueProvisional: true,
  limitValue: true,
  limitUnit: true,
  closing: true,
  originalDueAt: true,
  reviewAt: true,
  shortenReason: true,
  handlerId: true,
  handlerName: true,
  returnReason: true,
  returnText: true,
  returnReference: true,
  decisionText: true,
  result: true,
  measures: true,
  answeredHow: true,
  answeredOn: true,
  outcome: true,
  outcomeReason: true,
  lateReason: true,
  submittedAt: true,
  verifyText: true,
  redoReason: true,
  closeUnratedAt: true,
  endedAt: true,
} as const;

export const assignmentFields = {
  area: { ...sentOut, ticketId: true, path: true, verifiedAt: true, verifiedBy: true },
  // The id of the ticket joins photos and messages; it opens nothing for an organization.
  organization: { ...sentOut, ticketId: true, path: true },
  resident: { organizationName: true, status: true, result: true, submittedAt: true },
  nobody: {},
} as const satisfies Record<Viewer, Readonly<Record<string, true>>>;

export interface PlacedMessage {
  ticketId: string;
  audience: string;
  organizationId: string | null;
}

/**
 * Whose words: staff of areas read all of a ticket in their range, an organization what went through
 * its own assignments, a resident what was meant for residents. Internal words never reach residents.
 */
export function canSeeMessage(actor: ActorFacts, message: PlacedMessage): boolean {
  switch (viewerOf(actor)) {
    case "area":
      return true;
    case "organization":
      return message.organizationId !== null && message.organizationId === actor.organizationId;
    case "resident":
      return message.ticketId === actor.ticketId && message.audience === "resident";
    case "nobody":
      return false;
  }
}

/** The same as a list filter, for one ticket. */
export function visibleMessages(actor: ActorFacts, ticketId: string) {
  switch (viewerOf(actor)) {
    case "area":
      return { ticketId };
    case "organization":
      return { ticketId, organizationId: actor.organizationId ?? nobodys };
    case "resident":
      return { ticketId: actor.ticketId ?? nobodys, audience: "resident" };
    case "nobody":
      return { ticketId: nobodys };
  }
}

/** An id that no row has. */
const nobodys = "00000000-0000-0000-0000-000000000000";
