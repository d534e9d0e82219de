import { describe, expect, it } from "vitest";

import { baseKind, daysOfYear, monthsOf, withYear } from "@/lib/ground/settings/rules/month-table";

describe("monthsOf", () => {
  it("has every day of the year once, leap days included, under its weekday", () => {
    const lengths = (year: number) => monthsOf(year).map(({ days }) => days.length);
    expect(lengths(2027)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(lengths(2028)[1]).toBe(29);
    // 2027 begins on a Friday.
    expect(monthsOf(2027)[0]?.days[0]).toMatchObject({ date: "2027-01-01", weekday: 5 });
  });

  it("knows the national holidays and make-up workdays", () => {
    const [, february] = monthsOf(2026);
    const kindOf = (dayOfMonth: number) => {
      const day = february?.days[dayOfMonth - 1];
      return day === undefined ? null : [day.national, baseKind(day)];
    };
    expect(kindOf(14)).toEqual(["workday", "workday"]);
    expect(kindOf(16)).toEqual(["holiday", "holiday"]);
    expect(kindOf(7)).toEqual([null, "holiday"]);
    expect(kindOf(25)).toEqual([null, "workday"]);
  });
});

describe("the district's own days", () => {
  const own = { "2026-12-11": "holiday", "2027-01-02": "workday" } as const;

  it("are edited year by year", () => {
    expect(daysOfYear(own, 2027)).toEqual({ "2027-01-02": "workday" });
    expect(withYear(own, 2027, { "2027-01-01": "holiday" })).toEqual({
      "2026-12-11": "holiday",
      "2027-01-01": "holiday",
    });
    expect(withYear(own, 2026, {})).toEqual({ "2027-01-02": "workday" });
  });
});
