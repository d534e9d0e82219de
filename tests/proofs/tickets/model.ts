/**
 * The dispatch engine a second time, as small as it can be said: written from DOMAIN §2.4 and sharing
 * no code with lib/affairs/tickets/rules. The proof lets both do the same steps and compares.
 */
export interface Model {
  ticket: string;
  lead: { organization: string; status: string; returnable: boolean; before: string } | null;
  /** Organizations that have asked to return this ticket, and those whose return was accepted. */
  asked: Set<string>;
  gone: Set<string>;
  rated: boolean;
}

export interface Step {
  verb: string;
  /** A login of the test world, or "resident" or "job". */
  who: string;
  /** For a dispatch: to whom. */
  organization?: string;
}

export function newModel(): Model {
  return { ticket: "screening", lead: null, asked: new Set(), gone: new Set(), rated: false };
}

const dispatchers = ["dispatcher1", "center"];
const street = [...dispatchers, "secretary1"];
const openTicket = [
  "screening",
  "consulting",
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "verification",
  "callback",
];

interface Rule {
  machine: "ticket" | "assignment";
  who: readonly string[] | "clerk" | "leader";
  when: (model: Model, step: Step) => boolean;
  then: (model: Model, step: Step) => void;
}

const nothing = () => undefined;

/** What each verb may do, to whom it belongs and what becomes of the matter. */
export const rules: Readonly<Record<string, Rule>> = {
  "ticket.dispatch": {
    machine: "ticket",
    who: dispatchers,
    when: ({ ticket, gone }, { organization = "" }) =>
      ticket === "screening" && !gone.has(organization),
    then: (model, { organization = "" }) => {
      model.lead = { organization, status: "dispatched", returnable: true, before: "" };
      follow(model);
    },
  },
  "ticket.reject": {
    machine: "ticket",
    who: dispatchers,
    when: at("screening"),
    then: (model) => void (model.ticket = "rejected"),
  },
  "ticket.answer": {
    machine: "ticket",
    who: dispatchers,
    when: at("screening"),
    then: (model) => void (model.ticket = "answered"),
  },
  "ticket.withdraw": {
    machine: "ticket",
    who: ["resident"],
    when: ({ ticket }) => openTicket.includes(ticket),
    then: (model) => {
      model.ticket = "withdrawn";
      if (model.lead !== null) model.lead.status = "withdrawn";
    },
  },
  "ticket.note": {
    machine: "ticket",
    who: [...street, "community11", "grid111", "org"],
    when: () => true,
    then: nothing,
  },
  "ticket.rate": {
    machine: "ticket",
    who: ["resident"],
    when: ({ ticket, rated }) => (ticket === "verification" || ticket === "callback") && !rated,
    then: (model) => void (model.rated = true),
  },
  "assignment.recall": work(dispatchers, ["dispatched"], "recalled"),
  "assignment.accept": work("clerk", ["dispatched"], "accepted"),
  "assignment.begin": work("clerk", ["accepted"], "in_progress"),
  "assignment.contact": work("clerk", ["accepted", "in_progress"], "in_progress"),
  "assignment.submit": {
    machine: "assignment",
    who: "clerk",
    when: leadAt(["in_progress"]),
    // One of the two departments wants its leader to sign.
    then: (model) => to(model, model.lead?.organization === "city" ? "sign_off" : "submitted"),
  },
  "assignment.signOff": work("leader", ["sign_off"], "submitted"),
  "assignment.sendBack": work("leader", ["sign_off"], "in_progress"),
  "assignment.verify": work(["dispatcher1", "secretary1"], ["submitted"], "verified"),
  "assignment.requestReturn": {
    machine: "assignment",
    who: "clerk",
    when: ({ lead, asked }) =>
      lead !== null &&
      ["dispatched", "accepted"].includes(lead.status) &&
      lead.returnable &&
      !asked.has(lead.organization),
    then: (model) => {
      if (model.lead === null) return;
      model.asked.add(model.lead.organization);
      model.lead.before = model.lead.status;
      to(model, "return_requested");
    },
  },
  "assignment.acceptReturn": {
    machine: "assignment",
    who: dispatchers,
    when: leadAt(["return_requested"]),
    then: (model) => {
      if (model.lead !== null) model.gone.add(model.lead.organization);
      to(model, "returned");
    },
  },
  "assignment.refuseReturn": {
    machine: "assignment",
    who: dispatchers,
    when: leadAt(["return_requested"]),
    then: (model) => {
      if (model.lead === null) return;
      model.lead.returnable = false;
      to(model, model.lead.before);
    },
  },
  "assignment.redo": {
    machine: "assignment",
    who: street,
    when: leadAt(["submitted", "verified"]),
    then: (model) => {
      model.rated = false;
      to(model, "in_progress");
    },
  },
  "assignment.close": {
    machine: "assignment",
    who: dispatchers,
    // Closing needs what the resident said (DOMAIN §2.13, 7); the other ways are tried elsewhere.
    when: (model) => leadAt(["verified"])(model) && model.rated,
    then: (model) => to(model, "done"),
  },
};

/** Whether the model lets this step happen. */
export function mayStep(model: Model, step: Step): boolean {
  const rule = rules[step.verb];
  return rule !== undefined && isAmong(model, rule.who, step.who) && rule.when(model, step);
}

export function takeStep(model: Model, step: Step): void {
  rules[step.verb]?.then(model, step);
}

function isAmong({ lead }: Model, who: Rule["who"], login: string): boolean {
  if (who === "clerk" || who === "leader")
    return login === `${lead?.organization ?? "nobody"}${who}`;
  return who.includes(login);
}

function at(status: string) {
  return ({ ticket }: Model) => ticket === status;
}

function leadAt(statuses: readonly string[]) {
  return ({ lead }: Model) => lead !== null && statuses.includes(lead.status);
}

function work(who: Rule["who"], from: readonly string[], status: string): Rule {
  return { machine: "assignment", who, when: leadAt(from), then: (model) => to(model, status) };
}

function to(model: Model, status: string): void {
  if (model.lead === null) return;
  model.lead.status = status;
  follow(model);
  if (status === "returned" || status === "recalled") model.lead = null;
}

/** Where the ticket stands when its lead stands there. */
function follow(model: Model): void {
  const words: Readonly<Record<string, string>> = {
    returned: "screening",
    recalled: "screening",
    sign_off: "in_progress",
    submitted: "verification",
    verified: "callback",
    done: "closed",
  };
  if (model.lead !== null) model.ticket = words[model.lead.status] ?? model.lead.status;
}
