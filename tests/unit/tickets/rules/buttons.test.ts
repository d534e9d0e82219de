import { describe, expect, test } from "vitest";
import {
  assignmentButtons,
  assignmentVerbsFor,
  ticketButtons,
  ticketVerbsFor,
} from "@/lib/affairs/tickets/rules/buttons";
import type { VerbRow } from "@/lib/affairs/tickets/rules/verb-row";
import { assignmentVerbs, ticketVerbs } from "@/lib/affairs/tickets/rules/workflow";
import { actorOf, anAssignment, aTicket } from "./cases";

/** Verbs that somebody can do on something that is there. */
function offered(verbs: Readonly<Record<string, VerbRow<string>>>): string[] {
  return Object.entries(verbs)
    .filter(([, { from, by }]) => from.length > 0 && !by.includes("job"))
    .map(([verb]) => verb)
    .sort();
}

describe("buttons", () => {
  test("there is one for every verb, and none for what nobody can press", () => {
    expect([...ticketButtons].sort()).toEqual(offered(ticketVerbs));
    expect([...assignmentButtons].sort()).toEqual(offered(assignmentVerbs));
  });

  test("stand in their order, each only where the command would do it", () => {
    expect(ticketVerbsFor(actorOf("street_dispatcher"), aTicket())).toEqual([
      "dispatch",
      "consult",
      "transfer",
      "link",
      "answer",
      "reject",
      "reclassify",
      "claim",
      "reply",
      "note",
      "reveal",
      "recuse",
      "liftRecusal",
    ]);
    expect(ticketVerbsFor(actorOf("grid_worker"), aTicket())).toEqual(["selfSolve", "note"]);
    expect(ticketVerbsFor(actorOf("dept_clerk"), aTicket())).toEqual([]);
    expect(ticketVerbsFor(actorOf("resident"), aTicket({ status: "callback" }))).toEqual([
      "rate",
      "declineReply",
      "addFacts",
      "withdraw",
    ]);
    const work = anAssignment();
    expect(assignmentVerbsFor(actorOf("dept_clerk"), work, { returnsLeft: 1 })).toEqual([
      "accept",
      "takeOn",
      "assignHandler",
      "requestReturn",
      "remark",
    ]);
    expect(assignmentVerbsFor(actorOf("dept_clerk"), work)).toEqual([
      "accept",
      "takeOn",
      "assignHandler",
      "remark",
    ]);
    expect(assignmentVerbsFor(actorOf("system_admin"), work)).toEqual([]);
    const inHand = { status: "in_progress" };
    const lead = assignmentVerbsFor(actorOf("dept_clerk"), anAssignment(inHand));
    expect(lead).toContain("submit");
    expect(lead).not.toContain("deliver");
    const part = assignmentVerbsFor(actorOf("dept_clerk"), anAssignment({ ...inHand, part: "co" }));
    expect(part).toContain("deliver");
    expect(part).not.toContain("submit");
  });
});
