import type { TicketStatus } from "./statuses";

// 并案: a matter that was reported again is handled with the one that is worked on, its lead, and
// stays what it is: number, code, complainant and history are its own (ANCHORS §6, wishes 11 and 12).

/** What a rule knows of the ticket that is to lead. */
export interface LeadFacts {
  readonly id: string;
  readonly path: string;
  readonly status: string;
}

/** Why a ticket cannot lead another, as the key of the advice; null = it can. */
export function leadFault(member: { id: string; path: string }, lead: LeadFacts): string | null {
  if (lead.id === member.id) return "link.itself";
  if (lead.status === "linked") return "link.isMember";
  const ended = endedAdvice[lead.status];
  if (ended !== undefined) return ended;
  return streetOf(lead.path) === streetOf(member.path) ? null : "link.otherStreet";
}

/** By which way back an ended matter could lead again. */
const endedAdvice: Readonly<Record<string, string>> = {
  closed: "link.closed",
  rejected: "link.exited",
  answered: "link.exited",
  transferred: "link.exited",
  withdrawn: "link.gone",
  terminated: "link.gone",
} satisfies Partial<Record<TicketStatus, string>>;

/**
 * What becomes of a linked ticket by what has become of its lead: it closes with a lead that was
 * closed or answered, is on its own again when the lead ended otherwise or went to another street, and
 * else goes on waiting.
 */
export function fateOf(member: { path: string }, lead: LeadFacts): "close" | "release" | "wait" {
  if (lead.status === "closed" || lead.status === "answered") return "close";
  return leadFault({ ...member, id: "" }, lead) === null ? "wait" : "release";
}

/** The first two places of a path: the street, or the district's own pool (sec.street_of). */
export function streetOf(path: string): string {
  return `${path.split(".").slice(0, 2).filter(Boolean).join(".")}.`;
}
