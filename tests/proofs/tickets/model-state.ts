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
  /** How often the lead was given more time in this round. */
  extended: number;
  /** Organizations that have asked to return this ticket, and those whose return was accepted. */
  asked: Set<string>;
  gone: Set<string>;
  rated: boolean;
  /** The resident wants no reply: for good. */
  noReply: boolean;
  /** Who has ended the matter at the screening. */
  exitedBy: string | null;
  /** It was closed with the matter that it was handled with. */
  withLead: boolean;
  /** The one other matter of the street that it can be handled with, and that can be with it. */
  other: Model | null;
}

interface Part {
  organization: string;
  status: string;
  returnable: boolean;
  before: string;
  /** Nobody was sent it: a community says what it has done by itself. */
  selfSolved?: true;
}

export interface Step {
  verb: string;
  /** A login of the test world, or "resident" or "job". */
  who: string;
  /** For a dispatch: to whom. */
  organization?: string;
  /** Of which assignment, where the verb is about one. */
  part?: "lead" | "co";
  /** Of the matter beside it. */
  of?: "other";
}

export interface Rule {
  machine: "ticket" | "assignment";
  who: readonly string[] | "clerk" | "leader";
  when: (model: Model, step: Step) => boolean;
  then: (model: Model, step: Step) => void;
  /** Whether the verb is tried on a helper's part as well. */
  ofParts?: true;
  /** Whether the verb is tried on the matter beside it as well. */
  ofOther?: true;
}

/** Whose range holds the matter and who may send it out. */
export const dispatchers: readonly string[] = ["dispatcher1", "center"];

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
    extended: 0,
    asked: new Set(),
    gone: new Set(),
    rated: false,
    noReply: false,
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
  if (status === "returned" || status === "recalled") model.lead = null;
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
