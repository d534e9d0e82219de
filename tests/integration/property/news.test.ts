import { beforeEach, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { enterEstate } from "@/lib/affairs/property/commands/enter";
import { manage } from "@/lib/affairs/property/commands/manage";
import { planEstate } from "@/lib/affairs/property/commands/plan";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// 无人管小区 (DOMAIN §7.5): its street hears of it once, and the list says which it is.

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");

beforeEach(async () => {
  await tellAll();
  await database.admin.query("delete from notification");
});

async function enter(mode: string, more: Record<string, unknown> = {}) {
  const input = {
    name: `新村${newId().slice(-8)}`,
    housing: "old",
    households: "320",
    gridIds: [must(stage.world.areas["street1.community1.grid1"]).id],
    committee: "none",
    mode,
    startsOn: "2025-01-01",
    ...more,
  };
  return (await execute(enterEstate, await stage.as("community11"), input, newId())).id;
}

async function becomes(id: string, mode: string, version = 1) {
  const input = { id, version, mode, startsOn: "2026-06-01" };
  await execute(manage, await stage.as("community11"), input, newId());
}

async function tellAll() {
  for (let events = 1; events > 0;) {
    ({ events } = await execute(tell, stage.job, {}, newId()));
  }
}

/** Who was told what, and whether it leaves the house before the daily summary. */
async function told() {
  await tellAll();
  const { rows } = await database.admin.query<{ role: string; path: string; line: string }>(
    `select d.role, d.path, n.kind || ' ' || n.class as line from notification n
     join duty d on d.tenant_id = n.tenant_id and d.id = n.duty_id where n.kind like 'estate%' order by 1, 2`,
  );
  return rows;
}

const street = () => ({
  role: "street_secretary",
  path: must(stage.world.areas["street1"]).path,
  line: "estateUnmanaged digest",
});

test("the secretary of the street is told when nobody manages an estate any more, and nobody else", async () => {
  const id = await enter("self_managed");
  expect(await told()).toEqual([]);
  await becomes(id, "unmanaged");
  expect(await told()).toEqual([street()]);
});

test("there is one line while it is unread, however many there are", async () => {
  await enter("unmanaged");
  await enter("unmanaged");
  expect(await told()).toEqual([street()]);
  await enter("unmanaged");
  expect(await told()).toEqual([street()]);
  await database.admin.query("update notification set read_at = now()");
  await enter("unmanaged");
  expect(await told()).toEqual([street(), street()]);
});

test("what is managed again, or planned for, before it could be told is no news", async () => {
  const again = await enter("unmanaged");
  await becomes(again, "self_managed");
  const planned = await enter("unmanaged");
  const plan = {
    id: planned,
    version: 1,
    way: "community",
    measure: "社区先组织保洁和夜间巡查。",
    organizationId: must(stage.world.departments["housing"]).id,
    dueOn: "2099-09-30",
  };
  await execute(planEstate, await stage.as("community11"), plan, newId());
  expect(await told()).toEqual([]);
});
