import type { ApplicationFacts } from "./applications";
import type { CardFacts } from "./card-guards";
import type { ClosingGround } from "./call-back";

/** What a rule knows of a ticket. */
export interface PlacedTicket {
  readonly path: string;
  readonly status: string;
  readonly ratedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** The code of an exit, and the person who made it. */
  readonly reasonCode: string | null;
  readonly exitedBy: string | null;
  /** Who has taken it out of the queue. */
  readonly claimedByDutyId: string | null;
  readonly noReplyAt: Date | null;
  /** The resident objects to how it ended, and whether a superior has stayed with it. */
  readonly contestedAt: Date | null;
  readonly upheldAt: Date | null;
  /** The resident's own "no" in this round, about which nobody has asked yet. */
  readonly lowScoreAt: Date | null;
  /** The matter that it is, or was until its end, handled with. */
  readonly leadTicketId: string | null;
}

/** What a rule knows of an assignment. */
export interface PlacedAssignment {
  readonly path: string;
  readonly organizationId: string;
  readonly part: string;
  readonly status: string;
  readonly physical: boolean;
  readonly urgency: string;
  readonly arrivedAt: Date | null;
  readonly mayCall: boolean;
  readonly returnable: boolean;
  readonly recallUntil: Date;
  readonly returnUntil: Date;
  readonly closeUnratedAt: Date | null;
  readonly dueAt: Date;
  readonly dueCalledAt: Date | null;
  /** By whom of the organization's people it is handled; null = it waits in their queue. */
  readonly handlerId: string | null;
}

/** What a rule must know besides the row itself. */
export interface TicketFacts {
  /** Until when it may be opened again, or objected to how it ended; null = not any more. */
  readonly reopenUntil?: number | null;
  /** The actor also serves where the matter is complained about. */
  readonly interested?: boolean;
  /** The actor also holds a duty where it was handled. */
  readonly serves?: boolean;
}
export interface AssignmentFacts extends CardFacts {
  /** How often the organization may still ask to return this ticket (returnsLeftOf). */
  readonly returnsLeft: number;
  /** What was asked for; left out where nothing of it matters. */
  readonly applications?: ApplicationFacts | undefined;
  /** By what the present round may be closed. */
  readonly ground?: ClosingGround | null;
  /** The actor also holds a duty in the organization that handles. */
  readonly serves?: boolean;
  /** The resident wants no call. */
  readonly noReply?: boolean;
  /** The actor also serves where the matter is complained about. */
  readonly interested?: boolean;
}
