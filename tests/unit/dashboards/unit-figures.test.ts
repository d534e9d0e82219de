import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composite,
  noCounts,
  unitFigures,
  unitRate,
  unitViews,
  type UnitSettings,
} from "@/lib/across/dashboards/rules/unit-figures";

const settings: UnitSettings = {
  minN: 10,
  basicWeight: 0.6,
  weights: { response: 30, resolution: 35, satisfaction: 35 },
};

describe("the composite (DOMAIN §2.11)", () => {
  const counts = {
    ...noCounts,
    handled: 20,
    contactedInTime: 18,
    rated: 10,
    solved: 8,
    satisfied: 5,
    basically: 2,
  };

  it("is the three rates by their weights", () => {
    // 0.30 × 18/20 + 0.35 × 8/10 + 0.35 × (5 + 0.6 × 2)/10, by hand.
    expect(composite(counts, settings)).toBeCloseTo(0.27 + 0.28 + 0.217, 10);
  });

  it("follows the weights of the district", () => {
    const weights = { response: 100, resolution: 0, satisfaction: 0 };
    expect(composite(counts, { ...settings, weights })).toBeCloseTo(0.9, 10);
  });

  it("is none as soon as one of the three has too few cases", () => {
    expect(composite({ ...counts, rated: 9, solved: 8 }, settings)).toBeNull();
    expect(composite({ ...counts, handled: 9, contactedInTime: 9 }, settings)).toBeNull();
  });
});

it("10: a unit's rate of too few cases is no rate, whichever it is", () => {
  const n = fc.nat(40);
  fc.assert(fc.property(fc.constantFrom(...names()), n, n, fc.integer({ min: 5, max: 30 }), check));

  function check(name: keyof typeof unitFigures, of: number, some: number, minN: number) {
    const figure = unitFigures[name];
    const part = Math.min(some, of);
    const counts = { ...noCounts, [figure.of]: of, [figure.parts[0]]: part };
    const rate = unitRate(name, counts, { ...settings, minN });
    expect(rate).toEqual({ of, share: of === 0 || of < minN ? null : part / of });
  }
});

it("the two views show every figure of a unit once", () => {
  const shown = [...unitViews.handling, ...unitViews.outcome].filter(
    (name) => name !== "composite",
  );
  // `wrong` is the desk's, which sends, and no unit's.
  expect([...shown].sort()).toEqual(
    names()
      .filter((name) => name !== "wrong")
      .sort(),
  );
});

function names(): (keyof typeof unitFigures)[] {
  return [
    "accepted",
    "contacted",
    "onTime",
    "partOnTime",
    "returned",
    "redone",
    "closed",
    "closedInTime",
    "urgentClosed",
    "reached",
    "arrived",
    "resolution",
    "satisfaction",
    "wrong",
  ];
}
