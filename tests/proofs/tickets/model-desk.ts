import {
  at,
  dispatchers,
  newPart,
  openTicket,
  street,
  superiors,
  to,
  type Model,
  type Rule,
  type Step,
} from "./model-state";

// What the desk, the grid and the resident do with a matter besides sending it out: where it belongs,
// who has taken it, who is kept from it, what is said about it.

const grid = ["community11", "grid111"];
const nothing = () => undefined;
const lead: Step = { verb: "", who: "", part: "lead" };

export const deskRules: Readonly<Record<string, Rule>> = {
  "ticket.report": making(["visitor"]),
  "ticket.register": making([...dispatchers, ...grid]),
  // To another street, to the right place of the own one, or to the district's pool (T4).
  "ticket.transfer": {
    machine: "ticket",
    ofOther: true,
    who: dispatchers,
    when: (model, { place }) => at("screening", "registered")(model) && model.place !== place,
    then: move,
  },
  "ticket.locate": {
    machine: "ticket",
    ofOther: true,
    who: ["center"],
    when: (model, { place }) => at("registered")(model) && place !== "pool",
    then: move,
  },
  "ticket.reclassify": said(dispatchers, at("screening")),
  "ticket.claim": {
    ...said(dispatchers, (model) => inQueue(model) && model.claimed === null),
    then: (model, { who }) => void (model.claimed = who),
  },
  // Also a colleague's.
  "ticket.unclaim": {
    ...said(dispatchers, (model) => inQueue(model) && model.claimed !== null),
    then: (model) => void (model.claimed = null),
  },
  // Whoever it turns out to be against has it no longer in hand (DOMAIN §2.12).
  "ticket.nameComplained": {
    machine: "ticket",
    who: dispatchers,
    when: (model) => model.ticket !== "screening" && at(...openTicket)(model),
    then: (model, { organization = "" }) => {
      model.complained = organization;
      if (model.co?.organization === organization) model.co = null;
      if (model.lead?.organization === organization) to(model, lead, "recalled");
    },
  },
  // A resident raised it, so it does not end with the word of those who settled it (§2.13, 7).
  "ticket.selfSolve": {
    machine: "ticket",
    who: grid,
    when: at("screening"),
    then: (model) => {
      model.lead = { ...newPart("community"), returnable: false, selfSolved: true };
      model.extended = 0;
      to(model, lead, "verified");
    },
  },
  "ticket.addFacts": said(["resident"], at(...openTicket)),
  "ticket.note": said([...street, ...grid, "org"], () => true),
  "ticket.reply": said(dispatchers, at(...openTicket)),
  "ticket.declineReply": {
    ...said(["resident"], (model) => at(...openTicket)(model) && !model.noReply),
    then: (model) => void (model.noReply = true),
  },
  "ticket.hurry": {
    ...said(["resident"], (model) => !model.hurried && at(...beforeResult)(model)),
    then: (model) => void (model.hurried = true),
  },
  // After the resident's own "no", until somebody has asked.
  "ticket.callAfterRating": {
    ...said(street, (model) => at("verification", "callback", "closed")(model) && model.lowScore),
    then: (model) => void (model.lowScore = false),
  },
  "ticket.urge": said(street, at("dispatched", "accepted", "in_progress")),
  "ticket.instruct": said(["org", "secretary1"], at(...openTicket)),
  "ticket.reveal": said(street, at(...openTicket)),
  "ticket.releasePhotos": said(
    dispatchers,
    at("dispatched", "accepted", "in_progress", "return_requested", "deferred"),
  ),
  "ticket.recuse": {
    ...said(keepers(), (model) => at(...openTicket)(model) && !model.recused),
    then: (model) => void (model.recused = true),
  },
  "ticket.liftRecusal": {
    ...said(keepers(), ({ recused }) => recused),
    then: (model) => void (model.recused = false),
  },
};

const beforeResult = [
  "registered",
  "screening",
  "consulting",
  "linked",
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "deferred",
];

/** Where it lies it begins anew: nobody there has taken it yet. */
function move(model: Model, { place = "pool" }: Step): void {
  Object.assign(model, { place, claimed: null });
  model.ticket = place === "pool" ? "registered" : "screening";
}

function inQueue(model: Model): boolean {
  return at("registered", "screening", "consulting")(model);
}

function keepers(): readonly string[] {
  return [...superiors, "dispatcher1", "dispatcher2"];
}

function said(who: Rule["who"], when: Rule["when"]): Rule {
  return { machine: "ticket", aside: true, who, when, then: nothing };
}

/** Makes another matter, and leaves this one as it is. */
function making(who: Rule["who"]): Rule {
  return { ...said(who, () => true), anywhere: true };
}
