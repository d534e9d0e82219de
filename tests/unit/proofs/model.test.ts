import { expect, test } from "vitest";
import { assignmentVerbs, ticketVerbs } from "@/lib/affairs/tickets/rules/workflow";
import { rules } from "@/tests/proofs/tickets/model-rules";

// What the model does not know is never tried beside the rest: it has every verb, and none besides
// but what the clock brings.

test("the model of the sequences has the verbs of the workflow", () => {
  const verbs = [
    ...Object.keys(ticketVerbs).map((verb) => `ticket.${verb}`),
    ...Object.keys(assignmentVerbs).map((verb) => `assignment.${verb}`),
  ];
  const known = Object.keys(rules).filter((verb) => !verb.startsWith("clock."));
  expect(known.toSorted()).toEqual(verbs.toSorted());
});

test("a verb stands in the model as what it is about", () => {
  const wrong = Object.entries(rules).filter(
    ([verb, { machine }]) => !verb.startsWith("clock.") && !verb.startsWith(`${machine}.`),
  );
  expect(wrong).toEqual([]);
});
