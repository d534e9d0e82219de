import { describe, expect, test } from "vitest";
import type { Verdict } from "@/lib/platform/access/actor";
import {
  canDoOnAssignment,
  canDoOnTicket,
  canSeeAssignment,
  canSeeTicket,
  needsVisit,
  returnsLeftOf,
  visibleAssignments,
  visibleTickets,
} from "@/lib/affairs/tickets/rules/policy";
import { isRated } from "@/lib/affairs/tickets/rules/rating";
import { photosMissing, reasonsMissing } from "@/lib/affairs/tickets/rules/result";
import { actorOf, anAssignment, aTicket, everyRole, housing, minutes } from "./cases";

const reason = (verdict: Verdict) => (verdict.ok ? "allowed" : verdict.reason);

describe("the predicate and the list filter agree", () => {
  const paths = [
    "k3.",
    "k3.1.",
    "k3.1.2.",
    "k3.1.2.3.",
    "k3.1.2.3.4.",
    "k3.1.20.",
    "k3.10.",
    "k3.2.",
    "k30.",
    "k4.",
  ];
  const organizations = [housing, "organization-water"];
  // Beside the filter every list names the tenant, whose paths begin with k3 here.
  const ownDistrict = { gte: "k3.", lt: "k3/" };
  const passes = (value: string, filter: { gte: string; lt: string } = ownDistrict) =>
    value >= filter.gte && value < filter.lt;

  test.each(everyRole.map((actor) => [actor.role, actor] as const))("%s", (_role, actor) => {
    for (const path of paths) {
      expect(passes(path, visibleTickets(actor).path)).toBe(canSeeTicket(actor, { path }));
      for (const organizationId of organizations) {
        const filter = visibleAssignments(actor);
        const shown =
          "organizationId" in filter
            ? filter.organizationId === organizationId
            : passes(path, filter.path);
        expect(shown).toBe(canSeeAssignment(actor, { path, organizationId }));
      }
    }
  });
});

describe("outside of the own place nothing is allowed", () => {
  test("another street's ticket, another organization's assignment", () => {
    const elsewhere = { path: "k3.9.2.3." };
    const dispatcher = actorOf("street_dispatcher");
    expect(reason(canDoOnTicket(dispatcher, "dispatch", aTicket(elsewhere)))).toBe("refusal.role");
    expect(reason(canDoOnAssignment(dispatcher, "recall", anAssignment(elsewhere)))).toBe(
      "refusal.role",
    );
    const foreign = anAssignment({ organizationId: "organization-water" });
    expect(reason(canDoOnAssignment(actorOf("dept_clerk"), "accept", foreign))).toBe(
      "refusal.role",
    );
  });
});

