import { describe, expect, it } from "vitest";
import { spokenTime, stageTimes } from "@/lib/across/dashboards/rules/stages";

describe("spokenTime", () => {
  it.each([
    [0, "0 minutes"],
    [59.4, "59 minutes"],
    [59.5, "1 hours"],
    [90, "1.5 hours"],
    [60 * 9.94, "9.9 hours"],
    [60 * 9.96, "10 hours"],
    [60 * 47.9, "48 hours"],
    [60 * 48, "2 days"],
    [60 * 24 * 3.26, "3.3 days"],
    [60 * 24 * 31, "31 days"],
  ])("says %d minutes as %s", (minutes, said) => {
    const { amount, unit } = spokenTime(minutes);
    expect(`${amount} ${unit}`).toBe(said);
  });
});

describe("stageTimes", () => {
  it.each([
    [9, null],
    [10, 60],
  ])("of %i cases has the median %s", (of, median) => {
    expect(stageTimes({ of, median: 60, most: 90 }, 10)).toMatchObject({ of, median });
  });
});
