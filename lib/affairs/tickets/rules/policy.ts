import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import {
  assignmentVerbOpen,
  assignmentVerbs,
  ticketVerbOpen,
  ticketVerbs,
  type AssignmentVerb,
  type TicketVerb,
} from "./workflow";

// The predicate for one row and the filter for a list stand side by side; a test proves that they
// agree with each other and with the database.

export interface PlacedTicket {
  path: string;
  status: string;
}

export interface PlacedAssignment {
  path: string;
  organizationId: string;
  status: string;
}

/** Staff of areas see the tickets of their range; nobody else sees tickets. */
export function canSeeTicket(actor: ActorFacts, ticket: { path: string }): boolean {
  return isAreaStaff(actor) && ticket.path >= actor.lo && ticket.path < actor.hi;
}

/** The same as a list filter. */
export function visibleTickets(actor: ActorFacts) {
  return isAreaStaff(actor)
    ? { path: { gte: actor.lo, lt: actor.hi } }
    : { path: { gte: "", lt: "" } };
}

/** Staff of organizations see what was addressed to it; staff of areas what lies in their range. */
export function canSeeAssignment(
  actor: ActorFacts,
  assignment: { path: string; organizationId: string },
): boolean {
  return actor.organizationId === null
    ? canSeeTicket(actor, assignment)
    : assignment.organizationId === actor.organizationId;
}

/** The same as a list filter. */
export function visibleAssignments(actor: ActorFacts) {
  return actor.organizationId === null
    ? visibleTickets(actor)
    : { organizationId: actor.organizationId };
}

/** Whether the actor may do this verb on this ticket now. */
export function canDoOnTicket(actor: ActorFacts, verb: TicketVerb, ticket: PlacedTicket): Verdict {
  if (!ticketVerbs[verb].by.some((role) => role === actor.role)) {
    return refused("forbidden", "refusal.role");
  }
  // A receipt opens one ticket and the door has already found it.
  if (actor.role !== "resident" && !canSeeTicket(actor, ticket)) {
    return refused("forbidden", "refusal.role");
  }
  if (!ticketVerbOpen(verb, ticket.status, actor.role)) {
    return refused("wrong-status", "refusal.status");
  }
  return allowed;
}

/** Whether the actor may do this verb on this assignment now. */
export function canDoOnAssignment(
  actor: ActorFacts,
  verb: AssignmentVerb,
  assignment: PlacedAssignment,
): Verdict {
  if (!assignmentVerbs[verb].by.some((role) => role === actor.role)) {
    return refused("forbidden", "refusal.role");
  }
  if (actor.role !== "job" && !canSeeAssignment(actor, assignment)) {
    return refused("forbidden", "refusal.role");
  }
  if (!assignmentVerbOpen(verb, assignment.status, actor.role)) {
    return refused("wrong-status", "refusal.status");
  }
  return allowed;
}

function isAreaStaff(actor: ActorFacts): boolean {
  return actor.areaId !== null && actor.role !== "system_admin";
}
