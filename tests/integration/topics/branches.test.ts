import { beforeAll, expect, test } from "vitest";
import { endBranch, nameBranch } from "@/lib/affairs/topics/commands/branches";
import { branchesOf, topicsOfBranch } from "@/lib/affairs/topics/queries/branches";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// A project branch may take up a theme of the month; the topic's page and the branch's page both say so.

const database = useDatabase("east", "west");
let stage: Stage;
let project = "";
const topics: Record<string, string> = {};

async function topicAt(key: string, month: string): Promise<string> {
  const id = newId();
  const { id: areaId, path } = must(stage.world.areas[key]);
  await stage.pastCommands(
    `insert into monthly_topic (tenant_id, id, path, area_id, area_name, month, title, chosen_at, chosen_by)
     values ($1, $2, $3, $4, 'x', $5, '停车难', now(), 'x')`,
    [stage.world.tenantId, id, path, areaId, month],
  );
  return id;
}

beforeAll(async () => {
  stage = new Stage(database, "east");
  topics["street1"] = await topicAt("street1", "2099-01-01");
  topics["street2"] = await topicAt("street2", "2099-01-01");
  topics["district"] = await topicAt("district", "2099-01-01");
  topics["past"] = await topicAt("street1", "2020-01-01");
  project = newId();
  const above = must(stage.world.party["community11"]);
  await stage.pastCommands(
    `insert into party_organization (tenant_id, id, path, area_id, parent_id, level, form, name, purpose, ends_on, established_on)
     values ($1, $2, $3, $4, $5, 'branch', 'project', '停车项目党支部', '协调夜间停车。', '2099-12-31', '2020-01-01')`,
    [stage.world.tenantId, project, above.path, above.areaId, above.id],
  );
});

async function name(login: string, topicId: string, id = project) {
  return execute(nameBranch, await stage.as(login), { id, topicId }, newId());
}

async function shown(login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => topicsOfBranch(scope, project));
}

test("its secretary chooses among the themes of the place and above, of this month and later", async () => {
  const before = must(await shown());
  expect(before.keeps).toBe(true);
  expect(before.choices.map(({ id }) => id).sort()).toEqual(
    [must(topics["street1"]), must(topics["district"])].sort(),
  );
  expect((await shown("secretary1"))?.choices).toEqual([]);
  expect(await shown("secretary2")).toBeNull();
  await refused(name("secretary1", must(topics["street1"])), "forbidden");
  await refused(name("community21", must(topics["street1"])), "not-found");
  await refused(name("dispatcher1", must(topics["street1"])), "not-found");
  await refused(name("community11", must(topics["street2"])), "invalid");
  // A branch that is no project's works for no theme.
  const grid = must(stage.world.party["branch11"]).id;
  await refused(name("community11", must(topics["street1"]), grid), "not-found");
});

test("both pages show it until it ends", async () => {
  const topicId = must(topics["street1"]);
  const { id } = await name("community11", topicId);
  await refused(name("community11", topicId), "conflict");
  const [one] = must(await shown()).topics;
  expect(one).toMatchObject({ id, topicId, title: "停车难" });
  const of = async (login: string) =>
    withScope(await stage.as(login), "read", (scope) => branchesOf(scope, topicId));
  for (const login of ["secretary1", "center"]) {
    expect(await of(login)).toEqual([{ id, partyId: project, name: "停车项目党支部" }]);
  }
  // Who reads the theme from another street learns the name and opens nothing.
  expect(await of("dispatcher2")).toEqual([{ id, partyId: null, name: "停车项目党支部" }]);
  const elsewhere = new Stage(database, "west");
  expect(
    await withScope(await elsewhere.as("center"), "read", (scope) => branchesOf(scope, topicId)),
  ).toEqual([]);
  await refused(
    execute(endBranch, await stage.as("secretary1"), { id, version: 1 }, newId()),
    "forbidden",
  );
  await execute(endBranch, await stage.as("community11"), { id, version: 1 }, newId());
  expect(await of("secretary1")).toEqual([]);
  await refused(
    execute(endBranch, await stage.as("community11"), { id, version: 2 }, newId()),
    "not-found",
  );
});
