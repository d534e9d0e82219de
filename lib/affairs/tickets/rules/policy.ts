import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import {
  guardCallAfterRating,
  guardCallAtDue,
  guardCallBack,
  guardClosing,
} from "./call-back-guards";
import type { AssignmentFacts, PlacedAssignment, PlacedTicket, TicketFacts } from "./placed";
import { isRated } from "./rating";
import {
  guardAsking,
  guardDecision,
  guardExtension,
  guardWithdrawal,
  type ApplicationFacts,
} from "./applications";
import { guardPuttingBack, guardTakingOn } from "./handler-guards";
import { guardLateAcceptance, guardReturn, guardReturnDecision } from "./return-guards";
import { guardArrival, guardProgress } from "./work-guards";
import { guardLifting, guardProposal, guardRaising } from "./card-guards";
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

/** Staff of areas see the tickets of their range; nobody else sees tickets. */
export function canSeeTicket(actor: ActorFacts, ticket: { path: string }): boolean {
  return isAreaStaff(actor) && ticket.path >= actor.lo && ticket.path < actor.hi;
}

/** The same as a list filter. */
export function visibleTickets(actor: ActorFacts) {
  // One segment is the whole district: a range would only mislead the planner.
  if (isAreaStaff(actor) && depthOf(actor.lo) === 1) return {};
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
export function canDoOnTicket(
  actor: ActorFacts,
  verb: TicketVerb,
  ticket: PlacedTicket,
  facts: TicketFacts = {},
): Verdict {
  if (!ticketVerbs[verb].by.some((role) => role === actor.role)) {
    return refused("forbidden", "refusal.role");
  }
  // A receipt opens one ticket and the door has already found it; a job works for the whole district.
  if (actor.role !== "resident" && actor.role !== "job" && !canSeeTicket(actor, ticket)) {
    return refused("forbidden", "refusal.role");
  }
  if (!ticketVerbOpen(verb, ticket.status, actor.role)) {
    return refused("wrong-status", "refusal.status");
  }
  return ticketGuards[verb]?.(actor, ticket, facts) ?? allowed;
}

/** Whether the actor may do this verb on this assignment now. */
export function canDoOnAssignment(
  actor: ActorFacts,
  verb: AssignmentVerb,
  assignment: PlacedAssignment,
  facts: AssignmentFacts = { returnsLeft: 0 },
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
  return guards[verb]?.(actor, assignment, facts) ?? allowed;
}

/**
 * A physical matter is checked on site by the grid or the community (DOMAIN §2.4, T15). One that
 * is placed no nearer than its street has no grid, and the street checks it.
 */
export function needsVisit(assignment: { physical: boolean; path: string }): boolean {
  return assignment.physical && depthOf(assignment.path) > depthOfStreet;
}

/** How often an organization may still ask to return a ticket (DOMAIN §2.8, 3). */
export function returnsLeftOf(asked: number, maxPerUnit: number): number {
  return Math.max(0, maxPerUnit - asked);
}

type TicketGuard = (actor: ActorFacts, ticket: PlacedTicket, facts: TicketFacts) => Verdict;

/** What holds for a verb on a ticket besides role, place and status. */
const ticketGuards: Readonly<Partial<Record<TicketVerb, TicketGuard>>> = {
  rate: guardRating,
  declineReply: (_actor, { noReplyAt }) =>
    noReplyAt === null ? allowed : refused("limit", "refusal.declined"),
  overrule: guardOverrule,
  contest: guardContest,
  uphold: guardUphold,
  reveal: (_actor, _ticket, facts) => guardInterest(facts),
  selfSolve: (_actor, _ticket, { interested = false }) =>
    interested ? refused("forbidden", "refusal.complainedSolves") : allowed,
  callAfterRating: guardCallAfterRating,
  reopen: guardWindow,
  dispute: guardWindow,
  claim: (actor, { claimedByDutyId }) =>
    claimedByDutyId !== null && claimedByDutyId === actor.dutyId
      ? refused("limit", "refusal.claimedAlready")
      : allowed,
  // Also a colleague's: who is ill today has left something in the drawer.
  unclaim: (_actor, { claimedByDutyId }) =>
    claimedByDutyId === null ? refused("limit", "refusal.notClaimed") : allowed,
};

/** Once for each handling; after the end only by whom another matter's end has ended too. */
function guardRating(actor: ActorFacts, ticket: PlacedTicket, facts: TicketFacts): Verdict {
  if (isRated(ticket)) return refused("limit", "refusal.rated");
  if (ticket.status !== "closed") return allowed;
  return ticket.leadTicketId === null
    ? refused("wrong-status", "refusal.status")
    : guardWindow(actor, ticket, facts);
}

/** Who raised a matter is told to nobody of the side that it is against (DOMAIN §2.13, 9). */
function guardInterest({ interested = false }: { readonly interested?: boolean }): Verdict {
  return interested ? refused("forbidden", "refusal.complainedSide") : allowed;
}

/** Never by the one who made the exit, and not where nothing was kept (DOMAIN §2.3). */
function guardOverrule(actor: ActorFacts, ticket: PlacedTicket): Verdict {
  const { exitedBy, reasonCode } = ticket;
  // The district's party organization is no desk: it decides where somebody objects.
  if (actor.role === "district_org" && !isContested(ticket)) {
    return refused("forbidden", "refusal.notContested");
  }
  if (reasonCode === "confidential") return refused("forbidden", "refusal.erased");
  return exitedBy !== null && exitedBy === actor.personId
    ? refused("forbidden", "refusal.ownExit")
    : allowed;
}

/** Once for each conclusion, within the window; of what touches a secret nothing was kept. */
function guardContest(actor: ActorFacts, ticket: PlacedTicket, facts: TicketFacts): Verdict {
  if (ticket.reasonCode === "confidential") return refused("forbidden", "refusal.erased");
  if (ticket.contestedAt !== null) return refused("limit", "refusal.contestedOnce");
  return guardWindow(actor, ticket, facts);
}

/** Only an objection that waits, and never by the one who concluded. */
function guardUphold(actor: ActorFacts, ticket: PlacedTicket): Verdict {
  return isContested(ticket)
    ? guardOverrule(actor, ticket)
    : refused("limit", "refusal.notContested");
}

function isContested({ contestedAt, upheldAt }: PlacedTicket): boolean {
  return contestedAt !== null && upheldAt === null;
}

/** New facts reopen a matter within the window (DOMAIN §2.4, T21). */
function guardWindow(
  actor: ActorFacts,
  _ticket: PlacedTicket,
  { reopenUntil = null }: TicketFacts,
): Verdict {
  return reopenUntil !== null && actor.now <= reopenUntil
    ? allowed
    : refused("too-late", "refusal.reopenLate");
}

type Guard = (actor: ActorFacts, assignment: PlacedAssignment, facts: AssignmentFacts) => Verdict;

/** What holds for a verb besides role, place and status. */
const guards: Readonly<Partial<Record<AssignmentVerb, Guard>>> = {
  recall: (actor, { recallUntil }) =>
    actor.now <= recallUntil.getTime() ? allowed : refused("too-late", "refusal.recallLate"),
  acceptLate: guardLateAcceptance,
  requestReturn: guardReturn,
  acceptReturn: guardReturnDecision,
  refuseReturn: guardReturnDecision,
  revealPhone: (_actor, { mayCall }, facts) =>
    mayCall ? guardInterest(facts) : refused("forbidden", "refusal.noCall"),
  // The result of the matter is the lead's; who helps delivers a part of it (DOMAIN §2.6).
  submit: (_actor, { part }) =>
    part === "lead" ? allowed : refused("forbidden", "refusal.partDelivers"),
  deliver: guardPart,
  waive: guardPart,
  askExtension: (actor, _assignment, facts) => guardExtension(actor, askedFor(facts)),
  askDeferral: guardLeadAsking,
  askTermination: guardLeadAsking,
  withdrawApplication: (_actor, _assignment, facts) => guardWithdrawal(askedFor(facts)),
  extend: (actor, _assignment, facts) => guardDecision(actor, askedFor(facts), "extension"),
  defer: (actor, _assignment, facts) => guardDecision(actor, askedFor(facts), "deferral"),
  terminate: (actor, _assignment, facts) => guardDecision(actor, askedFor(facts), "termination"),
  refuseApplication: (actor, _assignment, facts) => guardDecision(actor, askedFor(facts)),
  arrive: guardArrival,
  reportProgress: guardProgress,
  takeOn: guardTakingOn,
  putBack: guardPuttingBack,
  verify: (actor, assignment) =>
    needsVisit(assignment) === isOnSite(actor) ? allowed : refused("forbidden", "refusal.verifier"),
  redo: (actor, { status }) =>
    isOnSite(actor) && status !== "submitted"
      ? refused("forbidden", "refusal.redoVerified")
      : allowed,
  confirmCard: (_actor, _assignment, facts) => guardProposal(facts),
  dismissCard: (_actor, _assignment, facts) => guardProposal(facts),
  raiseCard: (actor, _assignment, facts) => guardRaising(actor, facts),
  liftCard: (actor, _assignment, facts) => guardLifting(actor, facts),
  callBack: guardCallBack,
  callAtDue: guardCallAtDue,
  close: guardClosing,
  closeUnrated: (actor, { closeUnratedAt }) =>
    closeUnratedAt !== null && closeUnratedAt.getTime() <= actor.now
      ? allowed
      : refused("wrong-status", "refusal.status"),
};

/** Whether the matter as a whole waits or ends is the lead's to ask; a helper can be waived. */
function guardLeadAsking(
  _actor: ActorFacts,
  { part }: PlacedAssignment,
  facts: AssignmentFacts,
): Verdict {
  return part === "lead" ? guardAsking(askedFor(facts)) : refused("forbidden", "refusal.leadAsks");
}

function askedFor({ applications }: AssignmentFacts): ApplicationFacts {
  return applications ?? { pending: null, extensionsLeft: 0, extensionUntil: 0 };
}

function guardPart(_actor: ActorFacts, { part }: PlacedAssignment): Verdict {
  return part === "co" ? allowed : refused("forbidden", "refusal.leadSubmits");
}

const depthOfStreet = 2;

/** How many areas a path names, the district's being the first. */
function depthOf(path: string): number {
  return path.split(".").length - 1;
}

function isOnSite(actor: ActorFacts): boolean {
  return actor.role === "grid_worker" || actor.role === "community_secretary";
}

/** Who has a range of areas; an administrator keeps the registers and sees no ticket. */
export function isAreaStaff(actor: ActorFacts): boolean {
  return actor.areaId !== null && actor.role !== "system_admin";
}
