import { expect, test } from "vitest";
import { hurry } from "@/lib/affairs/tickets/commands/hurry";
import { note } from "@/lib/affairs/tickets/commands/note";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { idleDays, readTicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import { deskOf } from "@/lib/across/desk/queries";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { follow } from "@/lib/across/walls/commands/follow";
import { takeDown } from "@/lib/across/walls/commands/take-down";
import { unfollow } from "@/lib/across/walls/commands/unfollow";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { entryRow, publishAs } from "./stand";

const stage = new Stage(useDatabase("alpha"), "alpha");
const { database } = stage;
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2026-10-12T02:00:00Z");

async function queue() {
  const desk = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
    dispatchDesk(scope, readQueueAddress({ tab: "dispatching" })),
  );
  return desk.lines.map(({ id, hurried, followers }) => ({ id, hurried, followers }));
}

test("what others follow and what its resident urges stands before what is older, and says so", async () => {
  await database.freeze(new Date(start));
  const older = await stage.report();
  await database.freeze(new Date(start + hour));
  const urged = await stage.report();
  const followed = await stage.ticketAt("dispatched");
  const entry = await publishAs(stage, "dispatcher1", followed.id);
  await stage.onWork("dispatcher1", recall, followed.id, { text: "派错了，重新派。" });
  expect((await queue())[0]?.id).toBe(older.id);

  const { version } = await stage.ticket(followed.id);
  const press = (what: typeof follow, token: string) =>
    execute(what, stage.visitor, { id: entry, token: token.repeat(43) }, newId());
  for (const token of ["a", "b"]) await press(follow, token);
  await database.freeze(new Date(start + 3 * day));
  await execute(hurry, urged.receipt, {}, newId());
  expect(await queue()).toEqual([
    { id: followed.id, hurried: 0, followers: 2 },
    { id: urged.id, hurried: 1, followers: 0 },
    { id: older.id, hurried: 0, followers: 0 },
  ]);
  // Following changes nothing about the matter: nobody who has it open is told of a conflict.
  expect((await stage.ticket(followed.id)).version).toBe(version);
  const desk = await withScope(await stage.as("dispatcher1"), "read", deskOf);
  const waiting = must(desk.sections.find(({ key }) => key === "screening"));
  const line = waiting.lines.find(({ id }) => id === followed.id);
  expect(line).toMatchObject({ followers: 2 });

  await press(unfollow, "a");
  // As pressing as the one that was urged once, and the younger of the two.
  expect((await queue())[1]).toEqual({ id: followed.id, hurried: 0, followers: 1 });
  const row = await entryRow(stage, entry);
  const input = { id: entry, version: row.version, reason: "other" };
  await execute(takeDown, await stage.as("dispatcher1"), input, newId());
  expect((await stage.ticket(followed.id))["followers"]).toBe(0);
  // With the followers goes the place in the queue, not the matter.
  await stage.onTicket("dispatcher1", note, followed.id, { text: "已撤下。" });
});

test("what has lain for a week without a word is among the dormant, and leaves them again", async () => {
  await database.freeze(new Date(start));
  const [still, spoken, done] = [
    await stage.ticketAt("in_progress"),
    await stage.ticketAt("accepted"),
    await stage.ticketAt("submitted"),
  ];
  const idle = async (more: Record<string, string> = {}, login = "secretary1") => {
    const { lines } = await withScope(await stage.as(login), "read", (scope) =>
      ticketPage(scope, readTicketFilter({ idle: idleDays, ...more })),
    );
    return lines.map(({ id }) => id).filter((id) => [still.id, spoken.id, done.id].includes(id));
  };
  await database.freeze(new Date(start + 6 * day));
  expect(await idle()).toEqual([]);
  await stage.onTicket("dispatcher1", note, spoken.id, { text: "已经电话问过。" });
  await database.freeze(new Date(start + 8 * day));
  // What the organization has delivered waits for others.
  expect(await idle()).toEqual([still.id]);
  const unit = (key: string) => must(stage.world.departments[key]).id;
  expect(await idle({ organization: unit("housing") })).toEqual([still.id]);
  expect(await idle({ organization: unit("city") })).toEqual([]);
  expect(await idle({}, "dispatcher2")).toEqual([]);
});
