import { describe, expect, test } from "vitest";
import type { ApplicationFacts, Pending } from "@/lib/affairs/tickets/rules/applications";
import { canDoOnAssignment } from "@/lib/affairs/tickets/rules/policy";
import type { AssignmentVerb } from "@/lib/affairs/tickets/rules/workflow";
import { actorOf, anAssignment } from "./cases";

const asked: Pending = {
  kind: "extension",
  appliedDutyId: "clerk-duty",
  appliedPersonId: "clerk-person",
  districtOnly: false,
};

function verdict(
  role: "dept_clerk" | "street_dispatcher" | "district_dispatcher",
  verb: AssignmentVerb,
  over: Partial<ApplicationFacts> & { part?: string; personId?: string; dutyId?: string } = {},
) {
  const { part = "lead", personId = "person", dutyId = "duty", ...facts } = over;
  const actor = actorOf(role, { personId, dutyId });
  const applications = {
    pending: null,
    extensionsLeft: 1,
    extensionUntil: actor.now + 1,
    ...facts,
  };
  const assignment = anAssignment({ status: "in_progress", part });
  const said = canDoOnAssignment(actor, verb, assignment, { returnsLeft: 0, applications });
  return said.ok ? "allowed" : said.reason;
}

describe("asking", () => {
  test("for more time: in time, not too often, one thing at a time", () => {
    expect(verdict("dept_clerk", "askExtension")).toBe("allowed");
    expect(verdict("dept_clerk", "askExtension", { extensionUntil: 0 })).toBe(
      "refusal.extensionLate",
    );
    expect(verdict("dept_clerk", "askExtension", { extensionsLeft: 0 })).toBe(
      "refusal.extensionsUsed",
    );
    expect(verdict("dept_clerk", "askExtension", { pending: asked })).toBe(
      "refusal.applicationPending",
    );
    expect(verdict("dept_clerk", "askExtension", { part: "co" })).toBe("allowed");
  });

  test("for a deferral or the end is the lead's", () => {
    for (const verb of ["askDeferral", "askTermination"] as const) {
      expect(verdict("dept_clerk", verb)).toBe("allowed");
      expect(verdict("dept_clerk", verb, { pending: asked })).toBe("refusal.applicationPending");
      expect(verdict("dept_clerk", verb, { part: "co" })).toBe("refusal.leadAsks");
    }
  });
});

describe("deciding", () => {
  test("only what waits, and as what it is", () => {
    expect(verdict("street_dispatcher", "extend", { pending: asked })).toBe("allowed");
    expect(verdict("street_dispatcher", "extend")).toBe("refusal.noApplication");
    expect(verdict("street_dispatcher", "defer", { pending: asked })).toBe("refusal.noApplication");
    expect(verdict("street_dispatcher", "refuseApplication", { pending: asked })).toBe("allowed");
    expect(verdict("dept_clerk", "withdrawApplication")).toBe("refusal.noApplication");
  });

  test("never by who asked, be it under another duty", () => {
    for (const verb of ["extend", "refuseApplication"] as const) {
      const same = { pending: asked, personId: "clerk-person" };
      expect(verdict("street_dispatcher", verb, same)).toBe("refusal.ownApplication");
      const duty = { pending: asked, dutyId: "clerk-duty" };
      expect(verdict("street_dispatcher", verb, duty)).toBe("refusal.ownApplication");
    }
  });

  test("a long deferral is the district's to grant; refusing it is not", () => {
    const pending = { ...asked, kind: "deferral", districtOnly: true } as const;
    expect(verdict("street_dispatcher", "defer", { pending })).toBe("refusal.districtDefers");
    expect(verdict("district_dispatcher", "defer", { pending })).toBe("allowed");
    expect(verdict("street_dispatcher", "refuseApplication", { pending })).toBe("allowed");
  });
});
