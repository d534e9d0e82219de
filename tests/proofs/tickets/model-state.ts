/**
 * The dispatch engine a second time, as small as it can be said: written from DOMAIN §2.4 and sharing
 * no code with lib/affairs/tickets/rules. The proof lets both do the same steps and compares.
 */
export interface Model {
  ticket: string;
  lead: Part | null;
  /** Whoever helps the lead; one at a time is enough here. */
  co: Part | null;
  /** What the lead has asked for and nobody has answered yet. */
  pending: "extension" | "deferral" | "termination" | null;
  /** The how manieth handling it is. */
  round: number;
  /** How often the lead was given more time in this round. */
  extended: number;
  /** Organizations that have asked to return this ticket, and those whose return was accepted. */
  asked: Set<string>;
  gone: Set<string>;
  rated: boolean;
  /** The resident said "no" in this round, and nobody has asked why. */
  lowScore: boolean;
  /** The time for a rating is over. */
  ranOut: boolean;
  /** The resident has urged in this round; the next time is a day away. */
  hurried: boolean;
  /** The resident wants no reply: for good. */
  noReply: boolean;
  /** The resident objects to how it ended; a superior has stayed with it. */
  contested: "no" | "open" | "upheld";
  /** Who has ended the matter at the screening. */
  exitedBy: string | null;
  /** In whose range it lies: of one of two streets, or nobody's yet. */
  place: Place;
  /** Who has taken it out of the desk's queue. */
  claimed: string | null;
  /** Against whom it is; they neither lead nor help. */
  complained: string | null;
  /** The person of the organization department is kept from it. */
  recused: boolean;
  /** The cards of whoever leads, in the order in which they came. */
  cards: { level: string; status: "proposed" | "issued" | "lifted" }[];
  /** It was closed with the matter that it was handled with. */
  withLead: boolean;
  /** The one other matter of the street that it can be handled with, and that can be with it. */
  other: Model | null;
}

export const places = ["street1", "street2", "pool"] as const;
type Place = (typeof places)[number];
export const urgencies = ["routine", "urgent", "key"] as const;
export const levels = ["normal", "yellow", "red", "listed"] as const;

interface Part {
  organization: string;
  status: string;
  returnable: boolean;
  before: string;
  /** By whom of its people it is handled; null = it waits in their queue. */
  handler: string | null;
  urgency: string;
  arrived: boolean;
  /** The time in which it could be returned is over. */
  kept: boolean;
  /** Its due time has passed; whether somebody has called the resident since. */
  overdue: boolean;
  called: boolean;
  /** Nobody was sent it: a community says what it has done by itself. */
  selfSolved?: true;
}

export interface Step {
  verb: string;
  /** A login of the test world, or "resident" or "job". */
  who: string;
  /** For a dispatch: to whom. */
  organization?: string;
  /** For what goes elsewhere: where to. */
  place?: Place;
  /** Of a card. */
  level?: string;
  /** For a dispatch: how urgent. */
  urgency?: string;
  /** Of a rating. */
  answer?: string;
  /** Of which assignment, where the verb is about one. */
  part?: "lead" | "co";
  /** Of the matter beside it. */
  of?: "other";
}

export interface Rule {
  machine: "ticket" | "assignment";
  who: readonly string[] | "clerk" | "leader" | "staff";
  when: (model: Model, step: Step) => boolean;
  then: (model: Model, step: Step) => void;
  /** Whether the verb is tried on a helper's part as well. */
  ofParts?: true;
  /** Whether the verb is tried on the matter beside it as well. */
  ofOther?: true;
  /** It leaves the matter where it is; such verbs come up less often. */
  aside?: true;
  /** It makes a matter of its own, wherever this one lies. */
  anywhere?: true;
}

/** Whose range holds the matter and who may send it out. */
export const dispatchers: readonly string[] = ["dispatcher1", "dispatcher2", "center"];
export const street: readonly string[] = [...dispatchers, "secretary1"];
export const superiors: readonly string[] = ["secretary1", "center"];
export const openTicket: readonly string[] = [
  "registered",
  "screening",
  "consulting",
  "linked",
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "deferred",
  "verification",
  "callback",
];

/** A fresh matter with another one beside it, each the other's. */
export function newModel(): Model {
  const model = alone();
  model.other = { ...alone(), other: model };
  return model;
}

function alone(): Model {
  return {
    ticket: "screening",
    lead: null,
    co: null,
    pending: null,
    round: 1,
    extended: 0,
    asked: new Set(),
    gone: new Set(),
    rated: false,
    lowScore: false,
    ranOut: false,
    hurried: false,
    noReply: false,
    place: "street1",
    claimed: null,
    complained: null,
    recused: false,
    cards: [],
    contested: "no",
    exitedBy: null,
    withLead: false,
    other: null,
  };
}

/** The matter that a step is about. */
export function matterOf(model: Model, { of }: Step): Model | null {
  return of === "other" ? model.other : model;
}

/** The assignment that a step is about. */
export function partOf(model: Model, { part = "lead" }: Step): Part | null {
  return part === "co" ? model.co : model.lead;
}

/** The assignment moves, and the ticket with its lead. */
export function to(model: Model, step: Step, status: string): void {
  const part = partOf(model, step);
  if (part === null) return;
  part.status = status;
  if (part === model.co) {
    if (["returned", "recalled", "done", "waived"].includes(status)) model.co = null;
    return;
  }
  if (status !== "in_progress") model.pending = null;
  model.ticket = ticketWords[status] ?? status;
  // A lead that is gone takes its helpers with it.
  if (["returned", "recalled", "terminated", "withdrawn"].includes(status)) model.co = null;
  // The window of the rating begins with the check.
  if (status === "verified") model.ranOut = false;
  // A proposal about work that is done is about nothing; a card goes with whom it was given.
  if (!inWork.includes(status)) {
    model.cards = model.cards.filter((card) => card.status !== "proposed");
  }
  if (status === "returned" || status === "recalled") {
    Object.assign(model, { lead: null, cards: [] });
  }
}

/** Sent out to an organization, which waits to be told where it stands. */
export function newPart(organization: string, status = "", urgency = "routine"): Part {
  const fresh = { returnable: true, before: "", handler: null, arrived: false };
  return { organization, status, urgency, ...fresh, ...newTime(), kept: false };
}

/** More time begins anew, and so does the call at its end. */
export function newTime() {
  return { overdue: false, called: false };
}

/** While an organization has the work in hand. */
export const inWork: readonly string[] = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "sign_off",
  "deferred",
];

export function at(...statuses: readonly string[]) {
  return (model: Model) => statuses.includes(model.ticket);
}

export function leadAt(...statuses: readonly string[]) {
  return (model: Model) => isAt(model.lead, ...statuses);
}

export function isAt(part: Model["lead"], ...statuses: readonly string[]): boolean {
  return part !== null && statuses.includes(part.status);
}

/** Where the ticket stands when its lead stands there. */
const ticketWords: Readonly<Record<string, string>> = {
  returned: "screening",
  recalled: "screening",
  sign_off: "in_progress",
  submitted: "verification",
  verified: "callback",
  done: "closed",
};
