import { beforeAll, describe, expect, it } from "vitest";
import { casesOf } from "@/lib/across/dashboards/queries/unit-rows";
import { unitOf, unitsOf } from "@/lib/across/dashboards/queries/units";
import type { PeriodWish } from "@/lib/across/dashboards/rules/period";
import { addCounts, noCounts, unitCounts } from "@/lib/across/dashboards/rules/unit-figures";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { recountUnit, writeOrders } from "./orders";
import { writeTickets } from "./rows";

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north", "south");
const stage = new Stage(database, "north");
const month: PeriodWish = { period: "month" };
const quarter: PeriodWish = { period: "90" };

beforeAll(async () => {
  await database.freeze(new Date(now));
  const south = must(database.worlds["south"]);
  await writeTickets(database, stage.world, now, 700);
  await writeTickets(database, south, now, 60);
  await writeOrders(database, stage.world, now);
  await writeOrders(database, south, now);
});

const areaId = (key: string) => must(stage.world.areas[key]).id;
const housing = () => must(stage.world.departments["housing"]).id;

async function boardFor(login: string, key?: string, wish = month) {
  return withScope(await stage.as(login), "read", (scope) =>
    unitsOf(scope, key === undefined ? undefined : areaId(key), wish),
  );
}

const byHand = (key: string, unit: string, from: string, to = "2026-11-22") =>
  recountUnit(database, stage.world, {
    path: must(stage.world.areas[key]).path,
    unit,
    from,
    to,
    now,
  });

describe("the figures of units", () => {
  it.each([
    ["org", "district", "2026-11-01", month],
    ["center", "district", "2026-08-25", quarter],
    ["secretary1", "street1", "2026-11-01", month],
    ["community11", "street1.community1", "2026-08-25", quarter],
  ] as const)("equal a count by hand for %s at %s from %s", async (login, key, from, wish) => {
    const board = must(await boardFor(login, undefined, wish));
    expect(board.rows.length).toBe(3);
    for (const row of board.rows) {
      expect(row.counts, row.name).toEqual(await byHand(key, row.id, from));
    }
    const sum = board.rows.reduce((all, row) => addCounts(all, row.counts), noCounts);
    expect(board.total).toEqual(sum);
  });

  it("are not zero: every count meets some of its cases", async () => {
    const { total } = must(await boardFor("org", undefined, quarter));
    for (const name of unitCounts) expect(total[name], name).toBeGreaterThan(0);
  });

  it("stand by name, whatever they are", async () => {
    const names = must(await boardFor("org")).rows.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator("zh-CN").compare));
  });

  it("are told to the unit itself as they are told of it", async () => {
    const own = must(
      await withScope(await stage.as("housingclerk"), "read", (scope) =>
        unitOf(scope, {}, quarter),
      ),
    );
    expect(own.place).toBeNull();
    expect(own.counts).toEqual(await byHand("district", housing(), "2026-08-25"));
  });

  it("open nothing outside the range, and no other unit to a unit", async () => {
    expect(await boardFor("secretary1", "street2")).toBeNull();
    const other = must(
      stage.world.departments["urban"] ?? Object.values(stage.world.departments)[1],
    );
    const credential = await stage.as("housingclerk");
    const asked = { unit: other.id, area: areaId("district") };
    const count = "sent" as const;
    expect(await withScope(credential, "read", (scope) => unitOf(scope, asked, month))).toBeNull();
    expect(
      await withScope(credential, "read", (scope) => casesOf(scope, { ...asked, count }, month)),
    ).toBeNull();
    const outside = { unit: housing(), area: areaId("street2") };
    const secretary = await stage.as("secretary1");
    expect(await withScope(secretary, "read", (scope) => unitOf(scope, outside, month))).toBeNull();
  });
});

describe("a count", () => {
  it.each(unitCounts)("%s opens to exactly its cases", async (count) => {
    const week: PeriodWish = { period: "custom", from: "2026-10-20", to: "2026-11-10" };
    const read = async (login: string, asked: { unit?: string; area?: string }) =>
      withScope(await stage.as(login), "read", async (scope) => ({
        page: must(await unitOf(scope, asked, week)),
        cases: must(await casesOf(scope, { ...asked, count }, week)),
      }));
    const area = areaId("street1");
    for (const { page, cases } of [
      await read("secretary1", { unit: housing(), area }),
      await read("housingleader", {}),
    ]) {
      expect(cases.lines.length).toBe(page.counts[count]);
      expect(cases.cut).toBe(false);
      expect(new Set(cases.lines.map(({ key }) => key)).size).toBe(cases.lines.length);
    }
  });
});

describe("the cost", () => {
  it("is ten statements at the most, whatever the place", async () => {
    for (const [login, key] of [
      ["org", undefined],
      ["org", "street1"],
      ["community11", undefined],
    ] as const) {
      const { statements } = await recordStatements(() => boardFor(login, key));
      expect(statements.length).toBeLessThanOrEqual(10);
    }
  });
});
