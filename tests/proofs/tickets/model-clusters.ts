import { dispatchers, type Model, type Rule } from "./model-state";

// 并案, a second time: a matter that was reported again waits, under its own number, for the one that
// it is handled with, and follows its end (ANCHORS §6, wishes 11 and 12).

export const clusterRules: Readonly<Record<string, Rule>> = {
  // Two make no circle: whoever leads is not linked itself, and has not ended.
  "ticket.link": follow(
    dispatchers,
    ({ ticket, place, other }) =>
      ["screening", "registered"].includes(ticket) &&
      other !== null &&
      other.place === place &&
      goesOn(other),
    (model) => void (model.ticket = "linked"),
  ),
  "ticket.unlink": follow(dispatchers, isLinked, (model) => void (model.ticket = "screening")),
  // Whoever was answered or has a result has it for all; any other end leaves the rest on their own.
  "ticket.closeLinked": follow(["job"], leadIs("closed", "answered"), (model) => {
    model.ticket = "closed";
    model.withLead = true;
  }),
  "ticket.releaseLinked": follow(
    ["job"],
    (model) => leadIs("rejected", "withdrawn", "terminated")(model) || isParted(model),
    (model) => void (model.ticket = "screening"),
  ),
};

export function isLinked({ ticket }: Model): boolean {
  return ticket === "linked";
}

/** The one that it waits for has gone to another street, and has not ended there. */
function isParted(model: Model): boolean {
  const parted = isLinked(model) && model.other?.place !== model.place;
  return parted && !leadIs("closed", "answered")(model);
}

const ends = ["closed", "answered", "rejected", "withdrawn", "terminated"];

function goesOn(model: Model): boolean {
  return !isLinked(model) && !ends.includes(model.ticket);
}

function leadIs(...statuses: readonly string[]) {
  return (model: Model) => isLinked(model) && statuses.includes(model.other?.ticket ?? "");
}

function follow(who: readonly string[], when: Rule["when"], then: Rule["then"]): Rule {
  return { machine: "ticket", who, when, then, ofOther: true };
}
