import { clusterRules } from "./model-clusters";
import { deskRules } from "./model-desk";
import {
  at,
  dispatchers,
  isAt,
  leadAt,
  newPart,
  newTime,
  openTicket,
  partOf,
  street,
  superiors,
  to,
  type Model,
  type Rule,
  type Step,
} from "./model-state";
import { workRules } from "./model-work";

const nothing = () => undefined;

/** What each verb may do, to whom it belongs and what becomes of the matter. */
export const rules: Readonly<Record<string, Rule>> = {
  ...clusterRules,
  ...deskRules,
  ...workRules,
  "ticket.dispatch": {
    machine: "ticket",
    who: dispatchers,
    when: ({ ticket, gone, complained }, { organization = "" }) =>
      ticket === "screening" && !gone.has(organization) && complained !== organization,
    then: (model, { organization = "", urgency }) => {
      model.lead = newPart(organization, "", urgency);
      model.extended = 0;
      to(model, lead, "dispatched");
    },
  },
  "ticket.consult": ticket(dispatchers, ["screening"], "consulting"),
  "ticket.conclude": ticket(dispatchers, ["consulting"], "screening"),
  "ticket.reject": exit("rejected"),
  "ticket.answer": exit("answered"),
  // A superior overrules an exit, and never the own one (DOMAIN §2.3).
  "ticket.overrule": {
    machine: "ticket",
    ofOther: true,
    who: [...superiors, "org"],
    // The party organization only what somebody objects to.
    when: (model, { who }) =>
      concluded.includes(model.ticket) &&
      model.exitedBy !== who &&
      (who !== "org" || model.contested === "open"),
    then: (model) => {
      const terminated = model.ticket === "terminated";
      anew(model);
      if (model.place === "pool") model.ticket = "registered";
      // The next handling of the matter, as after a redo.
      if (terminated) model.round += 1;
      if (terminated) Object.assign(model, { hurried: false, lowScore: false });
    },
  },
  // Once for each conclusion; decided by a superior who did not conclude (不服).
  "ticket.contest": {
    machine: "ticket",
    ofOther: true,
    who: ["resident"],
    when: (model) => concluded.includes(model.ticket) && model.contested === "no",
    then: (model) => void (model.contested = "open"),
  },
  "ticket.uphold": {
    machine: "ticket",
    ofOther: true,
    who: [...superiors, "org"],
    when: (model, { who }) =>
      concluded.includes(model.ticket) && model.contested === "open" && model.exitedBy !== who,
    then: (model) => void (model.contested = "upheld"),
  },
  "ticket.reopen": again(dispatchers),
  "ticket.dispute": again(["resident"]),
  "ticket.withdraw": {
    machine: "ticket",
    ofOther: true,
    who: ["resident"],
    when: at(...openTicket),
    then: (model) => {
      if (model.lead === null) model.ticket = "withdrawn";
      else to(model, lead, "withdrawn");
    },
  },
  // Whoever was closed with another matter had nothing to rate before.
  "ticket.rate": {
    machine: "ticket",
    ofOther: true,
    who: ["resident"],
    when: (model) => (at("verification", "callback")(model) || model.withLead) && !model.rated,
    then: (model, { answer }) => {
      model.rated = true;
      model.lowScore = answer === "no";
    },
  },
  // A helper beside the lead: not the lead itself, not who helps already or has given it back.
  "ticket.addCo": {
    machine: "ticket",
    who: dispatchers,
    when: (model, { organization = "" }) =>
      leadAt("dispatched", "accepted", "in_progress")(model) &&
      model.lead?.organization !== organization &&
      model.co === null &&
      !model.gone.has(organization) &&
      model.complained !== organization,
    then: (model, { organization = "" }) => {
      model.co = newPart(organization, "dispatched", model.lead?.urgency);
    },
  },
  "assignment.recall": { ...work(dispatchers, ["dispatched"], "recalled"), ofParts: true },
  "assignment.accept": { ...work("clerk", ["dispatched"], "accepted"), ofParts: true },
  "assignment.begin": { ...work("clerk", ["accepted"], "in_progress"), ofParts: true },
  "assignment.contact": work("clerk", ["accepted", "in_progress"], "in_progress"),
  // Only the lead hands in the result, and only when nobody who helps is still at work (§2.13, 1).
  "assignment.submit": {
    machine: "assignment",
    who: "clerk",
    ofParts: true,
    when: (model, { part }) => part !== "co" && leadAt("in_progress")(model) && model.co === null,
    // One of the departments wants its leader to sign; of a second handling every leader does (T18).
    then: (model) => {
      const signed = model.lead?.organization === "city" || model.round > 1;
      to(model, lead, signed ? "sign_off" : "submitted");
    },
  },
  "assignment.deliver": {
    machine: "assignment",
    who: "clerk",
    ofParts: true,
    when: coAt("accepted", "in_progress"),
    then: (model, step) => to(model, step, "done"),
  },
  "assignment.waive": {
    machine: "assignment",
    who: dispatchers,
    ofParts: true,
    when: coAt("dispatched", "accepted", "in_progress"),
    then: (model, step) => to(model, step, "waived"),
  },
  "assignment.signOff": work("leader", ["sign_off"], "submitted"),
  "assignment.sendBack": work("leader", ["sign_off"], "in_progress"),
  "assignment.verify": work(
    ["dispatcher1", "dispatcher2", "secretary1"],
    ["submitted"],
    "verified",
  ),
  // Once for each organization, and never after the street has decided (DOMAIN §2.8, §2.13, 3).
  "assignment.requestReturn": {
    machine: "assignment",
    who: "clerk",
    ofParts: true,
    when: (model, step) => {
      const part = partOf(model, step);
      return (
        isAt(part, "dispatched", "accepted") &&
        part?.returnable === true &&
        !part.kept &&
        !model.asked.has(part.organization)
      );
    },
    then: (model, step) => {
      const part = partOf(model, step);
      if (part === null) return;
      model.asked.add(part.organization);
      part.before = part.status;
      to(model, step, "return_requested");
    },
  },
  "assignment.acceptReturn": {
    machine: "assignment",
    who: dispatchers,
    ofParts: true,
    when: (model, step) => isAt(partOf(model, step), "return_requested"),
    then: (model, step) => {
      model.gone.add(partOf(model, step)?.organization ?? "");
      to(model, step, "returned");
    },
  },
  "assignment.refuseReturn": {
    machine: "assignment",
    who: dispatchers,
    ofParts: true,
    when: (model, step) => isAt(partOf(model, step), "return_requested"),
    then: (model, step) => {
      const part = partOf(model, step);
      if (part === null) return;
      part.returnable = false;
      to(model, step, part.before);
    },
  },
  // One application at a time, more time once in a round; who decides is never who asked (T11-T13, T20).
  "assignment.askExtension": asks(
    "extension",
    ({ extended, lead: work }) => extended < 1 && work?.overdue === false,
  ),
  "assignment.askDeferral": asks("deferral"),
  "assignment.askTermination": asks("termination"),
  "assignment.withdrawApplication": {
    machine: "assignment",
    who: "clerk",
    when: ({ pending }) => pending !== null,
    then: (model) => void (model.pending = null),
  },
  "assignment.refuseApplication": {
    machine: "assignment",
    who: dispatchers,
    when: ({ pending }) => pending !== null,
    then: (model) => void (model.pending = null),
  },
  "assignment.extend": grants("extension", (model) => {
    model.extended += 1;
    model.pending = null;
    if (model.lead !== null) Object.assign(model.lead, newTime());
  }),
  "assignment.defer": grants("deferral", (model) => to(model, lead, "deferred")),
  "assignment.terminate": grants("termination", (model, { who }) => {
    to(model, lead, "terminated");
    model.exitedBy = who;
  }),
  "assignment.reviewDeferral": {
    machine: "assignment",
    who: dispatchers,
    when: leadAt("deferred"),
    then: nothing,
  },
  "assignment.resume": work(dispatchers, ["deferred"], "in_progress"),
  // Whoever is near may say that it is not done; once it was checked, the street alone (T18).
  "assignment.redo": {
    machine: "assignment",
    who: [...street, "community11", "grid111"],
    when: (model, { who }) =>
      leadAt("submitted")(model) || (leadAt("verified")(model) && street.includes(who)),
    then: (model) => {
      Object.assign(model, { rated: false, lowScore: false, hurried: false, extended: 0 });
      if (model.lead !== null) Object.assign(model.lead, newTime());
      model.round += 1;
      // Nobody was sent what a community settled itself: the street sends it now.
      to(model, lead, model.lead?.selfSolved === true ? "recalled" : "in_progress");
    },
  },
  // The street calls back; whoever has answered is not asked a second time.
  "assignment.callBack": {
    machine: "assignment",
    who: street,
    when: (model) => leadAt("verified")(model) && !model.rated,
    then: (model) => void (model.rated = true),
  },
  "assignment.close": {
    machine: "assignment",
    who: dispatchers,
    // Closing needs what the resident said, or that nothing is to be said (DOMAIN §2.13, 7).
    when: (model) => leadAt("verified")(model) && (model.rated || model.noReply),
    then: (model) => to(model, lead, "done"),
  },
};

