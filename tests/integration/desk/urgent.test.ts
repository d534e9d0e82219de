import { afterAll, beforeAll, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// An urgent report by day: first in the queue, told at once, decided on within minutes.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const urgentKind = () => must(stage.world.categories["0101"]);

beforeAll(async () => {
  await database.freeze(new Date("2026-06-01T10:00:00+08:00"));
  await database.admin.query("update category set urgency = 'urgent' where id = $1", [
    urgentKind(),
  ]);
});
afterAll(() => database.freeze(null));

async function queue() {
  return withScope(await stage.as("dispatcher1"), "read", (scope) =>
    dispatchDesk(scope, readQueueAddress({})),
  );
}

async function screenDue(ticketId: string) {
  await scan(stage);
  const { rows } = await database.admin.query<{ due_at: Date }>(
    "select due_at from clock where subject_id = $1 and kind = 'screen'",
    [ticketId],
  );
  return must(rows[0]).due_at.toISOString();
}

test("with more ordinary reports before it than the desk shows, it is the first line and says so", async () => {
  for (let n = 0; n < 61; n += 1) await stage.report();
  await database.freeze(new Date("2026-06-01T11:00:00+08:00"));
  const { id } = await stage.report({ categoryId: urgentKind() });
  const [first, second] = (await queue()).lines;
  expect(first).toMatchObject({
    id,
    urgency: "urgent",
    decideBy: "2026-06-01T03:30:00.000Z",
  });
  expect(second).toMatchObject({ urgency: null });
  // The ladder counts from the same instant as the desk.
  expect(await screenDue(id)).toBe("2026-06-01T03:30:00.000Z");

  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
  const { rows } = await database.admin.query(
    "select kind, class, duty_id from notification where ticket_id = $1",
    [id],
  );
  expect(rows).toEqual([
    {
      kind: "receivedUrgent",
      class: "now",
      duty_id: must(stage.world.people["dispatcher1"]).dutyId,
    },
  ]);
});

test("what turns out to be urgent moves up, and its limit counts from the registration", async () => {
  const { id } = await stage.report();
  expect(await screenDue(id)).toBe("2026-06-02T10:00:00.000Z");
  await stage.onTicket("dispatcher1", reclassify, id, { categoryId: urgentKind() });
  expect(await screenDue(id)).toBe("2026-06-01T03:30:00.000Z");
  expect((await queue()).lines.slice(0, 2).map((line) => line.id)).toContain(id);
});
