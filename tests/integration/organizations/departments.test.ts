import { beforeAll, describe, expect, test } from "vitest";
import { addDepartment } from "@/lib/ground/organizations/commands/add-department";
import { editOrganization } from "@/lib/ground/organizations/commands/edit-organization";
import { endOrganization } from "@/lib/ground/organizations/commands/end-organization";
import { organizationPage } from "@/lib/ground/organizations/queries";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { must } from "../../support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
let admin: Credential;

beforeAll(async () => {
  admin = await alpha.as("admin");
});

const area = (key: string) => must(alpha.world.areas[key]);

function add(name: string, more: object = {}, who = admin) {
  const input = { areaId: area("district").id, name, shortName: name, ...more };
  return execute(addDepartment, who, input, newId());
}

async function row(id: string) {
  const { rows } = await database.admin.query<{ version: number; today: string }>(
    `select name, short_name, phone, sign_off, version, path, valid_to::text as ended,
       (sec.now() at time zone 'Asia/Shanghai')::date::text as today
     from organization where id = $1`,
    [id],
  );
  return must(rows[0]);
}

describe("a department", () => {
  test("is set up, edited with the version that was seen, and ended", async () => {
    const { id } = await add("园林绿化局", { phone: "021 6000 0001", signOff: "on" });
    expect(await row(id)).toMatchObject({
      sign_off: true,
      version: 1,
      path: area("district").path,
    });
    const edited = { id, version: 1, name: "绿化和市容局", shortName: "绿化局" };
    await execute(editOrganization, admin, edited, newId());
    expect(await row(id)).toMatchObject({
      short_name: "绿化局",
      phone: null,
      sign_off: false,
      version: 2,
    });
    expect(await overtaken(execute(editOrganization, admin, edited, newId()))).toEqual({
      by: "管理员",
      own: true,
    });
    const { today } = await row(id);
    await refused(
      execute(endOrganization, admin, { id, version: 2, on: "2999-01-01" }, newId()),
      "invalid",
    );
    await execute(endOrganization, admin, { id, version: 2, on: today }, newId());
    expect(await row(id)).toMatchObject({ ended: today, version: 3 });
    const { rows } = await database.admin.query(
      "select name, version from event where subject_id = $1 order by seq",
      [id],
    );
    expect(rows).toEqual([
      { name: "organization.added", version: 1 },
      { name: "organization.edited", version: 2 },
      { name: "organization.ended", version: 3 },
    ]);
  });

  test("has a name of its own and a real phone number", async () => {
    const same = await refused(add("alpha区住建局"), "invalid");
    expect(same.fields).toEqual({ name: "admin.name.taken" });
    expect((await refused(add("某局", { phone: "12" }), "invalid")).fields).toEqual({
      phone: "field.phone",
    });
    await refused(add("某局", { areaId: area("street1.community1").id }), "not-found");
  });

  test("does not end while somebody works there; an office never by itself", async () => {
    const { id } = must(alpha.world.departments["housing"]);
    const { version, today } = await row(id);
    const doing = execute(endOrganization, admin, { id, version, on: today }, newId());
    expect((await refused(doing, "wrong-status")).reason).toBe("admin.refusal.hasDuties");
    const office = { id: must(area("street1").officeId), version: 1, on: today };
    const ending = execute(endOrganization, admin, office, newId());
    expect((await refused(ending, "wrong-status")).reason).toBe("admin.refusal.office");
  });

  test("is out of reach for other roles and other districts", async () => {
    const { id } = must(alpha.world.departments["water"]);
    const edit = { id, version: 1, name: "别名局", shortName: "别名" };
    for (const login of ["center", "waterleader", "secretary1"]) {
      const who = await alpha.as(login);
      await refused(add("某局", {}, who), "forbidden");
      await refused(execute(editOrganization, who, edit, newId()), "forbidden");
    }
    const stranger = await beta.as("admin");
    await refused(add("某局", {}, stranger), "not-found");
    await refused(execute(editOrganization, stranger, edit, newId()), "not-found");
    await refused(
      execute(endOrganization, stranger, { id, version: 1, on: "2026-01-01" }, newId()),
      "not-found",
    );
  });
});

describe("the register", () => {
  test("is read page by page, by name", async () => {
    for (let n = 10; n < 65; n += 1) await add(`编号${String(n)}部门`);
    const page = (filter: Parameters<typeof organizationPage>[1]) =>
      withScope(admin, "read", (scope) => organizationPage(scope, filter));
    const first = await page({ kind: "department", text: "编号" });
    expect(first.rows).toHaveLength(50);
    const second = await page({ kind: "department", text: "编号", after: must(first.next) });
    expect(second.next).toBeNull();
    const names = [...first.rows, ...second.rows].map(({ name }) => name);
    expect(new Set(names).size).toBe(55);
    expect(names).toEqual([...names].sort());
    expect((await page({ kind: "office" })).rows.every(({ kind }) => kind === "office")).toBe(true);
  });
});
