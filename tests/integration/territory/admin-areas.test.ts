import { beforeAll, describe, expect, test } from "vitest";
import { addArea } from "@/lib/ground/territory/commands/add-area";
import { endArea } from "@/lib/ground/territory/commands/end-area";
import { renameArea } from "@/lib/ground/territory/commands/rename-area";
import { setHouseholds } from "@/lib/ground/territory/commands/set-households";
import { areaPage } from "@/lib/ground/territory/queries/admin";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { recordStatements } from "../../support/statements";
import { must } from "../../support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
let admin: Credential;

beforeAll(async () => {
  admin = await alpha.as("admin");
});

const area = (key: string, stage = alpha) => must(stage.world.areas[key]);

function add(parent: string, input: object, who = admin) {
  return execute(addArea, who, { parentId: area(parent).id, name: "新设", ...input }, newId());
}

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select *, valid_to::text as ended from area where id = $1",
    [id],
  );
  return must(rows[0]);
}

async function officeOf(areaId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select name, short_name, path, version, valid_to::text as ended from organization where area_id = $1 and kind = 'office'",
    [areaId],
  );
  return rows;
}

describe("a new area", () => {
  test("stands below its parent, a community with an office of its own", async () => {
    const { id } = await add("street1", { name: "新设社区", code: "310112001009" });
    const made = await row(id);
    expect(made).toMatchObject({ level: "community", code: "310112001009", name: "新设社区" });
    expect(String(made["path"]).startsWith(area("street1").path)).toBe(true);
    expect(await officeOf(id)).toMatchObject([{ short_name: "新设社区", path: made["path"] }]);
    const { rows } = await database.admin.query(
      "select name, actor_role, payload from event where subject_id = $1",
      [id],
    );
    expect(rows).toEqual([
      {
        name: "area.added",
        actor_role: "system_admin",
        payload: { code: "310112001009", level: "community" },
      },
    ]);
  });

  test("a grid keeps its households, a building has no code", async () => {
    const grid = await add("street1.community1", { code: "310112001001009", households: "150" });
    expect(await row(grid.id)).toMatchObject({ level: "grid", households: 150 });
    const building = await add("street1.community1.grid1", { name: "九号楼" });
    expect(await row(building.id)).toMatchObject({ level: "building", code: null });
    expect(await officeOf(grid.id)).toEqual([]);
  });

  test.each<[string, string, object, Record<string, string>]>([
    [
      "a code of another level",
      "street1",
      { code: "310112001000" },
      { code: "admin.code.community" },
    ],
    [
      "a code below another parent",
      "street1",
      { code: "310112002009" },
      { code: "admin.code.parent" },
    ],
    ["no code", "street1", {}, { code: "field.required" }],
    ["letters", "street1", { code: "31011200100X" }, { code: "field.digits" }],
    ["a code that is taken", "street1", { code: "310112001001" }, { code: "admin.code.taken" }],
    [
      "a building with a code",
      "street1.community1.grid1",
      { code: "310112001001001" },
      { code: "admin.code.building" },
    ],
    [
      "two buildings of one name",
      "street1.community1.grid1",
      { name: "alpha路111弄1号楼" },
      { name: "admin.name.taken" },
    ],
    [
      "anything below a building",
      "street1.community1.grid1.building1",
      {},
      { code: "admin.code.noneBelow" },
    ],
    ["no name", "street1", { name: "  ", code: "310112001008" }, { name: "field.required" }],
  ])("%s is told beside its field", async (_what, parent, input, fields) => {
    expect((await refused(add(parent, input), "invalid")).fields).toEqual(fields);
  });

  test("is the administrator's of this district alone", async () => {
    const input = { code: "310112001007" };
    for (const login of ["center", "dispatcher1", "housingleader"]) {
      await refused(add("street1", input, await alpha.as(login)), "forbidden");
    }
    await refused(add("street1", input, await beta.as("admin")), "not-found");
  });

  test("is refused outside of a street administrator's street", async () => {
    const street = await streetAdmin();
    await add("street1", { code: "310112001006", name: "街道自设" }, street);
    await refused(add("street2", { code: "310112002006" }, street), "forbidden");
  });
});

