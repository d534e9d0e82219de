import { beforeAll, describe, expect, test } from "vitest";
import { resourceSheet } from "@/lib/affairs/co-building/queries/import-sheet";
import { importAccounts } from "@/lib/ground/people/commands/import-accounts";
import type { ImportKind } from "@/lib/ground/imports/schema";
import {
  importColumns as partyColumns,
  importHeads as partyHeads,
  type PartyColumn,
} from "@/lib/ground/party/rules/import-line";
import {
  importColumns as unitColumns,
  importHeads as unitHeads,
  type UnitColumn,
} from "@/lib/ground/units/rules/import-line";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, sheetFile, takenOver } from "@/tests/support/imports";
import { named, recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// What a part costs that the worker writes: as many statements for a hundred rows as for ten. Never seconds.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
let unit = "";
let top = "";

beforeAll(async () => {
  unit = must(stage.world.units["unit1"]).name;
  const { rows } = await database.admin.query<{ name: string }>(
    "select name from party_organization where id = $1",
    [must(stage.world.party["street1"]).id],
  );
  top = must(rows[0]).name;
});

/** What a file of the worker costs to write when it was looked through. */
async function taken(kind: ImportKind, file: File) {
  const who = await stage.as("org");
  const seen = await checked(kind, { who, job: stage.job, file });
  expect(seen).toMatchObject({ status: "checked", advice: [] });
  const { result, statements } = await recordStatements(() =>
    takenOver(kind, { who, job: stage.job }),
  );
  return { written: result.written, statements: named(statements) };
}

describe("the register of units", () => {
  const units = (name: string, lines: number, staff: string) =>
    sheetFile(
      unitColumns.map((column) => unitHeads[column]),
      Array.from({ length: lines }, (_none, n) => {
        const cells: Partial<Record<UnitColumn, string>> = {
          place: "alpha第1街道/alpha1街1社区",
          name: n === 0 ? `${name}大厦` : `${name}第${String(n)}商店`,
          type: n === 0 ? "商务楼宇" : "个体工商户",
          host: n === 0 ? "" : `${name}大厦`,
          staff,
          staffOn: "2026-01-05",
          operating: "是",
          lookedOn: "2026-01-05",
          contactName: n % 2 === 0 ? "" : "欧阳明",
          contactPhone: n % 2 === 0 ? "" : "13911112222",
        };
        return unitColumns.map((column) => cells[column] ?? "");
      }),
    );

  test("a part of a hundred takes as many statements as one of ten, new or changed", async () => {
    for (const staff of ["3", "4"]) {
      const few = await taken("units", await units("小", 10, staff));
      const many = await taken("units", await units("大", 100, staff));
      expect([few.written, many.written]).toEqual([10, 100]);
      expect(many.statements).toEqual(few.statements);
    }
    const { rows } = await database.admin.query(
      `select version, staff, contact_masked is not null as contact, host_id is not null as hosted, count(*)::int as n
       from unit_profile where staff in (3, 4) group by 1, 2, 3, 4 order by 3, 4`,
    );
    const changed = { version: 2, staff: 4 };
    expect(rows).toEqual([
      { ...changed, contact: false, hosted: false, n: 2 },
      { ...changed, contact: false, hosted: true, n: 53 },
      { ...changed, contact: true, hosted: true, n: 55 },
    ]);
  }, 120_000);
});

describe("what is only added", () => {
  const resources = async (name: string, lines: number) =>
    fileOf(
      await resourceSheet(
        Array.from({ length: lines }, (_none, n) => ({
          place: "alpha第1街道/alpha1街1社区",
          organization: unit,
          kind: "场地",
          title: `${name}号报告厅 ${String(n)}`,
          detail: "二百座。",
          available: "周末",
          contact: "办公室 021-00000000",
        })),
      ),
    );
  const branches = (name: string, lines: number) =>
    sheetFile(
      partyColumns.map((column) => partyHeads[column]),
      Array.from({ length: lines }, (_none, n) => {
        const cells: Partial<Record<PartyColumn, string>> = {
          place: "alpha第1街道/alpha1街2社区",
          name: n === 0 ? `${name}社区党总支` : `${name}项目第${String(n)}党支部`,
          level: n === 0 ? "党总支" : "党支部",
          form: n === 0 ? "社区" : "项目",
          parent: n === 0 ? top : `${name}社区党总支`,
          purpose: n === 0 ? "" : "推进老旧小区改造",
          establishedOn: "2026-01-01",
          endsOn: n === 0 ? "" : "2027-12-31",
          termEnd: n === 0 ? "2030-12-31" : "",
        };
        return partyColumns.map((column) => cells[column] ?? "");
      }),
    );

  test.each([
    ["resources" as const, resources],
    ["party" as const, branches],
  ])(
    "%s: a part of a hundred takes as many statements as one of ten",
    async (kind, sheet) => {
      const few = await taken(kind, await sheet("甲", 10));
      const many = await taken(kind, await sheet("乙", 100));
      expect([few.written, many.written]).toEqual([10, 100]);
      expect(many.statements).toEqual(few.statements);
    },
    120_000,
  );

  test("accounts: two hundred take as many statements as ten", async () => {
    const admin = await stage.as("admin");
    const open = async (prefix: string, lines: number) => {
      const rows = Array.from({ length: lines }, (_none, n) => ({
        line: n + 2,
        name: "王一",
        login: `${prefix}${String(n)}`,
        role: "网格员",
        place: "310112001001001",
        from: "2026-01-05",
        to: "",
      }));
      const input = { rows: JSON.stringify(rows) };
      const { statements } = await recordStatements(() =>
        execute(importAccounts, admin, input, newId()),
      );
      return named(statements);
    };
    expect(await open("many", 200)).toEqual(await open("few", 10));
  }, 120_000);
});
