import { describe, expect, test } from "vitest";
import { coverageRates, ratedGroup, targetStaff } from "@/lib/across/coverage/rules/coverage";
import { unitFilter } from "@/lib/across/coverage/rules/filter";
import { typesOf } from "@/lib/ground/units/rules/types";

// DOMAIN §6.5: the whole is always the units of a kind that operate.

describe("the rates of coverage", () => {
  test("own and joint are organization coverage; advisers count for work coverage alone", () => {
    const { organization, own, work } = coverageRates({ own: 3, joint: 5, adviser: 4, none: 8 });
    expect(organization).toEqual({ part: 8, whole: 20, percent: 40 });
    expect(own).toEqual({ part: 3, whole: 20, percent: 15 });
    expect(work).toEqual({ part: 12, whole: 20, percent: 60 });
  });

  test("nothing to divide by is no rate, and never 0 %", () => {
    const rates = coverageRates({ own: 0, joint: 0, adviser: 0, none: 0 });
    for (const rate of Object.values(rates)) {
      expect(rate).toEqual({ part: 0, whole: 0, percent: null });
    }
  });

  test("none of some is 0 %", () => {
    expect(coverageRates({ own: 0, joint: 0, adviser: 0, none: 7 }).organization.percent).toBe(0);
  });

  test("one decimal place", () => {
    expect(coverageRates({ own: 1, joint: 0, adviser: 0, none: 2 }).own.percent).toBe(33.3);
  });
});

test("the headline is of private enterprises and social organizations, and of what is surveyed among them", () => {
  expect(typesOf[ratedGroup]).toEqual(["private_enterprise", "social_organization"]);
  expect(targetStaff).toEqual({ private_enterprise: 10, social_organization: 30 });
});

test("an address asks for what is known, and the rest of it is left out", () => {
  expect(
    unitFilter({ type: "market", gap: "blind", group: "cats", closed: "yes", target: "no" }),
  ).toEqual({
    text: undefined,
    areaId: undefined,
    type: "market",
    group: undefined,
    coverage: undefined,
    gap: "blind",
    operating: undefined,
    target: undefined,
    closed: true,
  });
});

test("those that do not operate have an address of their own", () => {
  expect(unitFilter({ operating: "no" }).operating).toBe(false);
  expect(unitFilter({ operating: "yes" }).operating).toBe(true);
  expect(unitFilter({ operating: "perhaps" }).operating).toBeUndefined();
});
