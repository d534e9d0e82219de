import { beforeAll, describe, expect, it } from "vitest";
import { dashboardOf } from "@/lib/across/dashboards/queries/dashboard";
import { ratesOf } from "@/lib/across/dashboards/rules/figures";
import type { PeriodWish } from "@/lib/across/dashboards/rules/period";
import { ticketCondition } from "@/lib/affairs/tickets/queries/ticket-condition";
import { measureNames } from "@/lib/affairs/tickets/rules/measures";
import { enterSetting } from "@/lib/ground/settings/commands/enter-setting";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { recount, writeTickets } from "./rows";

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north", "south");
const stage = new Stage(database, "north");
const month: PeriodWish = { period: "month" };

beforeAll(async () => {
  await database.freeze(new Date(now));
  await writeTickets(database, stage.world, now, 700);
  await writeTickets(database, must(database.worlds["south"]), now, 50);
});

async function boardFor(login: string, key?: string, wish: PeriodWish = month) {
  const credential = await stage.as(login);
  return withScope(credential, "read", (scope) => dashboardOf(scope, idOf(key), wish));
}

const idOf = (key: string | undefined) =>
  key === undefined ? undefined : must(stage.world.areas[key]).id;
const count = (key: string, from: string, to: string) =>
  recount(database, stage.world, must(stage.world.areas[key]).path, { from, to, now });

describe("the figures of a district", () => {
  it("equal a plain recount of the tickets, for the whole and for every street", async () => {
    const board = must(await boardFor("org"));
    expect(board.period).toMatchObject({ from: "2026-11-01", to: "2026-11-22" });
    expect(board.total).toEqual(await count("district", "2026-11-01", "2026-11-22"));
    expect(board.total.registered).toBeGreaterThan(50);
    expect(board.total.overdue).toBeGreaterThan(0);
    expect(board.rows.map(({ name }) => name)).toEqual(["north第1街道", "north第2街道"]);
    expect(board.rows[0]?.tally).toEqual(await count("street1", "2026-11-01", "2026-11-22"));
    expect(board.rows[1]?.tally).toEqual(await count("street2", "2026-11-01", "2026-11-22"));
  });

  it("add up: streets and what is not located make the whole", async () => {
    const { total, rows, direct } = must(await boardFor("center", undefined, { period: "90" }));
    expect(direct.open).toBeGreaterThan(0);
    for (const measure of ["open", "overdue", "registered", "closed", "due", "rated"] as const) {
      const parts = rows.reduce((sum, row) => sum + row.tally[measure], direct[measure]);
      expect(parts, measure).toBe(total[measure]);
    }
  });

  it("stand beside those of the days before", async () => {
    const { open, overdue, ...before } = await count("district", "2026-10-01", "2026-10-22");
    const board = must(await boardFor("org"));
    expect(board.period.before).toEqual({ from: "2026-10-01", to: "2026-10-22" });
    expect(board.totalBefore).toMatchObject(before);
    expect(open + overdue).toBeGreaterThan(0);
  });

  it("count any period from the address", async () => {
    const wish = { period: "custom", from: "2026-08-03", to: "2026-09-14" } as const;
    const board = must(await boardFor("org", "street2", wish));
    expect(board.total).toEqual(await count("street2", "2026-08-03", "2026-09-14"));
  });

  it("show the weeks of the same tickets", async () => {
    const { weeks } = must(await boardFor("org"));
    expect(weeks).toHaveLength(13);
    expect(weeks[0]?.week).toBe("2026-08-24");
    const whole = await count("district", "2026-08-24", "2026-11-22");
    expect(weeks.reduce((sum, week) => sum + week.registered, 0)).toBe(whole.registered);
    expect(weeks.reduce((sum, week) => sum + week.closed, 0)).toBe(whole.closed);
  });
});

