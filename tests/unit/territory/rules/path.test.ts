import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  ancestors,
  childPath,
  covers,
  depth,
  isPath,
  parentPath,
  range,
  segment,
} from "@/lib/ground/territory/rules/path";

const segments = fc.array(
  fc.string({ unit: fc.constantFrom("0", "1", "9", "a", "z"), minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 5 },
);
const paths = segments.map((parts) => parts.reduce(childPath, ""));

/** Byte order, as COLLATE "C" has it. */
const isBefore = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

describe("paths", () => {
  it.each([
    [0, "0"],
    [35, "z"],
    [36, "10"],
    [1_000_000, "lfls"],
  ])("segment %i is %s", (n, text) => {
    expect(segment(n)).toBe(text);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])("there is no segment for %d", (n) => {
    expect(() => segment(n)).toThrow(RangeError);
  });

  it("grow downwards", () => {
    expect(childPath("", "k3")).toBe("k3.");
    expect(childPath("k3.07.", "1z")).toBe("k3.07.1z.");
    expect(() => childPath("k3", "07")).toThrow(RangeError);
    expect(() => childPath("k3.", "")).toThrow(RangeError);
    expect(() => childPath("k3.", "A")).toThrow(RangeError);
    expect(() => childPath("k3.", "a.b")).toThrow(RangeError);
  });

  it.each(["", ".", "k3", "k3..07.", ".k3.", "K3.", "k3.%."])("%j is no path", (text) => {
    expect(isPath(text)).toBe(false);
    expect(() => range(text)).toThrow(RangeError);
    expect(() => covers(text, "k3.")).toThrow(RangeError);
    expect(() => covers("k3.", text)).toThrow(RangeError);
  });

  it("have a half-open range", () => {
    expect(range("k3.07.")).toEqual({ lo: "k3.07.", hi: "k3.07/" });
  });

  it("are covered exactly when they lie in the range", () => {
    fc.assert(
      fc.property(paths, paths, (scope, path) => {
        const { lo, hi } = range(scope);
        return covers(scope, path) === (!isBefore(path, lo) && isBefore(path, hi));
      }),
      { numRuns: 3000 },
    );
  });

  it("are covered by themselves and by what is above them, and by nothing else of the same start", () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (const scope of [...ancestors(path), path]) expect(covers(scope, path)).toBe(true);
        expect(covers(`${path.slice(0, -1)}0.`, path)).toBe(false);
      }),
    );
  });

  it("know their depth and what is above", () => {
    expect(depth("k3.")).toBe(1);
    expect(depth("k3.07.1z.4.")).toBe(4);
    expect(ancestors("k3.")).toEqual([]);
    expect(ancestors("k3.07.1z.")).toEqual(["k3.", "k3.07."]);
    expect(parentPath("k3.")).toBeNull();
    expect(parentPath("k3.07.1z.")).toBe("k3.07.");
  });
});
