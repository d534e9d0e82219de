import { afterAll, beforeAll, expect, test } from "vitest";
import { submitRequest } from "@/lib/affairs/service/commands/submit-request";
import { requestDetail } from "@/lib/affairs/service/queries/request-detail";
import { report } from "@/lib/affairs/tickets/commands/report";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const start = new Date("2026-11-23T10:05:00+08:00");
beforeAll(() => database.freeze(start));
afterAll(() => database.freeze(null));

async function send(network?: string, world = stage): Promise<string[]> {
  const input = {
    text: "楼道里的灯坏了两天了，晚上看不见路。",
    categoryId: must(world.world.categories["0102"]),
    areaId: must(world.world.areas["street1.community1.grid1"]).id,
    network,
  };
  const { number } = await execute(report, world.visitor, input, newId());
  const { rows } = await database.admin.query<{ body: string; audience: string }>(
    `select m.body, m.audience from message m join ticket t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
     where t.number = $1 and t.tenant_id = $2`,
    [number, world.world.tenantId],
  );
  expect(rows.every(({ audience }) => audience === "internal")).toBe(true);
  return rows.map(({ body }) => body);
}

test("more reports of one network within an hour than the district's number are taken, with a note", async () => {
  for (let at = 0; at < 10; at += 1) expect(await send("203.0.113")).toEqual([]);
  const [note] = await send("203.0.113");
  expect(note).toContain("超过 10 件");
  // Another network, another district and the next hour begin anew; without a network nothing is counted.
  expect(await send("203.0.114")).toEqual([]);
  expect(await send("203.0.113", new Stage(database, "beta"))).toEqual([]);
  expect(await send()).toEqual([]);
  await database.freeze(new Date(start.getTime() + 3_600_000));
  expect(await send("203.0.113")).toEqual([]);
});

test("wishes of one network are counted apart, taken, and marked for who looks at them", async () => {
  const wish = async (network?: string, world = stage) => {
    const input = {
      kind: "wish",
      areaId: must(world.world.areas["street1.community1"]).id,
      text: "轮椅坏了，想请人帮忙修一修。",
      name: "王桂兰",
      phone: "13812345678",
      consent: "on",
      network,
    };
    const { number } = await execute(submitRequest, world.visitor, input, newId());
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from service_request where number = $1 and tenant_id = $2",
      [number, world.world.tenantId],
    );
    const { id } = must(rows[0]);
    const staff = await world.as("community11");
    const seen = await withScope(staff, "read", (scope) => requestDetail(scope, id));
    return seen.manyFromNetwork;
  };
  for (let at = 0; at < 10; at += 1) expect(await wish("198.51.100")).toBe(false);
  expect(await wish("198.51.100")).toBe(true);
  expect(await wish("198.51.101")).toBe(false);
  expect(await wish("198.51.100", new Stage(database, "beta"))).toBe(false);
  expect(await wish()).toBe(false);
  // Reports have a count of their own.
  expect(await send("198.51.100")).toEqual([]);
});

test("no address is kept", async () => {
  const { rows } = await database.admin.query<{ text: string }>(
    "select r::text as text from sec.report_count r",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ text }) => text).join()).not.toMatch(/203\.0|198\.51/);
});
