import { describe, expect, it } from "vitest";
import { inTime } from "@/lib/parts/meetings/rules/notice";
import { stepOf } from "@/lib/parts/meetings/rules/stages";

describe("the notice of a meeting", () => {
  it.each([
    ["2026-06-01", "2026-06-04", 3, true],
    ["2026-06-01", "2026-06-03", 3, false],
    ["2026-12-30", "2027-01-02", 3, true],
    ["2026-06-01", "2026-06-02", 1, true],
    ["2026-06-01", "2026-06-01", 1, false],
  ])("told on %s for %s, %i days before: %s", (today, startsOn, days, expected) => {
    expect(inTime(today, startsOn, days)).toBe(expected);
  });
});

describe("the steps of a meeting", () => {
  const open = { state: "open", ticket: true } as const;
  it.each([
    ["held", [], "held"],
    ["resolved", [], "resolved"],
    ["resolved", [{ ...open, ticket: false }, open], "resolved"],
    ["resolved", [open, open], "assigned"],
    ["resolved", [open, { state: "in_progress", ticket: true }], "supervising"],
    ["published", [open], "published"],
  ] as const)("%s with %j is %s", (status, resolutions, expected) => {
    expect(stepOf(status, resolutions)).toBe(expected);
  });
});
