import { createReadStream } from "node:fs";

import { describe, expect, it } from "vitest";

import {
  areaColumns,
  planImport,
  type ExistingArea,
  type ImportFault,
  type ImportRow,
} from "@/lib/ground/territory/rules/import";
import { readCsvRows } from "@/lib/platform/core/csv";

type Line = [code: string, name: string, level: string, parentCode: string];

const district: Line = ["310112000000", "闵行区", "district", ""];
const street: Line = ["310112001000", "江川路街道", "street", "310112000000"];
const community: Line = ["310112001051", "合生城邦城第四居委会", "community", "310112001000"];
const grid: Line = ["310112001051001", "第一网格", "grid", "310112001051"];

function rowsOf(...lines: Line[]): ImportRow[] {
  return lines.map(([code, name, level, parentCode], i) => ({
    line: i + 2,
    code,
    name,
    level,
    parentCode,
  }));
}

const existing: ExistingArea[] = [
  { id: "d", code: "310112000000", name: "闵行区", level: "district", parentCode: null },
  {
    id: "s",
    code: "310112001000",
    name: "江川路街道",
    level: "street",
    parentCode: "310112000000",
  },
  { id: "c", code: "310112001051", name: "旧名", level: "community", parentCode: "310112001000" },
  { id: "g", code: "310112001051009", name: "九", level: "grid", parentCode: "310112001051" },
];

describe("planImport", () => {
  it("creates parents before children, whatever the order of the rows", () => {
    const plan = planImport(rowsOf(grid, community, street, district), []);
    expect(plan.rejected).toEqual([]);
    expect(plan.create.map((area) => [area.line, area.level, area.parentCode])).toEqual([
      [5, "district", null],
      [4, "street", "310112000000"],
      [3, "community", "310112001000"],
      [2, "grid", "310112001051"],
    ]);
  });

  it("updates names, counts what stays, lists what is missing of the levels in the file", () => {
    const other: Line = ["310112001052", "永平", "community", "310112001000"];
    const plan = planImport(rowsOf(district, street, other), existing);
    expect(plan).toMatchObject({ update: [], unchanged: 2, rejected: [] });
    expect(plan.create.map((area) => area.code)).toEqual(["310112001052"]);
    expect(plan.missing.map((area) => area.id)).toEqual(["c"]);

    expect(planImport(rowsOf(district, street, community), existing).update).toEqual([
      { id: "c", line: 4, code: community[0], name: community[1], previousName: "旧名" },
    ]);
  });

  it("takes a file of grids for a tenant that has its communities", () => {
    const plan = planImport(rowsOf(grid), existing);
    expect(plan.rejected).toEqual([]);
    expect(plan.create).toHaveLength(1);
    expect(plan.missing.map((area) => area.id)).toEqual(["g"]);
  });

  it("cleans what was typed", () => {
    const plan = planImport(rowsOf([" 310112000000 ", " 闵行\u200b区\t", "district ", " "]), []);
    expect(plan.create).toEqual([
      { line: 2, code: "310112000000", name: "闵行区", level: "district", parentCode: null },
    ]);
  });

  it.each<[ImportFault, Line]>([
    ["not-a-number", ["31011200105X", "甲", "community", "310112001000"]],
    ["not-a-number", ["", "甲", "community", "310112001000"]],
    ["wrong-length", ["3101120010", "甲", "community", "310112001000"]],
    ["wrong-length", ["310112001051", "甲", "grid", "310112001051"]],
    ["unknown-level", ["310112001051", "甲", "region", "310112001000"]],
    ["level-mismatch", ["310112002000", "甲", "community", "310112001000"]],
    ["level-mismatch", ["310112001051", "甲", "street", "310112000000"]],
    ["empty-name", ["310112001051", " \u200b ", "community", "310112001000"]],
    ["name-too-long", ["310112001051", "长".repeat(61), "community", "310112001000"]],
    ["duplicate-code", ["310112001000", "甲", "street", "310112000000"]],
    ["parent-mismatch", ["310112001051", "甲", "community", "310112000000"]],
    ["parent-mismatch", ["310112001051", "甲", "community", ""]],
    ["unknown-parent", ["310112099051", "甲", "community", "310112099000"]],
    ["second-district-row", ["310115000000", "浦东新区", "district", ""]],
  ])("rejects %s: %j", (reason, line) => {
    const plan = planImport(rowsOf(district, street, line), []);
    expect(plan.rejected).toEqual([{ line: 4, code: line[0], reason }]);
    expect([plan.create, plan.update, plan.unchanged, plan.missing]).toEqual([[], [], 0, []]);
  });

  it("rejects a file without a district for a tenant without one", () => {
    const { rejected } = planImport(rowsOf(street), []);
    expect(rejected).toContainEqual({ line: null, code: null, reason: "no-district-row" });
  });

  it("rejects another district than the tenant's", () => {
    const { rejected } = planImport(rowsOf(["310115000000", "浦东", "district", ""]), existing);
    expect(rejected.map((row) => row.reason)).toEqual(["second-district-row"]);
  });

  it("does not move an area that stands elsewhere", () => {
    const moved = existing.map((area) =>
      area.id === "c" ? { ...area, parentCode: "310112006000" } : area,
    );
    const { rejected } = planImport(rowsOf(community), moved);
    expect(rejected).toEqual([{ line: 2, code: community[0], reason: "moved-area" }]);
  });

  it("names every fault of every row once, without blaming the children of a bad row", () => {
    const { rejected } = planImport(
      rowsOf(district, ["310112001000", "", "street", "999"], community, community),
      [],
    );
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "empty-name"],
      [3, "parent-mismatch"],
      [5, "duplicate-code"],
    ]);
  });
});

describe("the two districts of the seed", () => {
  it.each([
    ["310112", 14, 596],
    ["652301", 22, 167],
  ])("%s: %i streets, %i communities", async (code, streets, communities) => {
    const file = createReadStream(`prisma/seed/data/${code}.csv`, {
      encoding: "utf8",
      highWaterMark: 997,
    });
    const rows: ImportRow[] = [];
    for await (const { line, cell } of readCsvRows(file, areaColumns)) {
      rows.push({
        line,
        code: cell("code"),
        name: cell("name"),
        level: cell("level"),
        parentCode: cell("parent_code"),
      });
    }
    const plan = planImport(rows, []);
    expect(plan.rejected).toEqual([]);
    const count = (level: string) => plan.create.filter((area) => area.level === level).length;
    expect([count("district"), count("street"), count("community")]).toEqual([
      1,
      streets,
      communities,
    ]);

    const imported = plan.create.map(({ line, ...area }) => ({ ...area, id: String(line) }));
    expect(planImport(rows, imported)).toEqual({
      create: [],
      update: [],
      unchanged: rows.length,
      missing: [],
      rejected: [],
    });
  });
});
