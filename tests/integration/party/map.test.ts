import { beforeAll, expect, test } from "vitest";
import { partyMappedTo } from "@/lib/ground/party/queries/map";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
const area = (key: string) => must(stage.world.areas[key]);

async function write(level: string, form: string | null, name: string, places: string[]) {
  const community = area("street1.community1");
  await stage.pastCommands(
    `insert into party_organization (tenant_id, id, path, area_id, level, form, name, place_ids, established_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '2020-01-01')`,
    [
      stage.world.tenantId,
      newId(),
      community.path,
      community.id,
      level,
      form,
      name,
      places.map((key) => area(key).id),
    ],
  );
}

beforeAll(async () => {
  stage = new Stage(database, "east");
  await write("committee", "community", "一社区党委", []);
  await write("branch", "grid", "一网格党支部", ["street1.community1.grid1"]);
  await write("branch", "building", "一号楼党支部", ["street1.community1.grid1.building1"]);
});

async function mapped(login: string, keys: readonly string[]) {
  const as = await stage.as(login);
  const found = await withScope(as, "read", (scope) =>
    partyMappedTo(
      scope,
      keys.map((key) => area(key).id),
    ),
  );
  return found.map(({ name, places }) => [name, places.length]);
}

test("a grid has what is mapped to it and to its buildings, a community its committee", async () => {
  const grids = ["street1.community1.grid1", "street1.community1.grid2"];
  const found = await mapped("community11", grids);
  expect(found).toContainEqual(["一号楼党支部", 1]);
  expect(found).toContainEqual(["一网格党支部", 0]);
  expect(found).not.toContainEqual(["一社区党委", 0]);
  const communities = ["street1.community1", "street1.community2"];
  const above = await mapped("secretary1", communities);
  expect(above).toContainEqual(["一社区党委", 0]);
  expect(above.map(([name]) => name)).not.toContain("一网格党支部");
});

test("nobody else reads them: another street, dispatchers, the grid", async () => {
  const grids = ["street1.community1.grid1"];
  for (const login of ["secretary2", "dispatcher1", "grid111", "center"]) {
    expect([login, await mapped(login, grids)]).toEqual([login, []]);
  }
});
