import { describe, expect, test } from "vitest";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { filesBelow, read } from "@/tests/architecture/source";

// What people have typed must not run as a formula on the machine of who opens an export.

describe("a sheet for outside", () => {
  test("no cell begins like a formula, and every text is still to be read", async () => {
    const typed = [
      "=cmd|' /C calc'!A0",
      "+86 138",
      "-1+1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "＝HYPERLINK(1)",
      "＋1",
      "－1",
      "＠A1",
      "孙悦",
      "2026-01-01",
    ];
    const bytes = await spreadsheet(
      "表",
      [{ head: "=1+1", width: 20 }],
      typed.map((text) => [text]),
    );
    const file = new File([new Uint8Array(bytes)], "a.xlsx");
    const rows = await readSheetRows(file, "file", { megabytes: 2, rows: 100 });
    expect(rows[0]).toEqual(["'=1+1"]);
    const cells = rows.slice(1).map(([cell = ""]) => cell);
    expect(cells).toHaveLength(typed.length);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\s＝＋－＠]/u);
    expect(cells.slice(-2)).toEqual(["孙悦", "2026-01-01"]);
    expect(cells[0]).toContain("cmd|");
  });

  test("every export is written here; the template beside it holds no word that anybody typed", () => {
    const code = filesBelow(["app", "components", "lib", "scripts"], (path) =>
      /\.tsx?$/.test(path),
    );
    expect(code.filter((path) => read(path).includes("write-excel-file"))).toEqual([
      "lib/ground/people/queries/template.ts",
      "lib/platform/files/spreadsheet.ts",
    ]);
    expect(code.filter((path) => read(path).includes("text/csv"))).toEqual([]);
  });
});
