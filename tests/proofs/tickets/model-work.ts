import {
  inWork,
  isAt,
  leadAt,
  levels,
  partOf,
  street,
  to,
  type Model,
  type Rule,
  type Step,
} from "./model-state";

// What is done with an order besides handling it: whose it is inside the organization, the cards
// (督办), and what the worker does by the clock.

const nothing = () => undefined;
const inHand = ["dispatched", "accepted", "in_progress"];
const beforeResult = [...inHand, "return_requested", "sign_off"];

export const workRules: Readonly<Record<string, Rule>> = {
  "assignment.takeOn": {
    ...beside("clerk", (part) => isAt(part, ...inHand) && part?.handler === null),
    then: (model, step) => setHandler(model, step, step.who),
  },
  // Who handles it, or the leader.
  "assignment.putBack": {
    ...beside("staff", (part) => isAt(part, ...inHand) && part?.handler !== null),
    then: (model, step) => setHandler(model, step, null),
  },
  "assignment.assignHandler": {
    ...beside("staff", (part) => isAt(part, ...inHand)),
    then: (model, step) =>
      setHandler(model, step, `${partOf(model, step)?.organization ?? ""}clerk`),
  },
  // Whoever was sent at once says when it was there; a key matter is reported on by whoever leads.
  "assignment.arrive": {
    ...beside("clerk", (part) => {
      return isAt(part, ...inHand) && part?.urgency === "urgent" && !part.arrived;
    }),
    then: (model, step) => {
      const part = partOf(model, step);
      if (part !== null) part.arrived = true;
    },
  },
  "assignment.reportProgress": about(
    "clerk",
    (model) => leadAt("accepted", "in_progress")(model) && model.lead?.urgency === "key",
  ),
  // Once from the due time on, unless the resident wants no call (T16).
  "assignment.callAtDue": {
    ...about(street, (model) => {
      const { lead, noReply } = model;
      return leadAt(...beforeResult)(model) && lead?.overdue === true && !lead.called && !noReply;
    }),
    then: ({ lead }) => {
      if (lead !== null) lead.called = true;
    },
  },
  // Who neither accepts nor returns in time has accepted (§2.8, 2).
  "assignment.acceptLate": {
    ...beside(["job"], (part) => isAt(part, "dispatched") && part?.kept === true),
    then: (model, step) => to(model, step, "accepted"),
  },
  "assignment.remark": beside("staff", (part) =>
    isAt(part, ...inHand, "sign_off", "submitted", "return_requested"),
  ),
  "assignment.revealPhone": about("clerk", leadAt("accepted", "in_progress")),
  "assignment.correctCalendar": beside(["job"], (part) => isAt(part, ...inWork)),
  // No level twice, no lighter one after a graver one; to list a matter is the district's (§2.13, 5).
  "assignment.raiseCard": {
    ...about(
      [...street, "org"],
      (model, { who, level = "" }) =>
        leadAt(...inWork)(model) && mayCome(model, level) && mayList(who, level),
    ),
    then: (model, { level = "" }) => issue(model, level),
  },
  "assignment.confirmCard": {
    ...about(street, (model) => leadAt(...inWork)(model) && proposed(model) !== undefined),
    then: (model) => issue(model, proposed(model)?.level ?? ""),
  },
  "assignment.dismissCard": {
    ...about(street, (model) => leadAt(...inWork)(model) && proposed(model) !== undefined),
    then: (model) => {
      const gone = proposed(model);
      model.cards = model.cards.filter((card) => card !== gone);
    },
  },
  "assignment.liftCard": {
    ...about(
      [...street, "org"],
      (model, { who, level = "" }) =>
        leadAt(...inWork, "submitted", "verified")(model) &&
        model.cards.some((card) => card.level === level && card.status === "issued") &&
        mayList(who, level),
    ),
    then: (model, { level }) => {
      for (const card of model.cards) if (card.level === level) card.status = "lifted";
    },
  },
  // The worker ends what nobody rated in time; what was rated the street closes.
  "assignment.closeUnrated": {
    machine: "assignment",
    who: ["job"],
    when: (model) => leadAt("verified")(model) && model.ranOut && !model.rated,
    then: (model, step) => to(model, step, "done"),
  },
  // Not verbs but what time brings: a proposal of the ladder, the due time, the end of the windows for a
  // return and for a rating.
  "clock.propose": {
    ...about(
      ["job"],
      (model, { level = "" }) =>
        leadAt(...inWork)(model) && proposed(model) === undefined && mayCome(model, level),
    ),
    then: (model, { level = "" }) => void model.cards.push({ level, status: "proposed" }),
  },
  "clock.fallDue": {
    ...about(["job"], (model) => leadAt(...beforeResult)(model) && model.lead?.overdue === false),
    then: ({ lead }) => {
      if (lead !== null) lead.overdue = true;
    },
  },
  "clock.keep": {
    ...beside(["job"], (part) => isAt(part, "dispatched") && part?.kept === false),
    then: (model, step) => {
      const part = partOf(model, step);
      if (part !== null) part.kept = true;
    },
  },
  "clock.runOut": {
    ...about(["job"], (model) => leadAt("verified")(model) && !model.ranOut),
    then: (model) => void (model.ranOut = true),
  },
};

function issue(model: Model, level: string): void {
  // What is lighter was proposed in vain; what is of this level is issued now.
  model.cards = model.cards.filter(
    (card) => card.status !== "proposed" || rank(card.level) > rank(level),
  );
  model.cards.push({ level, status: "issued" });
  if (rank(level) >= rank("red") && model.pending === "extension") model.pending = null;
}

function mayCome({ cards }: Model, level: string): boolean {
  return cards.every(
    (card) =>
      card.level !== level && (card.status === "proposed" || rank(card.level) < rank(level)),
  );
}

function mayList(who: string, level: string): boolean {
  return level !== "listed" || ["center", "org"].includes(who);
}

function proposed({ cards }: Model) {
  return cards.find(({ status }) => status === "proposed");
}

function rank(level: string): number {
  return levels.findIndex((one) => one === level);
}

function setHandler(model: Model, step: Step, handler: string | null): void {
  const part = partOf(model, step);
  if (part !== null) part.handler = handler;
}

/** About the order of whoever leads. */
function about(who: Rule["who"], when: Rule["when"]): Rule {
  return { machine: "assignment", aside: true, who, when, then: nothing };
}

/** About the order of whoever leads or helps. */
function beside(who: Rule["who"], when: (part: Model["lead"]) => boolean): Rule {
  const of = (model: Model, step: Step) => when(partOf(model, step));
  return { ...about(who, of), ofParts: true };
}
