import { beforeAll, expect, test } from "vitest";
import { blindSpots } from "@/lib/across/coverage/queries/blind-spots";
import { unitPage } from "@/lib/across/coverage/queries/list";
import { unitDetail } from "@/lib/across/coverage/queries/unit";
import { revealContact } from "@/lib/ground/units/commands/reveal";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must, type World } from "@/tests/support/world";

// What a unit does here stands on one page, and costs no more the more it does.

const database = useDatabase("east");
let world: World;
let community: Credential;
let unit: { id: string };

beforeAll(async () => {
  const stage = new Stage(database, "east");
  world = stage.world;
  community = await stage.as("community11");
  unit = must(world.register["unit11"]);
});

test("its needs, resources, projects, steps and agreements stand on its page, each with its own", async () => {
  const { does } = await withScope(community, "read", (scope) => unitDetail(scope, unit.id));
  const shared = must(world.coBuilding["co11"]);
  const agreement = must(world.agreements["agreement11"]);
  const found = does.shared.map(({ kind, id }) => `${kind} ${id}`).toSorted();
  expect(found).toEqual(
    [
      `agreement ${agreement.agreementId}`,
      `need ${shared.unitNeedId}`,
      `project ${shared.projectId}`,
      `resource ${shared.resourceId}`,
      `step ${agreement.recordId}`,
    ].toSorted(),
  );
});

test("a step that it has done opens its project, and is gone when it was taken back", async () => {
  const { projectId } = must(world.coBuilding["co11"]);
  const { recordId } = must(world.agreements["agreement11"]);
  const steps = async () => {
    const { does } = await withScope(community, "read", (scope) => unitDetail(scope, unit.id));
    return does.shared.filter(({ kind }) => kind === "step");
  };
  expect(await steps()).toEqual([
    { kind: "step", id: recordId, name: "开放场地", on: "2026-02-01", projectId },
  ]);
  await database.pastTriggers(
    "update co_step set done_on = null, done_text = null, done_by = null where id = $1",
    [recordId],
  );
  expect(await steps()).toEqual([]);
});

test("what it entered before eight in the morning was entered on that day of the district", async () => {
  const { unitNeedId } = must(world.coBuilding["co11"]);
  await database.pastTriggers(
    "update co_need set entered_at = '2026-06-02T04:00:00+08:00' where id = $1",
    [unitNeedId],
  );
  const { does } = await withScope(community, "read", (scope) => unitDetail(scope, unit.id));
  expect(does.shared.find(({ id }) => id === unitNeedId)?.on).toBe("2026-06-02");
});

test("a page of the register costs at most twelve statements", async () => {
  // As much as there can be: a building with its tenants, and a contact that is shown just now.
  await database.pastTriggers("update unit_profile set type = 'office_building' where id = $1", [
    unit.id,
  ]);
  await execute(revealContact, community, { id: unit.id, text: "约走访时间" }, newId());
  const cost = async (read: (scope: Scope) => Promise<unknown>) =>
    (await recordStatements(() => withScope(community, "read", read))).statements.length;
  expect(await cost((scope) => unitDetail(scope, unit.id))).toBeLessThanOrEqual(12);
  const areaId = must(world.areas["street1.community1"]).id;
  const most = { areaId, text: "单位", hostId: unit.id };
  expect(await cost((scope) => unitPage(scope, most))).toBeLessThanOrEqual(12);
  expect(await cost((scope) => blindSpots(scope, areaId))).toBeLessThanOrEqual(12);
});
