import { describe, expect, test } from "vitest";
import { endedPeriods, periodBy } from "@/lib/affairs/service/rules/periods";

describe("periods of statements", () => {
  test("each end of a quarter has one, the longest that ends there", () => {
    expect(endedPeriods("2026-11-22")).toEqual([
      { kind: "year", fromDay: "2025-01-01", toDay: "2025-12-31" },
      { kind: "quarter", fromDay: "2026-01-01", toDay: "2026-03-31" },
      { kind: "half_year", fromDay: "2026-01-01", toDay: "2026-06-30" },
      { kind: "quarter", fromDay: "2026-07-01", toDay: "2026-09-30" },
    ]);
  });

  test.each([
    ["2026-12-31", "2026-07-01"],
    ["2027-01-01", "2026-01-01"],
    ["2026-04-01", "2026-01-01"],
    ["2026-03-31", "2025-01-01"],
  ])("on %s the last that ended began on %s", (today, fromDay) => {
    expect(endedPeriods(today).at(-1)?.fromDay).toBe(fromDay);
  });

  test("every ended period is found again by kind and first day, and nothing else is", () => {
    for (const period of endedPeriods("2028-03-01")) {
      expect(periodBy(period.kind, period.fromDay)).toEqual(period);
    }
    for (const [kind, day] of [
      ["quarter", "2026-04-01"],
      ["half_year", "2026-07-01"],
      ["year", "2026-07-01"],
      ["quarter", "2026-01-02"],
      ["month", "2026-01-01"],
      ["quarter", "x"],
    ] as const) {
      expect(periodBy(kind, day)).toBeNull();
    }
  });
});
