import { describe, expect, it, test } from "vitest";
import { lastDayOf, termFault, timingOf } from "@/lib/affairs/councils/rules/terms";

const term = { startsOn: "2021-06-01", endsOn: "2026-05-31" };
const today = "2026-11-22";

test.each([
  ["2026-06-01", "on_time"],
  ["2026-05-31", "early"],
  ["2026-06-02", "late"],
] as const)("a term that begins on %s is %s", (startsOn, timing) => {
  expect(timingOf(term, startsOn)).toBe(timing);
});

describe("换届", () => {
  const given = {
    startsOn: "2026-06-01",
    endsOn: "2031-05-31",
    approvalNo: undefined,
    changeReason: undefined,
  };
  const paper = { approvalNo: "党工委〔2026〕9号", changeReason: "与社区党组织同步。" };

  it("needs no paper on the day after the end, and one on any other", () => {
    expect(termFault(term, given, today)).toBeNull();
    const late = { ...given, startsOn: "2026-09-01" };
    expect(termFault(term, late, today)).toMatchObject({ field: "approvalNo" });
    expect(termFault(term, { ...late, ...paper, changeReason: undefined }, today)).toMatchObject({
      field: "changeReason",
    });
    expect(termFault(term, { ...late, ...paper }, today)).toBeNull();
  });

  test.each([
    ["after today", { startsOn: "2026-11-23" }, "startsOn"],
    ["when the old one has hardly begun", { startsOn: "2021-06-02" }, "startsOn"],
    ["and ends before it begins", { endsOn: "2026-06-01" }, "endsOn"],
    ["and lasts for more than five years", { endsOn: "2031-06-01" }, "endsOn"],
  ])("not %s", (_what, change, field) => {
    expect(termFault(term, { ...given, ...paper, ...change }, today)).toMatchObject({ field });
  });
});

test.each([
  ["2026-06-01", "2031-05-31"],
  ["2024-02-29", "2029-02-28"],
  ["2026-01-01", "2030-12-31"],
])("five years from %s end on %s", (from, to) => {
  expect(lastDayOf(from)).toBe(to);
});
