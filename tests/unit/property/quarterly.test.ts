import { describe, expect, test } from "vitest";
import {
  askedOfResidents,
  companyOn,
  isWellRated,
  quarterOf,
} from "@/lib/affairs/property/rules/quarterly";

describe("the rating of a company's service", () => {
  test.each([
    ["2026-01-01", "2026-Q1", "2026-01-01", "2026-04-01"],
    ["2026-03-31", "2026-Q1", "2026-01-01", "2026-04-01"],
    ["2026-04-01", "2026-Q2", "2026-04-01", "2026-07-01"],
    ["2026-11-23", "2026-Q4", "2026-10-01", "2027-01-01"],
    ["2026-12-31", "2026-Q4", "2026-10-01", "2027-01-01"],
  ])("%s lies in %s", (day, period, startsOn, endsOn) => {
    expect(quarterOf(day)).toEqual({ period, startsOn, endsOn });
  });

  test("asks five questions at the most", () => {
    expect(askedOfResidents().length).toBeLessThanOrEqual(5);
  });

  test.each([
    [10, 5, false],
    [10, 6, true],
    [5, 0, false],
  ])("of %i voices %i content on the whole: %s", (voices, good, well) => {
    const tally = { "overall.good": good, "cleaning.good": 10 };
    expect(isWellRated({ result: { voices, tally } })).toBe(well);
  });

  test("too few voices say nothing", () => {
    expect(isWellRated({ result: null })).toBe(false);
  });

  const companies = [
    { name: "甲物业", from: "2024-01-01", to: "2026-05-10" },
    { name: "乙物业", from: "2026-05-10", to: null },
  ];
  test.each([
    ["2023-12-31", null],
    ["2026-05-09", "甲物业"],
    ["2026-05-10", "甲物业"],
    ["2026-05-11", "乙物业"],
  ])("on %s it speaks of %s", (day, name) => {
    expect(companyOn(companies, day)).toBe(name);
  });
});
