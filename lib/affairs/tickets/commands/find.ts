import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { isAreaStaff } from "../rules/policy";
import { refuseConflict } from "./conflict";

// The subjects of commands, read inside the scope: what the policies hide is not found. Who comes
// with an older version than the row has is told at once who was faster. Words do not collide:
// verbs that only say something look their subject up without the version.

const ticketColumns = {
  id: true,
  number: true,
  path: true,
  areaId: true,
  placeNames: true,
  address: true,
  categoryId: true,
  categoryName: true,
  physical: true,
  likelyUrgent: true,
  title: true,
  status: true,
  round: true,
  version: true,
  complainedId: true,
  claimedByDutyId: true,
  claimedByName: true,
  claimedAt: true,
  hurried: true,
  hurriedAt: true,
  leadAssignmentId: true,
  leadOrganizationId: true,
  leadTicketId: true,
  reasonCode: true,
  exitedBy: true,
  noReplyAt: true,
  contestedAt: true,
  upheldAt: true,
  transfers: true,
  registeredAt: true,
  dueAt: true,
  resolvedAt: true,
  ratedAt: true,
  lowScoreAt: true,
  closedAt: true,
} as const;

const assignmentColumns = {
  id: true,
  ticketId: true,
  ticketNumber: true,
  path: true,
  organizationId: true,
  organizationName: true,
  part: true,
  round: true,
  status: true,
  statusBefore: true,
  version: true,
  physical: true,
  mayCall: true,
  signOff: true,
  returnable: true,
  selfSolved: true,
  dispatchedAt: true,
  recallUntil: true,
  returnUntil: true,
  urgency: true,
  leadAssignmentId: true,
  acceptedAt: true,
  arrivedAt: true,
  firstContactAt: true,
  dueAt: true,
  dueProvisional: true,
  reckoning: true,
  dueCalledAt: true,
  pausedAt: true,
  reviewAt: true,
  result: true,
  outcome: true,
  outcomeReason: true,
  submittedAt: true,
  closeUnratedAt: true,
  handlerId: true,
  handlerName: true,
} as const;

export async function findTicket(scope: Scope, input: { id: string; version?: number }) {
  const { actor, tx } = scope;
  // Others have no right on the table at all, which is an error in the database and no empty list.
  if (!isAreaStaff(actor)) return null;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: input.id },
    select: ticketColumns,
  });
  if (ticket !== null && (input.version ?? ticket.version) !== ticket.version) {
    return refuseConflict(scope, ticket.id);
  }
  return ticket;
}
export type TicketSubject = NonNullable<Awaited<ReturnType<typeof findTicket>>>;

/** The ticket that a job works on, at the version at which it was due. */
export async function findForJob(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
) {
  if (actor.kind !== "job") return null;
  return tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id, version },
    select: ticketColumns,
  });
}

/** The ticket that the receipt opens. */
export async function findOwnTicket({ actor, tx }: Scope) {
  if (actor.ticketId === null) return null;
  return tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: actor.ticketId },
    select: ticketColumns,
  });
}

/** Who leads, as an event or a photo names it; nothing while nobody does. */
export function leadOf(ticket: {
  leadAssignmentId: string | null;
  leadOrganizationId: string | null;
}) {
  const { leadAssignmentId, leadOrganizationId } = ticket;
  return leadAssignmentId === null || leadOrganizationId === null
    ? {}
    : { assignmentId: leadAssignmentId, organizationId: leadOrganizationId };
}

export async function findAssignment(scope: Scope, input: { id: string; version?: number }) {
  const { actor, tx } = scope;
  if (!isAreaStaff(actor) && actor.organizationId === null && actor.kind !== "job") return null;
  const assignment = await tx.assignment.findFirst({
    where: { tenantId: actor.tenantId, id: input.id },
    select: assignmentColumns,
  });
  if (assignment !== null && (input.version ?? assignment.version) !== assignment.version) {
    return refuseConflict(scope, assignment.ticketId);
  }
  return assignment;
}
export type AssignmentSubject = NonNullable<Awaited<ReturnType<typeof findAssignment>>>;

/** What the resident said about this round, if anything. */
export async function findRating({ actor, tx }: Scope, assignment: AssignmentSubject) {
  return tx.rating.findFirst({
    where: { tenantId: actor.tenantId, ticketId: assignment.ticketId, round: assignment.round },
    select: { solved: true, satisfied: true },
  });
}
