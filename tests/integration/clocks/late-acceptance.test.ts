import { afterAll, beforeEach, expect, test } from "vitest";
import { acceptLate } from "@/lib/affairs/tickets/commands/accept-late";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { enterSettings } from "@/tests/proofs/tickets/deadline-districts";
import { scan } from "@/tests/support/clocks";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §2.8, 2: who neither accepts an order nor asks to return it within the window has accepted it.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const at = (local: string) => new Date(`${local}:00+08:00`);
const returning = { reasonCode: "not_our_territory", text: "该处不在本单位管辖范围，请另派单位。" };

beforeEach(async () => {
  await database.freeze(at("2026-06-01T10:00"));
  await enterSettings(database.admin, stage.world, {});
});
afterAll(() => database.freeze(null));

async function sent(): Promise<string> {
  const { id } = await stage.report();
  await stage.dispatch(id);
  return id;
}

test("when it can no longer be returned the system accepts it, once, and tells whose it is", async () => {
  const id = await sent();
  await database.freeze(at("2026-06-03T17:59"));
  await scan(stage);
  expect(await stage.assignment(id)).toMatchObject({ status: "dispatched" });
  const order = await stage.assignment(id);
  const early = { id: order.id, version: order.version };
  await refused(execute(acceptLate, stage.job, early, newId()), "wrong-status");

  await database.freeze(at("2026-06-03T18:00"));
  await scan(stage);
  await scan(stage);
  const accepted = await stage.assignment(id);
  expect(accepted).toMatchObject({
    status: "accepted",
    accepted_at: at("2026-06-03T18:00"),
    due_at: order["due_at"],
    handler_id: null,
  });
  expect(await stage.ticket(id)).toMatchObject({ status: "accepted" });
  const events = await stage.events(id);
  expect(events.filter((name) => name.startsWith("assignment.accepted"))).toEqual([
    "assignment.accepted_late",
  ]);
  const { rows } = await database.admin.query(
    "select ended_at is null as runs from clock where subject_id = $1 and kind = 'accept'",
    [accepted.id],
  );
  expect(rows).toEqual([{ runs: false }]);
  await database.freeze(at("2026-06-03T18:01"));
  await refused(stage.onWork("housingclerk", requestReturn, id, returning), "too-late");

  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
  const told = await database.admin.query(
    "select duty_id from notification where ticket_id = $1 and kind = 'acceptedLate' and class = 'now'",
    [id],
  );
  expect(told.rows).toEqual([{ duty_id: must(stage.world.people["housingclerk"]).dutyId }]);
});

test("what was asked to be returned in time waits for the answer", async () => {
  const id = await sent();
  await stage.onWork("housingclerk", requestReturn, id, returning);
  await database.freeze(at("2026-06-05T10:00"));
  await scan(stage);
  expect(await stage.assignment(id)).toMatchObject({ status: "return_requested" });
});

test("a district that waits for the organization itself gets none of it", async () => {
  await enterSettings(database.admin, stage.world, { "accept.afterWindow": "never" });
  const id = await sent();
  await database.freeze(at("2026-06-05T10:00"));
  await scan(stage);
  const order = await stage.assignment(id);
  expect(order).toMatchObject({ status: "dispatched" });
  const input = { id: order.id, version: order.version };
  await refused(execute(acceptLate, stage.job, input, newId()), "wrong-status");
});
