import { describe, expect, test } from "vitest";
import { dayOf, sheetRows } from "@/lib/ground/imports/rules/sheet";

describe("a day as people write it", () => {
  test.each([
    ["2026-01-02", "2026-01-02"],
    ["2026/1/2", "2026-01-02"],
    ["2026.1.2", "2026-01-02"],
    ["2026年1月2日", "2026-01-02"],
    ["2026-01-02T00:00", "2026-01-02"],
    ["2026-02-30", null],
    ["26-01-02", null],
    ["2026-01", null],
    ["明年", null],
  ])("%s", (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe("rows by their heads", () => {
  const shape = { columns: ["a", "b"], needed: ["a"], example: "示例" } as const;
  const heads = { a: "甲", b: "乙" };

  test("columns in any order, others left out, blank lines and the example passed over", () => {
    const read = sheetRows(
      [
        ["乙", "丙", " 甲 "],
        ["2", "x", "1"],
        ["", "", ""],
        ["示例：这样填", "", "9"],
        ["4", "", "'=3"],
      ],
      heads,
      shape,
    );
    expect(read.rows).toEqual([
      { row: 2, cells: { a: "1", b: "2" } },
      { row: 5, cells: { a: "=3", b: "4" } },
    ]);
    expect(read.unknown).toEqual(["丙"]);
    expect(read.missing).toEqual([]);
  });

  test("a head that is missing is told", () => {
    expect(sheetRows([["乙"]], heads, shape).missing).toEqual(["甲"]);
  });
});