const concluded = ["rejected", "answered", "terminated"];
const lead: Step = { verb: "", who: "", part: "lead" };

/** From an end back to the screening: a new round, in which nobody leads yet. */
function anew(model: Model): void {
  Object.assign(model, { ticket: "screening", lead: null, co: null, pending: null });
  Object.assign(model, { extended: 0, rated: false, withLead: false, cards: [], contested: "no" });
}

function again(who: Rule["who"]): Rule {
  const then = (model: Model) => {
    anew(model);
    model.round += 1;
    Object.assign(model, { hurried: false, lowScore: false });
  };
  return { machine: "ticket", ofOther: true, who, when: at("closed"), then };
}

function exit(status: string): Rule {
  return {
    machine: "ticket",
    ofOther: true,
    who: dispatchers,
    when: at("screening", "registered"),
    then: (model, { who }) => {
      model.ticket = status;
      model.exitedBy = who;
    },
  };
}

function asks(
  kind: NonNullable<Model["pending"]>,
  more: (model: Model) => boolean = () => true,
): Rule {
  return {
    machine: "assignment",
    who: "clerk",
    when: (model) => leadAt("in_progress")(model) && model.pending === null && more(model),
    then: (model) => void (model.pending = kind),
  };
}

function grants(kind: Model["pending"], then: Rule["then"]): Rule {
  return { machine: "assignment", who: dispatchers, when: ({ pending }) => pending === kind, then };
}

function ticket(who: Rule["who"], from: readonly string[], status: string): Rule {
  const then = (model: Model) => void (model.ticket = status);
  return { machine: "ticket", who, when: at(...from), then };
}

function work(who: Rule["who"], from: readonly string[], status: string): Rule {
  return {
    machine: "assignment",
    who,
    when: (model, step) => isAt(partOf(model, step), ...from),
    then: (model, step) => to(model, step, status),
  };
}

function coAt(...statuses: readonly string[]) {
  return (model: Model, { part }: Step) => part === "co" && isAt(model.co, ...statuses);
}
