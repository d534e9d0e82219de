import { describe, expect, test } from "vitest";
import {
  nextTurnOf,
  planFault,
  turnOn,
  turnsOf,
  turnToTell,
  type RotationPlan,
} from "@/lib/affairs/councils/rules/rotation";

// 轮值 (DOMAIN §5.2): the turns follow from the plan, and what was comes out the same for ever.

const place = (organization: string, leftOn: string | null = null) => ({
  organizationId: organization,
  organization,
  leftOn,
});
const plan = (more: Partial<RotationPlan> = {}): RotationPlan => ({
  period: "year",
  startsOn: "2014-01-01",
  endsOn: null,
  places: [place("航天局"), place("中航商发"), place("儿科医院")],
  changes: [],
  ...more,
});
const change = (turn: string, organization: string, kind: "swap" | "replace" = "replace") => ({
  turnOn: turn,
  organizationId: organization,
  organization,
  kind,
  reason: "调整。",
});
const lines = (given: RotationPlan, to: string) =>
  turnsOf(given, to).map((turn) => [turn.startsOn, turn.convener?.organization]);

describe("turns", () => {
  test("of years, as 闵行 has had them", () => {
    expect(lines(plan(), "2017-05-01")).toEqual([
      ["2014-01-01", "航天局"],
      ["2015-01-01", "中航商发"],
      ["2016-01-01", "儿科医院"],
      ["2017-01-01", "航天局"],
    ]);
  });

  test.each([
    ["month", "2025-11-01", ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"]],
    ["quarter", "2025-08-01", ["2025-10-31", "2026-01-31", "2026-04-30", "2026-07-31"]],
    ["year", "2023-03-01", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28"]],
  ] as const)("by %s go over the end of a year", (period, startsOn, ends) => {
    const turns = turnsOf(plan({ period, startsOn }), "2027-01-01").slice(0, 4);
    expect(turns.map(({ endsOn }) => endsOn)).toEqual(ends);
    for (const [at, { startsOn: begins }] of turns.slice(1).entries()) {
      expect(begins > (turns[at]?.endsOn ?? "")).toBe(true);
    }
  });

  test("end with the plan, also in the midst of one", () => {
    const short = turnsOf(plan({ endsOn: "2015-06-30" }), "2020-01-01");
    expect(short.map(({ endsOn }) => endsOn)).toEqual(["2014-12-31", "2015-06-30"]);
  });

  test("of who has left drop out from then on; those before stay", () => {
    const before = lines(plan(), "2018-01-01");
    const left = plan({
      places: [place("航天局"), place("中航商发", "2016-05-01"), place("儿科医院")],
    });
    expect(lines(left, "2016-12-31")).toEqual(before.slice(0, 3));
    expect(lines(left, "2019-01-01").slice(3)).toEqual([
      ["2017-01-01", "航天局"],
      ["2018-01-01", "儿科医院"],
      ["2019-01-01", "航天局"],
    ]);
    const nobody = plan({ places: [place("航天局", "2014-06-01")] });
    expect(lines(nobody, "2015-01-01")).toEqual([
      ["2014-01-01", "航天局"],
      ["2015-01-01", undefined],
    ]);
  });

  test("swapped or taken over are another's with the reason, and the order goes on behind them", () => {
    const swapped = plan({
      changes: [change("2015-01-01", "儿科医院", "swap"), change("2016-01-01", "中航商发", "swap")],
    });
    const turns = turnsOf(swapped, "2017-01-01");
    expect(turns.map(({ convener }) => convener?.organization)).toEqual([
      "航天局",
      "儿科医院",
      "中航商发",
      "航天局",
    ]);
    expect(turns[1]?.change).toEqual({ planned: "中航商发", kind: "swap", reason: "调整。" });
    const twice = plan({ changes: [change("2015-01-01", "甲"), change("2015-01-01", "乙")] });
    expect(lines(twice, "2015-01-01")[1]).toEqual(["2015-01-01", "乙"]);
  });

  test("taken over by one who has left meanwhile fall back to the order", () => {
    const gone = plan({
      places: [place("航天局"), place("中航商发"), place("儿科医院", "2014-06-01")],
      changes: [change("2015-01-01", "儿科医院")],
    });
    expect(lines(gone, "2015-01-01")[1]).toEqual(["2015-01-01", "中航商发"]);
  });

  test("are found by the day, and for an organization the one under way or the next", () => {
    const plans = [
      plan({ endsOn: "2025-12-31" }),
      plan({ startsOn: "2026-01-01", period: "quarter", places: [place("甲"), place("航天局")] }),
    ];
    expect(turnOn(plans, "2015-07-01")?.convener?.organization).toBe("中航商发");
    expect(turnOn(plans, "2026-04-01")?.convener?.organization).toBe("航天局");
    expect(turnOn(plans, "2013-12-31")).toBeNull();
    expect(nextTurnOf(plans, "航天局", "2026-11-23")?.startsOn).toBe("2026-10-01");
    expect(nextTurnOf(plans, "甲", "2026-11-23")?.startsOn).toBe("2027-01-01");
    expect(nextTurnOf(plans, "中航商发", "2026-11-23")).toBeNull();
  });
});

describe("a plan", () => {
  const today = "2026-11-23";
  const running = { startsOn: "2020-01-01", endsOn: null };
  const over = { startsOn: "2014-01-01", endsOn: "2015-12-31" };

  test.each([
    ["begins on the first of a month", { startsOn: "2027-01-02", endsOn: null }, "monthFirst"],
    ["does not end before", { startsOn: "2027-01-01", endsOn: "2026-12-31" }, "dayBefore"],
    ["lies over no other", { startsOn: "2015-01-01", endsOn: "2017-12-31" }, "rotationOverlap"],
    [
      "does not end the running one today",
      { startsOn: "2026-11-01", endsOn: null },
      "rotationOverlap",
    ],
    ["of earlier years has its end", { startsOn: "2016-01-01", endsOn: null }, "rotationOverlap"],
  ])("%s", (_why, given, key) => {
    expect(planFault(given, [over, running], today)?.key).toBe(`field.${key}`);
  });

  test("follows on the running one, or fills a gap", () => {
    const next = { startsOn: "2027-01-01", endsOn: null };
    expect(planFault(next, [over, running], today)).toBeNull();
    const gap = { startsOn: "2016-01-01", endsOn: "2019-12-31" };
    expect(planFault(gap, [over, running], today)).toBeNull();
    expect(planFault(next, [{ ...running, endsOn: "2027-06-30" }], today)).not.toBeNull();
  });
});

test("a turn is told two weeks ahead, once, and never afterwards", () => {
  const monthly = plan({ period: "month", startsOn: "2026-01-01" });
  expect(turnToTell(monthly, null, "2026-11-16")).toBeNull();
  expect(turnToTell(monthly, null, "2026-11-17")?.startsOn).toBe("2026-12-01");
  expect(turnToTell(monthly, "2026-12-01", "2026-11-20")).toBeNull();
  expect(turnToTell(monthly, "2026-11-01", "2026-11-20")?.startsOn).toBe("2026-12-01");
  expect(turnToTell(monthly, null, "2026-11-05")).toBeNull();
});
