import { beforeAll, expect, it } from "vitest";
import { hotSpotsOf } from "@/lib/across/dashboards/queries/hot-spots";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import { ticketCondition } from "@/lib/affairs/tickets/queries/ticket-condition";
import { readTicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { writeTickets } from "./rows";

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north", "south");
const stage = new Stage(database, "north");

beforeAll(async () => {
  await database.freeze(new Date(now));
  await writeTickets(database, stage.world, now, 700);
  await writeTickets(database, must(database.worlds["south"]), now, 200);
});

async function spotsFor(login: string, key?: string) {
  const id = key === undefined ? undefined : must(stage.world.areas[key]).id;
  return withScope(await stage.as(login), "read", (scope) => hotSpotsOf(scope, id));
}

/** Places with five matters of one kind or more in thirty days, by hand from the tickets themselves. */
async function byHand(path: string): Promise<Map<string, number>> {
  const { rows } = await database.admin.query<{
    path: string;
    category_id: string;
    registered_at: Date;
  }>("select path, category_id, registered_at from ticket where tenant_id = $1", [
    stage.world.tenantId,
  ]);
  const first = Date.parse("2026-10-24T00:00:00+08:00");
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!row.path.startsWith(path) || row.registered_at.getTime() < first) continue;
    const steps = row.path.split(".").slice(0, -1);
    for (const depth of [4, 5].filter((one) => steps.length >= one)) {
      const key = `${steps.slice(0, depth).join(".")}. ${row.category_id}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Map([...counts].filter(([, count]) => count >= 5));
}

it.each([
  ["org", "district"],
  ["secretary1", "street1"],
  ["community11", "street1.community1"],
] as const)("equal a count by hand for %s, each with its very tickets", async (login, key) => {
  const found = must(await spotsFor(login));
  expect(found.days).toEqual({ from: "2026-10-24", to: "2026-11-22" });
  const pathOf = new Map(Object.values(stage.world.areas).map(({ id, path }) => [id, path]));
  const shown = new Map(
    found.lines.map((line) => [`${pathOf.get(line.areaId) ?? ""} ${line.categoryId}`, line.count]),
  );
  const hand = await byHand(must(stage.world.areas[key]).path);
  expect(hand.size).toBeGreaterThan(0);
  expect(shown).toEqual(hand);
  const line = must(found.lines[0]);
  const address = ticketsHref("registered", line.areaId, found.days, line.categoryId);
  const query = Object.fromEntries(new URLSearchParams(address.split("?")[1]));
  const listed = await withScope(await stage.as(login), "read", async (scope) => {
    const { where } = await ticketCondition(scope, readTicketFilter(query));
    return scope.tx.ticket.count({ where });
  });
  expect(listed).toBe(line.count);
});

it("are those of the own range, in five statements", async () => {
  expect(await spotsFor("secretary1", "street2")).toBeNull();
  const { statements } = await recordStatements(() => spotsFor("org"));
  expect(statements.length).toBeLessThanOrEqual(5);
});
