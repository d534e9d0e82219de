import { describe, expect, it } from "vitest";
import { niceMax, share } from "@/components/charts/scale";

describe("the axis of a chart", () => {
  it.each([
    [[], 1],
    [[0, null], 1],
    [[3], 5],
    [[10], 10],
    [[11], 20],
    [[87], 100],
    [[501], 1000],
  ])("%j ends at %d", (values, max) => {
    expect(niceMax(values)).toBe(max);
  });

  it("keeps shares between nothing and all", () => {
    expect(share(5, 10)).toBe(50);
    expect(share(-1, 10)).toBe(0);
    expect(share(11, 10)).toBe(100);
    expect(share(1, 0)).toBe(0);
  });
});