describe("further guards", () => {
  const dispatcher = actorOf("street_dispatcher");
  const clerk = actorOf("dept_clerk");
  const left = { returnsLeft: 1 };

  test.each([
    ["recall in time", dispatcher, "recall", {}, "allowed"],
    ["recall to the minute", dispatcher, "recall", { recallUntil: minutes(0) }, "allowed"],
    ["recall too late", dispatcher, "recall", { recallUntil: minutes(-1) }, "refusal.recallLate"],
    ["recall after acceptance", dispatcher, "recall", { status: "accepted" }, "refusal.status"],
    ["return in time", clerk, "requestReturn", {}, "allowed"],
    ["return too late", clerk, "requestReturn", { returnUntil: minutes(-1) }, "refusal.returnLate"],
    [
      "return after the decision",
      clerk,
      "requestReturn",
      { returnable: false },
      "refusal.notReturnable",
    ],
    [
      "phone without consent",
      clerk,
      "revealPhone",
      { status: "accepted", mayCall: false },
      "refusal.noCall",
    ],
    ["phone with consent", clerk, "revealPhone", { status: "accepted" }, "allowed"],
    ["street checks a plain matter", dispatcher, "verify", { status: "submitted" }, "allowed"],
    [
      "street leaves the site to the grid",
      dispatcher,
      "verify",
      { status: "submitted", physical: true },
      "refusal.verifier",
    ],
    [
      "grid checks on site",
      actorOf("grid_worker"),
      "verify",
      { status: "submitted", physical: true },
      "allowed",
    ],
    [
      "grid leaves plain matters to the street",
      actorOf("grid_worker"),
      "verify",
      { status: "submitted" },
      "refusal.verifier",
    ],
    [
      "no grid where none is known",
      dispatcher,
      "verify",
      { status: "submitted", physical: true, path: "k3.1." },
      "allowed",
    ],
    [
      "grid sends back what was submitted",
      actorOf("grid_worker"),
      "redo",
      { status: "submitted" },
      "allowed",
    ],
    [
      "grid does not undo a verification",
      actorOf("community_secretary"),
      "redo",
      { status: "verified" },
      "refusal.redoVerified",
    ],
    ["street does", dispatcher, "redo", { status: "verified" }, "allowed"],
    [
      "worker leaves what can still be returned",
      actorOf("job"),
      "acceptLate",
      { returnUntil: minutes(1) },
      "refusal.status",
    ],
    [
      "worker accepts what cannot",
      actorOf("job"),
      "acceptLate",
      { returnUntil: minutes(0) },
      "allowed",
    ],
    [
      "worker waits for the window",
      actorOf("job"),
      "closeUnrated",
      { status: "verified", closeUnratedAt: minutes(1) },
      "refusal.status",
    ],
    [
      "worker closes after it",
      actorOf("job"),
      "closeUnrated",
      { status: "verified", closeUnratedAt: minutes(0) },
      "allowed",
    ],
  ] as const)("%s", (_what, actor, verb, over, expected) => {
    expect(reason(canDoOnAssignment(actor, verb, anAssignment(over), left))).toBe(expected);
  });

  test("a return needs one left; who does not say how many has none", () => {
    const assignment = anAssignment();
    expect(reason(canDoOnAssignment(clerk, "requestReturn", assignment, { returnsLeft: 0 }))).toBe(
      "refusal.returnedOnce",
    );
    expect(reason(canDoOnAssignment(clerk, "requestReturn", assignment))).toBe(
      "refusal.returnedOnce",
    );
    expect([returnsLeftOf(0, 1), returnsLeftOf(1, 1), returnsLeftOf(3, 1)]).toEqual([1, 0, 0]);
  });

  test("one rating for each handling", () => {
    const resident = actorOf("resident");
    const at = { status: "callback", resolvedAt: minutes(-10) };
    expect(reason(canDoOnTicket(resident, "rate", aTicket(at)))).toBe("allowed");
    const rated = { ...at, ratedAt: minutes(-5) };
    expect(reason(canDoOnTicket(resident, "rate", aTicket(rated)))).toBe("refusal.rated");
    const earlier = { ...at, ratedAt: minutes(-20) };
    expect(reason(canDoOnTicket(resident, "rate", aTicket(earlier)))).toBe("allowed");
    expect(isRated({ ratedAt: minutes(-5), resolvedAt: null })).toBe(false);
  });

  test.each([
    ["a superior overrules an exit", { exitedBy: "somebody" }, "allowed"],
    ["not the own one", { exitedBy: "person" }, "refusal.ownExit"],
    ["one whose maker is not known", { exitedBy: null }, "allowed"],
    ["nothing of a secret was kept", { reasonCode: "confidential" }, "refusal.erased"],
  ] as const)("overrule: %s", (_what, over, expected) => {
    const ticket = aTicket({ status: "rejected", ...over });
    expect(reason(canDoOnTicket(actorOf("street_secretary"), "overrule", ticket))).toBe(expected);
  });

  test.each(["reopen", "dispute"] as const)("%s within the window", (verb) => {
    const actor = actorOf(verb === "reopen" ? "street_dispatcher" : "resident");
    const closed = aTicket({ status: "closed" });
    const at = (reopenUntil: number | null) =>
      reason(canDoOnTicket(actor, verb, closed, { reopenUntil }));
    expect(at(actor.now)).toBe("allowed");
    expect(at(actor.now - 1)).toBe("refusal.reopenLate");
    expect(at(null)).toBe("refusal.reopenLate");
    expect(reason(canDoOnTicket(actor, verb, closed))).toBe("refusal.reopenLate");
  });

  test("a visit needs a community", () => {
    expect(needsVisit({ physical: true, path: "k3.1.2." })).toBe(true);
    expect(needsVisit({ physical: true, path: "k3.1." })).toBe(false);
    expect(needsVisit({ physical: false, path: "k3.1.2.3." })).toBe(false);
  });

  test.each([
    ["nothing for a plain matter", false, 1, [0, 0, 0, 0], []],
    ["both the first time", true, 1, [0, 0, 0, 0], ["before", "after"]],
    ["both are there", true, 1, [0, 1, 0, 1], []],
    ["what a leader sent back keeps its photos", true, 1, [1, 0, 1, 0], []],
    ["a later round needs a new photo after", true, 2, [1, 0, 1, 0], ["after"]],
    ["and not a new one before", true, 2, [1, 0, 1, 1], []],
  ] as const)("photos: %s", (_what, physical, round, [b, addedB, a, addedA], expected) => {
    const before = { stored: b, added: addedB };
    const after = { stored: a, added: addedA };
    expect(photosMissing({ physical, round, before, after })).toEqual(expected);
  });

  test("against a no, closing needs ten characters of reasons", () => {
    expect(reasonsMissing({ solved: "no" }, "已经解释过了")).toBe(true);
    expect(reasonsMissing({ solved: "no" }, "经现场核实不属实已当面说明")).toBe(false);
    expect(reasonsMissing({ solved: "partly" }, "已解释")).toBe(false);
    expect(reasonsMissing(null, "已解释")).toBe(false);
  });
});
