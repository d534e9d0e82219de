import { describe, expect, it } from "vitest";
import { isNothing, nothing, percent, plus, ratesOf } from "@/lib/across/dashboards/rules/figures";

const settings = { minN: 10, basicWeight: 1 };

describe("ratesOf", () => {
  it("divides by what was due and by what was rated", () => {
    const tally = {
      ...nothing,
      due: 20,
      due_on_time: 15,
      contact_on_time: 18,
      rated: 10,
      solved: 7,
      satisfied: 5,
      basically: 3,
    };
    expect(ratesOf(tally, settings)).toEqual({
      onTime: { of: 20, share: 0.75 },
      response: { of: 20, share: 0.9 },
      resolution: { of: 10, share: 0.7 },
      satisfaction: { of: 10, share: 0.8 },
    });
    expect(ratesOf(tally, { minN: 10, basicWeight: 0.6 }).satisfaction.share).toBeCloseTo(0.68);
  });

  it.each([
    [9, null],
    [10, 1],
  ])("knows of %i cases the rate %s", (due, share) => {
    const tally = { ...nothing, due, due_on_time: due };
    expect(ratesOf(tally, settings).onTime).toEqual({ of: due, share });
  });

  it("knows no rate of no case, whatever the setting", () => {
    expect(ratesOf(nothing, { minN: 0, basicWeight: 1 }).onTime.share).toBeNull();
  });

  // Published figures of two cities, recomputed (DOMAIN §2.11).
  it.each([
    [911, 972, "93.7%"],
    [737, 972, "75.8%"],
    [902, 956, "94.4%"],
    [597, 601, "99.3%"],
  ])("writes %i of %i as %s", (part, of, text) => {
    const { share } = ratesOf({ ...nothing, due: of, due_on_time: part }, settings).onTime;
    expect(percent(share ?? NaN)).toBe(text);
  });
});

describe("plus", () => {
  it("adds what is given and leaves the rest", () => {
    const sum = plus({ ...nothing, open: 1, due: 2 }, { open: 4 });
    expect(sum).toEqual({ ...nothing, open: 5, due: 2 });
    expect([isNothing(sum), isNothing(nothing)]).toEqual([false, true]);
  });
});
