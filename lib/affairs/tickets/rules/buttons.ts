import type { ActorFacts } from "@/lib/platform/access/actor";
import type { AssignmentFacts, PlacedAssignment, PlacedTicket, TicketFacts } from "./placed";
import { canDoOnAssignment, canDoOnTicket } from "./policy";
import type { AssignmentVerb, TicketVerb } from "./workflow";

// The screens' buttons come from the very predicates that the commands ask, in the order in which
// they stand side by side: what moves the matter on, what sends it elsewhere, what is only said.

export const ticketButtons = [
  "dispatch",
  "selfSolve",
  "locate",
  "conclude",
  "consult",
  "addCo",
  "transfer",
  "link",
  "unlink",
  "answer",
  "reject",
  "overrule",
  "uphold",
  "callAfterRating",
  "reopen",
  "reclassify",
  "nameComplained",
  "releasePhotos",
  "claim",
  "unclaim",
  "urge",
  "reply",
  "instruct",
  "note",
  "reveal",
  "recuse",
  "liftRecusal",
  "rate",
  "declineReply",
  "dispute",
  "contest",
  "addFacts",
  "hurry",
  "withdraw",
] as const satisfies readonly TicketVerb[];

export const assignmentButtons = [
  "accept",
  "arrive",
  "contact",
  "reportProgress",
  "begin",
  "submit",
  "deliver",
  "signOff",
  "sendBack",
  "acceptReturn",
  "refuseReturn",
  "extend",
  "defer",
  "terminate",
  "refuseApplication",
  "reviewDeferral",
  "resume",
  "verify",
  "close",
  "callBack",
  "callAtDue",
  "redo",
  "confirmCard",
  "dismissCard",
  "raiseCard",
  "liftCard",
  "takeOn",
  "putBack",
  "assignHandler",
  "recall",
  "waive",
  "askExtension",
  "askDeferral",
  "askTermination",
  "withdrawApplication",
  "requestReturn",
  "revealPhone",
  "remark",
] as const satisfies readonly AssignmentVerb[];

export type TicketButton = (typeof ticketButtons)[number];
export type AssignmentButton = (typeof assignmentButtons)[number];

/** What the actor may do on this ticket now, in button order. */
export function ticketVerbsFor(
  actor: ActorFacts,
  ticket: PlacedTicket,
  facts?: TicketFacts,
): TicketButton[] {
  return ticketButtons.filter((verb) => canDoOnTicket(actor, verb, ticket, facts).ok);
}

/** What the actor may do on this assignment now, in button order. */
export function assignmentVerbsFor(
  actor: ActorFacts,
  assignment: PlacedAssignment,
  facts?: AssignmentFacts,
): AssignmentButton[] {
  return assignmentButtons.filter((verb) => canDoOnAssignment(actor, verb, assignment, facts).ok);
}
