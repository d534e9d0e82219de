import { expect, test } from "vitest";
import { correctCalendar } from "@/lib/affairs/tickets/commands/correct-calendar";
import { dueForCorrection } from "@/lib/affairs/tickets/queries/corrections";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

test("a due time over an unpublished year is provisional, and moves forward when the year comes out", async () => {
  // Nothing is published of 2031: counted by weekdays, 2 January to 10 January.
  await database.freeze(new Date("2031-01-01T02:00:00Z"));
  const { id } = await stage.report();
  await stage.dispatch(id);
  const before = await stage.assignment(id);
  expect(before).toMatchObject({ due_provisional: true, due_at: new Date("2031-01-10T10:00:00Z") });
  expect(await due()).toEqual([]);
  await scan(stage);

  await setting("calendar.days", { "2031-01-02": "holiday", "2031-01-03": "holiday" });
  await setting("calendar.publishedYears", [2030, 2031, 2032]);
  await scan(stage);
  const after = await stage.assignment(id);
  expect(after).toMatchObject({ due_provisional: false, due_at: new Date("2031-01-14T10:00:00Z") });
  expect(after["original_due_at"]).toEqual(before["due_at"]);
  expect((await stage.ticket(id))["due_at"]).toEqual(after["due_at"]);
  expect(
    (await stage.events(id)).filter((name) => name === "assignment.due_corrected"),
  ).toHaveLength(1);
  const { rows } = await database.admin.query(
    "select generation, due_at from clock where ticket_id = $1 and kind = 'resolve'",
    [id],
  );
  expect(rows).toEqual([{ generation: 2, due_at: after["due_at"] }]);

  // A second time there is nothing to correct.
  await scan(stage);
  const again = { id: after.id, version: after.version };
  await execute(correctCalendar, stage.job, again, newId());
  expect((await stage.assignment(id)).version).toBe(after.version);
});

function due() {
  return withScope(stage.job, "read", dueForCorrection);
}

/** As the settings screen of the district stores it. */
async function setting(key: string, value: unknown): Promise<void> {
  const { world } = stage;
  await database.admin.query("alter table setting disable trigger user");
  await database.admin.query(
    `insert into setting (tenant_id, id, key, value, area_id, path, version, valid_from, note, entered_at, entered_name)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, 1, '2031-01-01', '', '2031-01-01T01:00:00Z', 't')`,
    [world.tenantId, key, JSON.stringify(value), world.areas["district"]?.id, world.root],
  );
  await database.admin.query("alter table setting enable trigger user");
}
