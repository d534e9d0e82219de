import { describe, expect, it } from "vitest";
import { mondaysUpTo, periodFor } from "@/lib/across/dashboards/rules/period";

const today = "2026-11-22";

describe("periodFor", () => {
  it.each([
    ["the month so far", { period: "month" }, "2026-11-01", today, "2026-10-01", "2026-10-22"],
    ["30 days with today", { period: "30" }, "2026-10-24", today, "2026-09-24", "2026-10-23"],
    ["90 days with today", { period: "90" }, "2026-08-25", today, "2026-05-27", "2026-08-24"],
    [
      "chosen days",
      { period: "custom", from: "2026-03-01", to: "2026-03-10" },
      "2026-03-01",
      "2026-03-10",
      "2026-02-19",
      "2026-02-28",
    ],
    [
      "chosen days that reach beyond today",
      { period: "custom", from: "2026-11-20", to: "2026-12-31" },
      "2026-11-20",
      today,
      "2026-11-17",
      "2026-11-19",
    ],
  ] as const)("gives %s", (_name, wish, from, to, beforeFrom, beforeTo) => {
    expect(periodFor(wish, today)).toEqual({
      kind: wish.period,
      fault: false,
      from,
      to,
      before: { from: beforeFrom, to: beforeTo },
    });
  });

  it("compares a long month with the whole of a shorter one before it", () => {
    expect(periodFor({ period: "month" }, "2026-03-31").before).toEqual({
      from: "2026-02-01",
      to: "2026-02-28",
    });
  });

  it.each([
    ["nothing", {}],
    ["one end", { from: "2026-11-01" }],
    ["ends the wrong way round", { from: "2026-11-10", to: "2026-11-01" }],
    ["days to come", { from: "2026-12-01", to: "2026-12-31" }],
    ["a span of three years", { from: "2023-01-01", to: "2026-01-01" }],
  ])("shows this month instead of %s, and says so", (_name, days) => {
    const period = periodFor({ period: "custom", ...days }, today);
    expect(period).toMatchObject({ kind: "month", fault: true, from: "2026-11-01", to: today });
  });
});

describe("mondaysUpTo", () => {
  it("gives thirteen Mondays, the last one of the week of the day", () => {
    const sunday = mondaysUpTo(today);
    expect(sunday).toHaveLength(13);
    expect([sunday[0], sunday.at(-1)]).toEqual(["2026-08-24", "2026-11-16"]);
    expect(mondaysUpTo("2026-11-23").at(-1)).toBe("2026-11-23");
  });
});
