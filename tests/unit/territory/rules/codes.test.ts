import { describe, expect, it } from "vitest";

import {
  areaLevels,
  codeLengths,
  isAreaLevel,
  levelOfCode,
  parentCodeOf,
} from "@/lib/ground/territory/rules/codes";

describe("codes", () => {
  it.each([
    ["310112000000", "district", null],
    ["310112001000", "street", "310112000000"],
    ["652301400000", "street", "652301000000"],
    ["310112001051", "community", "310112001000"],
    ["310112001051007", "grid", "310112001051"],
    ["31011200105100700012", "building", "310112001051007"],
  ])("%s is a %s below %s", (code, level, parent) => {
    expect(levelOfCode(code)).toBe(level);
    expect(parentCodeOf(code)).toBe(parent);
    if (isAreaLevel(level)) expect(code).toHaveLength(codeLengths[level]);
  });

  it.each([
    "",
    "310112",
    "010112000000",
    "310112000001",
    "31011200100a",
    "310112001051000",
    "310112001000001",
    "31011200105100700000",
    "3101120010510070",
  ])("%j is no code", (code) => {
    expect(levelOfCode(code)).toBeNull();
    expect(parentCodeOf(code)).toBeNull();
  });

  it("knows its levels", () => {
    expect(areaLevels.every(isAreaLevel)).toBe(true);
    expect(isAreaLevel("region")).toBe(false);
  });
});
