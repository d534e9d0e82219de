import { expect, test } from "vitest";
import { vacantRungs } from "@/lib/parts/clocks/queries/vacancies";
import { withScope } from "@/lib/platform/db/scope";
import { scan, scanUntilQuiet } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

test("the administrator reads where the ladder falls through, and the history says whom it passed over", async () => {
  await database.freeze(new Date("2026-06-01T10:00:00+08:00"));
  expect(await vacant()).toEqual([]);
  await endDuty("dispatcher1");
  await endDuty("waterleader");
  expect(await vacant()).toEqual([
    "alpha第1街道 street_dispatcher -> street_secretary, 0",
    "alpha区水务局 dept_leader -> street_dispatcher, 0",
  ]);

  await endDuty("community21");
  await endDuty("community22");
  expect((await vacant()).at(-1)).toBe(
    "alpha第2街道：alpha2街1社区、alpha2街2社区 community_secretary -> street_dispatcher, 0",
  );

  const { id } = await stage.report();
  await scan(stage);
  await database.freeze(new Date("2026-06-02T18:00:00+08:00"));
  await scanUntilQuiet(stage);
  expect(await vacant()).toContain("alpha第1街道 street_dispatcher -> street_secretary, 1");
  const { rows } = await database.admin.query<{ payload: unknown }>(
    "select payload from event where ticket_id = $1 and name = 'clock.passed'",
    [id],
  );
  expect(rows).toMatchObject([
    { payload: { role: "street_secretary", missing: ["street_dispatcher"] } },
  ]);
});

async function vacant(): Promise<string[]> {
  const { rungs } = await withScope(await stage.as("admin"), "read", vacantRungs);
  return rungs.map(
    ({ place, role, next, passedOver }) =>
      `${place} ${role} -> ${next ?? "nobody"}, ${String(passedOver)}`,
  );
}

async function endDuty(login: string): Promise<void> {
  const { dutyId } = must(stage.world.people[login]);
  await database.admin.query("alter table duty disable trigger user");
  await database.admin.query("update duty set valid_to = '2026-05-31' where id = $1", [dutyId]);
  await database.admin.query("alter table duty enable trigger user");
}
