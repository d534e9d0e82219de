import { beforeAll, describe, expect, it } from "vitest";
import { mapCounts, mapShapesOf, mapView } from "@/lib/across/dashboards/queries/map";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { recount, writeTickets } from "./rows";

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north");
const stage = new Stage(database, "north");

beforeAll(async () => {
  await database.freeze(new Date(now));
  await writeTickets(database, stage.world, now, 300);
  await database.admin.query(
    `insert into area_shape (tenant_id, area_id, parent_id, geometry)
     select tenant_id, id, parent_id,
       '{"type":"Polygon","coordinates":[[[121.1,31.1],[121.2,31.1],[121.2,31.2],[121.1,31.1]]]}'
     from area where level <> 'building'`,
  );
});

const areaOf = (key: string) => must(stage.world.areas[key]);

async function readAs<T>(login: string, fn: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(await stage.as(login), "read", fn);
}

async function openAt(path: string): Promise<number> {
  const none = { from: "2026-01-01", to: "2026-01-01", now };
  return (await recount(database, stage.world, path, none)).open;
}

describe("the numbers of the map", () => {
  it.each([
    ["org", "district", ["street1", "street2"]],
    ["secretary1", "street1", ["street1.community1", "street1.community2"]],
    ["community11", "street1.community1", ["street1.community1.grid1", "street1.community1.grid2"]],
  ])("equal a recount for %s, who starts at %s", async (login, own, below) => {
    const view = must(await readAs(login, (scope) => mapView(scope, undefined)));
    expect(view.place.id).toBe(areaOf(own).id);
    expect(view.rows.map(({ id }) => id)).toEqual(below.map((key) => areaOf(key).id));
    for (const row of view.rows) {
      const path = must(below.map(areaOf).find(({ id }) => id === row.id)).path;
      expect(row.open).toBe(await openAt(path));
    }
    const sum = view.rows.reduce((total, row) => total + row.open, view.direct);
    expect(sum).toBe(await openAt(areaOf(own).path));
    const counts = must(await readAs(login, (scope) => mapCounts(scope, areaOf(own).id)));
    expect(counts.open).toEqual(Object.fromEntries(view.rows.map(({ id, open }) => [id, open])));
  });

  it("show a grid worker the own grid and nothing else", async () => {
    const view = must(await readAs("grid111", (scope) => mapView(scope, undefined)));
    const grid = areaOf("street1.community1.grid1");
    expect(view.above).toEqual([]);
    expect(view.rows).toMatchObject([{ id: grid.id, open: await openAt(grid.path) }]);
    const answer = must(await readAs("grid111", (scope) => mapShapesOf(scope, grid.id, null)));
    expect(answer.shapes?.features.map(({ id }) => id)).toEqual([grid.id]);
  });
});

describe("the outlines", () => {
  it("are those of the areas below, with a tag that spares sending them again", async () => {
    const parent = areaOf("street1").id;
    const first = must(await readAs("org", (scope) => mapShapesOf(scope, parent, null)));
    expect(first.shapes?.features.map(({ properties }) => properties.name)).toEqual([
      "north1街1社区",
      "north1街2社区",
    ]);
    const again = must(await readAs("org", (scope) => mapShapesOf(scope, parent, first.tag)));
    expect(again).toEqual({ tag: first.tag, shapes: null });
  });

  it("get another tag when one of them is drawn anew", async () => {
    const parent = areaOf("street2").id;
    const before = must(await readAs("org", (scope) => mapShapesOf(scope, parent, null)));
    await database.admin.query("update area_shape set geometry = geometry where area_id = $1", [
      areaOf("street2.community1").id,
    ]);
    const after = must(await readAs("org", (scope) => mapShapesOf(scope, parent, before.tag)));
    expect(after.tag).not.toBe(before.tag);
    expect(after.shapes?.features).toHaveLength(2);
  });
});

describe("a foreign parent", () => {
  it.each([
    ["secretary1", "street2"],
    ["secretary1", "district"],
    ["community11", "street1.community2"],
    ["grid111", "street1.community1"],
    ["org", "street1.community1.grid1.building1"],
  ])("gives %s nothing of %s", async (login, key) => {
    const { id } = areaOf(key);
    expect(await readAs(login, (scope) => mapView(scope, id))).toBeNull();
    expect(await readAs(login, (scope) => mapCounts(scope, id))).toBeNull();
    expect(await readAs(login, (scope) => mapShapesOf(scope, id, null))).toBeNull();
  });
});

describe("the cost", () => {
  it("is four statements or fewer, however many areas there are", async () => {
    for (const key of ["district", "street1", "street1.community1"]) {
      const credential = await stage.as("org");
      const { id } = areaOf(key);
      const { statements } = await recordStatements(() =>
        withScope(credential, "read", (scope) => mapView(scope, id)),
      );
      expect(statements.length).toBeLessThanOrEqual(4);
    }
  });
});