describe("an area that is there", () => {
  test("gets another name once, and its office follows", async () => {
    const { id } = await add("street2", { name: "旧名社区", code: "310112002005" });
    const input = { id, name: "新名社区", was: "旧名社区" };
    await execute(renameArea, admin, input, newId());
    expect(await officeOf(id)).toMatchObject([{ short_name: "新名社区", version: 2 }]);
    expect(
      await overtaken(execute(renameArea, admin, { ...input, name: "又名" }, newId())),
    ).toEqual({ by: "管理员", own: true });
    await refused(execute(renameArea, await alpha.as("center"), input, newId()), "forbidden");
    await refused(execute(renameArea, await beta.as("admin"), input, newId()), "not-found");
  });

  test("has households when it is a grid", async () => {
    const { id } = area("street2.community1.grid1");
    await execute(setHouseholds, admin, { id, households: "650", was: "400" }, newId());
    expect(await row(id)).toMatchObject({ households: 650 });
    const late = execute(setHouseholds, admin, { id, households: "300", was: "400" }, newId());
    await refused(late, "conflict");
    const street = { id: area("street2").id, households: "5" };
    await refused(execute(setHouseholds, admin, street, newId()), "wrong-status");
    const stranger = execute(setHouseholds, await beta.as("admin"), { id }, newId());
    await refused(stranger, "not-found");
  });

  test("ends with its office on a day that has come, when nothing is left in it", async () => {
    const { id } = await add("street2", { name: "撤销社区", code: "310112002004" });
    const { today } = must(await page({ id }));
    const end = (on: string, who = admin) => execute(endArea, who, { id, on }, newId());
    expect((await refused(end("2999-01-01"), "invalid")).fields).toEqual({ on: "admin.end.day" });
    expect((await refused(end("2000-01-01"), "invalid")).fields).toEqual({ on: "admin.end.day" });
    await refused(end(today, await alpha.as("center")), "forbidden");
    await end(today);
    expect(await row(id)).toMatchObject({ ended: today });
    expect(await officeOf(id)).toMatchObject([{ ended: today }]);
    await refused(end(today), "not-found");
    // The code is free again.
    await add("street2", { name: "重设社区", code: "310112002004" });
  });

  test.each<[string, string]>([
    ["district", "admin.refusal.district"],
    ["street2", "admin.refusal.hasChildren"],
  ])("does not end while it is needed: %s", async (key, reason) => {
    const { id } = area(key);
    const { today } = must(await page({ id }));
    const doing = execute(endArea, admin, { id, on: today }, newId());
    expect((await refused(doing, "wrong-status")).reason).toBe(reason);
  });

  test("does not end while somebody holds a duty there", async () => {
    const grid = area("street2.community2.grid1");
    const building = area("street2.community2.grid1.building1");
    const { today } = must(await page({ id: grid.id }));
    await database.admin.query("update area set valid_from = $2 where id = any ($1)", [
      [grid.id, building.id],
      today,
    ]);
    await execute(endArea, admin, { id: building.id, on: today }, newId());
    const doing = execute(endArea, admin, { id: grid.id, on: today }, newId());
    expect((await refused(doing, "wrong-status")).reason).toBe("admin.refusal.hasDuties");
  });
});

describe("the register", () => {
  test("shows an area, what lies below, and what a search finds, in few statements", async () => {
    const { result, statements } = await recordStatements(() => page({}));
    expect(result).toMatchObject({ area: { name: "alpha区" }, editable: true, above: [] });
    expect(result?.rows.map(({ name }) => name)).toEqual(["alpha第1街道", "alpha第2街道"]);
    expect(statements.length).toBeLessThanOrEqual(12);
    const search = await recordStatements(() => page({ text: "第1网格" }));
    expect(search.result?.rows).toHaveLength(4);
    expect(search.result?.rows[0]).toMatchObject({
      level: "grid",
      within: "alpha第1街道 alpha1街1社区",
    });
    expect(search.statements.length).toBeLessThanOrEqual(12);
    expect((await page({ text: "310112001001" }))?.rows.length).toBeGreaterThan(2);
    expect(await page({ id: area("district", beta).id })).toBeNull();
  });
});

function page(query: Parameters<typeof areaPage>[1]) {
  return withScope(admin, "read", (scope) => areaPage(scope, query));
}

async function streetAdmin(): Promise<Credential> {
  const person = must(alpha.world.people["secretary1"]);
  const dutyId = newId();
  await database.admin.query(
    `insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from)
     values ($1, $2, $3, 'system_admin', $4, $5, '2020-01-01')`,
    [alpha.world.tenantId, dutyId, person.personId, area("street1").id, area("street1").path],
  );
  alpha.world.people["streetadmin"] = { ...person, dutyId, role: "system_admin" };
  return alpha.as("streetadmin");
}
