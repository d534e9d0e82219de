import { beforeAll, describe, expect, it } from "vitest";
import { timesOf } from "@/lib/across/dashboards/queries/times";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import type { PeriodWish } from "@/lib/across/dashboards/rules/period";
import type { TimesRow } from "@/lib/across/dashboards/schema";
import { ticketCondition } from "@/lib/affairs/tickets/queries/ticket-condition";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { writeTickets } from "./rows";

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north", "south");
const stage = new Stage(database, "north");
const quarter: PeriodWish = { period: "90" };

beforeAll(async () => {
  await database.freeze(new Date(now));
  await writeTickets(database, stage.world, now, 700);
  await writeTickets(database, must(database.worlds["south"]), now, 50);
});

async function timesFor(login: string, key?: string, wish = quarter) {
  const credential = await stage.as(login);
  const id = key === undefined ? undefined : must(stage.world.areas[key]).id;
  return withScope(credential, "read", (scope) => timesOf(scope, id, wish));
}

/** Minutes from one column to another of what was closed, by hand: sort, and read between two. */
async function byHand(path: string, from: string, to: string): Promise<number[]> {
  const { rows } = await database.admin.query<{ minutes: number }>(
    `select extract(epoch from ${to} - ${from})::float8 / 60 as minutes from ticket
     where tenant_id = $1 and path like $2 || '%' and status = 'closed' and ${to} is not null and ${from} is not null
       and closed_at >= timestamptz '2026-08-25 00:00+08' and closed_at < timestamptz '2026-11-23 00:00+08'`,
    [stage.world.tenantId, path],
  );
  return rows.map(({ minutes }) => minutes).sort((one, other) => one - other);
}

function between(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = must(sorted[Math.floor(at)]);
  return below + (must(sorted[Math.ceil(at)]) - below) * (at - Math.floor(at));
}

describe("the times of what was closed", () => {
  it.each([
    ["org", "district", "handle", "dispatched_at", "resolved_at"],
    ["org", "district", "whole", "registered_at", "closed_at"],
    ["secretary1", "street1", "contact", "dispatched_at", "first_contact_at"],
  ] as const)("equal a count by hand for %s at %s: %s", async (login, key, name, from, to) => {
    const board = must(await timesFor(login, key));
    const sorted = await byHand(must(stage.world.areas[key]).path, from, to);
    const times = must(must(board.total).times.get(name));
    expect(sorted.length).toBeGreaterThan(20);
    expect(times.of).toBe(sorted.length);
    expect(times.median).toBeCloseTo(between(sorted, 0.5), 3);
    expect(times.most).toBeCloseTo(between(sorted, 0.9), 3);
  });

  it("stand by kind of matter, and every line leads to its very cases", async () => {
    const board = must(await timesFor("secretary1"));
    const total = must(board.total);
    expect(board.rows.length).toBeGreaterThan(0);
    expect(board.rows.reduce((sum, { closed }) => sum + closed, 0)).toBe(total.closed);
    for (const row of [...board.rows, total]) expect(await listed(row)).toBe(row.closed);

    async function listed({ id }: TimesRow): Promise<number> {
      const address = ticketsHref("closed", board.place.id, board.period, id ?? undefined);
      const { measure, ...rest } = Object.fromEntries(new URLSearchParams(address.split("?")[1]));
      expect(measure).toBe("closed");
      return withScope(await stage.as("secretary1"), "read", async (scope) => {
        const { where } = await ticketCondition(scope, { ...rest, measure: "closed" });
        return scope.tx.ticket.count({ where });
      });
    }
  });

  it("say nothing where too few went through a stage", async () => {
    const week: PeriodWish = { period: "custom", from: "2026-10-01", to: "2026-10-12" };
    const board = must(await timesFor("community11", undefined, week));
    const times = must(must(board.total).times.get("whole"));
    expect(times.of).toBeGreaterThan(0);
    expect(times.of).toBeLessThan(board.minN);
    expect(times).toMatchObject({ median: null, most: null });
  });

  it("are those of the own range", async () => {
    expect(await timesFor("secretary1", "street2")).toBeNull();
    expect(await timesFor("secretary1", "district")).toBeNull();
    const south = must(must(database.worlds["south"]).areas["street1"]).id;
    const credential = await stage.as("org");
    expect(await withScope(credential, "read", (scope) => timesOf(scope, south, quarter))).toBe(
      null,
    );
  });

  it("cost five statements at the most", async () => {
    const credential = await stage.as("org");
    const { statements } = await recordStatements(() =>
      withScope(credential, "read", (scope) => timesOf(scope, undefined, quarter)),
    );
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
