import { describe, expect, test } from "vitest";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";
import { canDrop } from "@/lib/parts/meetings/rules/rights";
import {
  topicOrigins,
  topicStatuses,
  type ResolutionState,
} from "@/lib/parts/meetings/rules/stages";
import { solvedLater } from "@/lib/parts/meetings/rules/talks";

const path = "k1.02.01.";

function actor(role: Role, lo = path): ActorFacts {
  return {
    role,
    lo,
    hi: `${lo}~`,
    now: 0,
    areaId: null,
    organizationId: null,
    dutyId: null,
    personId: null,
    ticketId: null,
  };
}

describe("不列入议程", () => {
  test.each([
    ["community_secretary", path, true],
    ["street_secretary", path, true],
    ["district_org", path, true],
    ["community_secretary", "k1.02.02.", false],
    ["street_secretary", "k1.02.", false],
    ["street_dispatcher", path, false],
    ["grid_worker", path, false],
    ["councillor", path, false],
    ["visitor", path, false],
  ] as const)("%s at %s: %s", (role, lo, may) => {
    const topic = { path, origin: "resident", status: "open" } as const;
    expect(canDrop(actor(role, lo), topic).ok).toBe(may);
  });

  test("only what waits here, and never what came from below", () => {
    for (const origin of topicOrigins) {
      for (const status of topicStatuses) {
        const may = status === "open" && origin !== "raised";
        const verdict = canDrop(actor("community_secretary"), { path, origin, status });
        expect([origin, status, verdict.ok]).toEqual([origin, status, may]);
      }
    }
  });
});

describe("the result of what was not solved at first", () => {
  const resolved = (measure: string, state: ResolutionState) => ({
    measure,
    state,
    organization: "区建管委",
    dueOn: "2026-12-31",
    reason: null,
    ticketId: null,
    ticketNumber: null,
    entryId: null,
  });

  test.each([
    [[], undefined],
    [[resolved("一", "open")], undefined],
    [[resolved("一", "unsolved"), resolved("二", "done")], "二"],
    [[resolved("一", "done"), resolved("二", "in_progress")], "一"],
    [[resolved("一", "done"), resolved("二", "done")], "二"],
  ])("%#", (resolutions, measure) => {
    const talks = resolutions.map((one) => ({ resolutions: [one] }));
    expect(solvedLater(talks)?.measure).toBe(measure);
  });
});
