import { describe, expect, test } from "vitest";
import { caseColumns } from "@/lib/affairs/tickets/data/case-columns";
import { byName } from "@/lib/platform/core/by-name";
import { longNumber, missingHeads, parseCases } from "@/lib/affairs/tickets/rules/case-import";

const heads: string[] = Object.values(caseColumns);
const good = {
  externalNumber: "SH-1",
  externalDueAt: "2026-12-01 18:00",
  type: "投诉",
  category: "房屋漏水",
  place: "第1社区",
  address: "",
  text: "屋顶漏水已经一个月了。",
  name: "王小明",
  phone: "138 1234 5678",
};
const cells = (changes: Partial<typeof good> = {}) => Object.values({ ...good, ...changes });
const parse = (...rows: string[][]) => parseCases([heads, ...rows]);

describe("a line of the file", () => {
  test("becomes a case", () => {
    expect(parse(cells())).toEqual({
      faults: [],
      cases: [
        {
          ...good,
          row: 2,
          externalDueAt: "2026-12-01T18:00",
          type: "complaint",
          address: null,
          phone: "13812345678",
        },
      ],
    });
  });

  test("may leave out what is optional; blank lines keep the numbering", () => {
    const bare = cells({ externalDueAt: "", type: "", name: "", phone: "" });
    const { cases, faults } = parse(
      cells({ externalNumber: "A" }),
      heads.map(() => " "),
      bare,
    );
    expect(faults).toEqual([]);
    expect(cases[1]).toMatchObject({ row: 4, type: "request", externalDueAt: null, phone: null });
  });

  test.each([
    ["externalNumber", "", "field.required"],
    ["externalNumber", longNumber, "import.longNumber"],
    ["externalDueAt", "下周", "field.date"],
    ["externalDueAt", "2026-02-30", "field.date"],
    ["type", "抱怨", "import.type"],
    ["category", "", "field.required"],
    ["text", "漏水", "field.tooShort"],
    ["text", "漏".repeat(1001), "field.tooLong"],
    ["name", "王".repeat(21), "field.tooLong"],
    ["phone", "123", "field.phone"],
  ])("%s = %s is told with its line: %s", (column, value, reason) => {
    expect(parse(cells({ [column]: value })).faults).toEqual([{ row: 2, column, reason }]);
  });

  test.each([
    ["2026-12-01", "2026-12-01T23:59"],
    ["2026-12-01T00:00", "2026-12-01T23:59"],
    ["2026/1/5 9:30", "2026-01-05T09:30"],
    ["2026年12月1日 08:00", "2026-12-01T08:00"],
  ])("the time %s", (typed, read) => {
    expect(parse(cells({ externalDueAt: typed })).cases[0]?.externalDueAt).toBe(read);
  });

  test("an external number that comes twice is a fault of the second line", () => {
    expect(parse(cells(), cells()).faults).toEqual([
      { row: 3, column: "externalNumber", reason: "import.twice" },
    ]);
  });
});

describe("the heads", () => {
  test("may stand in another order, with others between", () => {
    const { cases } = parseCases([
      ["备注", ...heads.toReversed()],
      ["x", ...cells().toReversed()],
    ]);
    expect(cases[0]).toMatchObject({ externalNumber: "SH-1", name: "王小明" });
  });

  test("that are missing are named", () => {
    expect(missingHeads([heads.slice(1)])).toEqual([heads[0]]);
    expect(missingHeads([])).toEqual(heads);
  });
});

test("names: alone, with what they belong to, and not decided", () => {
  const places = [
    { name: "春申社区", within: "莘庄镇" },
    { name: "春申社区", within: "梅陇镇" },
    { name: "东苑社区", within: "梅陇镇" },
  ];
  expect(byName("东苑社区", places)).toBe(places[2]);
  expect(byName("梅陇镇/春申社区", places)).toBe(places[1]);
  expect(byName("春申社区", places)).toBe("several");
  expect(byName("别的社区", places)).toBeNull();
});