describe("a figure", () => {
  it.each(measureNames)("%s leads to a list of exactly its tickets", async (measure) => {
    const board = must(await boardFor("secretary1"));
    const { from, to } = board.period;
    for (const place of [{ ...board.place, tally: board.total }, ...board.rows]) {
      const credential = await stage.as("secretary1");
      const listed = await withScope(credential, "read", async (scope) => {
        const filter = { measure, area: place.id, from, to };
        const { where } = await ticketCondition(scope, filter);
        return scope.tx.ticket.count({ where });
      });
      expect(listed, place.name).toBe(place.tally[measure]);
    }
  });
});

describe("a community", () => {
  it("has its grids with what is open and overdue, and the rest as a whole", async () => {
    const board = must(await boardFor("community11"));
    expect(board.place.name).toBe("north1街1社区");
    expect(board.total).toEqual(await count("street1.community1", "2026-11-01", "2026-11-22"));
    for (const [at, row] of board.rows.entries()) {
      const grid = await count(`street1.community1.grid${at + 1}`, "2026-11-01", "2026-11-22");
      expect(row.tally).toMatchObject({ open: grid.open, overdue: grid.overdue, registered: 0 });
    }
    expect(board.rows).toHaveLength(2);
  });
});

describe("the range", () => {
  it("is the actor's own area at first, and nothing above it is shown", async () => {
    const board = must(await boardFor("secretary1"));
    expect(board.place.name).toBe("north第1街道");
    expect(board.above).toEqual([]);
    expect(board.total).toEqual(await count("street1", "2026-11-01", "2026-11-22"));
    const deeper = must(await boardFor("secretary1", "street1.community2"));
    expect(deeper.above.map(({ name }) => name)).toEqual(["north第1街道"]);
  });

  it.each([
    ["secretary1", "street2"],
    ["secretary1", "district"],
    ["dispatcher2", "street1.community1"],
    ["community11", "street1.community2"],
    ["org", "street1.community1.grid1"],
  ])("opens nothing for %s at %s", async (login, key) => {
    expect(await boardFor(login, key)).toBeNull();
  });

  it("ends at the district", async () => {
    const other = must(must(database.worlds["south"]).areas["street1"]).id;
    const credential = await stage.as("org");
    const board = await withScope(credential, "read", (scope) => dashboardOf(scope, other, month));
    expect(board).toBeNull();
  });
});

describe("small numbers", () => {
  it("give no rate below the tenant's least number of cases", async () => {
    const wish = { period: "custom", from: "2026-10-01", to: "2026-10-07" } as const;
    const board = must(await boardFor("community11", undefined, wish));
    expect(board.rates).toEqual({ minN: 10, basicWeight: 1 });
    expect(board.total.due).toBeGreaterThan(0);
    expect(board.total.due).toBeLessThan(10);
    expect(ratesOf(board.total, board.rates).onTime).toEqual({ of: board.total.due, share: null });
  });

  it("follow the setting in force", async () => {
    const stage = new Stage(database, "south");
    const number = { key: "rates.minN", amount: "5", version: "0", validFrom: "2026-11-22" };
    await execute(
      enterSetting,
      await stage.as("admin"),
      { ...number, areaId: must(stage.world.areas["district"]).id, note: "本区件数少。" },
      newId(),
    );
    const south = await stage.as("org");
    const board = must(
      await withScope(south, "read", (scope) => dashboardOf(scope, undefined, month)),
    );
    expect(board.rates.minN).toBe(5);
  });
});

describe("the cost", () => {
  it("is the same seven statements or fewer at every level", async () => {
    for (const [login, key] of [
      ["org", undefined],
      ["org", "street1"],
      ["org", "street1.community1"],
      ["community11", undefined],
    ] as const) {
      const credential = await stage.as(login);
      const { statements } = await recordStatements(() =>
        withScope(credential, "read", (scope) => dashboardOf(scope, idOf(key), month)),
      );
      expect(statements.length).toBeGreaterThanOrEqual(6);
      expect(statements.length).toBeLessThanOrEqual(7);
    }
  });
});
