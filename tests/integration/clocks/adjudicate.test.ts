import { afterAll, beforeEach, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { consult } from "@/lib/affairs/tickets/commands/consult";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { scan, scanUntilQuiet } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { enterSettings } from "@/tests/proofs/tickets/deadline-districts";
import { must } from "@/tests/support/world";

// 权属裁定 (DOMAIN T10): who does what two organizations say is not theirs is decided in two working days.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const at = (local: string) => new Date(`${local}:00+08:00`);

beforeEach(async () => {
  await database.freeze(at("2026-06-01T10:00"));
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});
afterAll(() => database.freeze(null));

async function returned(reasonCode: string): Promise<string> {
  const { id } = await stage.ticketAt("accepted");
  const said = { reasonCode, text: "该处由市级单位管养，请另派有关单位承办。" };
  await stage.onWork("housingclerk", requestReturn, id, { ...said, reference: "职责清单第三条" });
  await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，另行研究。" });
  return id;
}

async function clocks(id: string) {
  const { rows } = await database.admin.query<{ kind: string; due_at: Date | null }>(
    "select kind, due_at from clock where subject_id = $1 and ended_at is null order by kind",
    [id],
  );
  return rows.map(({ kind, due_at }) => [kind, due_at]);
}

async function line(id: string) {
  const desk = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
    dispatchDesk(scope, readQueueAddress({})),
  );
  return must(desk.lines.find((one) => one.id === id));
}

test("a dispute runs from the accepted return to the next dispatch, and the desk counts the same", async () => {
  const id = await returned("not_our_duty");
  const due = at("2026-06-03T18:00");
  // Before the scan has reckoned it and after it.
  expect(await line(id)).toMatchObject({ disputed: true, decideBy: due.toISOString() });
  await scan(stage);
  expect(await clocks(id)).toEqual([["adjudicate", due]]);
  expect(await line(id)).toMatchObject({ disputed: true, decideBy: due.toISOString() });
  // Talking it over stops nothing; until that is over the desk sees the earlier of both.
  await stage.onTicket("dispatcher1", consult, id, { consultWith: "城管局", text: "先会商权属。" });
  await scan(stage);
  expect((await clocks(id)).map(([kind]) => kind)).toEqual(["adjudicate", "consult"]);
  expect(await line(id)).toMatchObject({ disputed: true, decideBy: due.toISOString() });
});

test("sent out again it is settled, and a second dispute has its own two days", async () => {
  const id = await returned("unclear_owner");
  await database.freeze(at("2026-06-02T09:00"));
  await stage.dispatch(id, "water");
  expect(await clocks(id)).toEqual([]);
  expect(await stage.ticket(id)).toMatchObject({ disputed_at: null });
  const said = { reasonCode: "not_our_territory", text: "该处不在本单位管辖范围，请另派。" };
  await stage.onWork("waterclerk", requestReturn, id, said);
  await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，另行研究。" });
  await scan(stage);
  expect(await clocks(id)).toEqual([["adjudicate", at("2026-06-04T18:00")]]);
});

test("not decided in time it climbs from the street to the district", async () => {
  const id = await returned("not_our_duty");
  await database.freeze(at("2026-06-08T19:00"));
  await scanUntilQuiet(stage);
  const { rows } = await database.admin.query<{ role: string }>(
    "select role from escalation where ticket_id = $1 and kind = 'adjudicate' order by rung",
    [id],
  );
  expect(rows.map(({ role }) => role)).toEqual([
    "street_dispatcher",
    "street_secretary",
    "district_dispatcher",
    "district_org",
  ]);
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
  // After so long a silence the last step alone speaks.
  const told = await database.admin.query(
    `select distinct d.role from notification n join duty d on d.tenant_id = n.tenant_id and d.id = n.duty_id
     where n.ticket_id = $1 and n.kind in ('limitPassed', 'limitClimbed')`,
    [id],
  );
  expect(told.rows).toEqual([{ role: "district_org" }]);
});

test("what came back for another reason is only screened again", async () => {
  const id = await returned("insufficient_facts");
  await scan(stage);
  expect(await clocks(id)).toEqual([["screen", at("2026-06-02T18:00")]]);
  expect(await line(id)).toMatchObject({ disputed: false });
});

test("a district's own number is counted, and an urgent kind keeps its shorter one", async () => {
  await enterSettings(database.admin, stage.world, {
    "adjudicate.within": { value: 4, unit: "work_hour" },
  });
  const id = await returned("not_our_duty");
  await scan(stage);
  expect(await clocks(id)).toEqual([["adjudicate", at("2026-06-01T16:00")]]);
  const kind = must(stage.world.categories["0102"]);
  await database.admin.query("update category set urgency = 'urgent' where id = $1", [kind]);
  await stage.onTicket("dispatcher1", reclassify, id, { categoryId: kind });
  await scan(stage);
  expect(await line(id)).toMatchObject({ urgency: "urgent", disputed: true });
  expect(await clocks(id)).toEqual([["adjudicate", at("2026-06-01T10:30")]]);
});
