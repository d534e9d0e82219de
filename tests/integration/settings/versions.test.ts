import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enterSetting } from "@/lib/ground/settings/commands/enter-setting";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { settingDetail } from "@/lib/ground/settings/queries/detail";
import { settingsPage } from "@/lib/ground/settings/queries/page";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { must } from "../../support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const key = "sla.resolve.routine";
let admin: Credential;
let secretary: Credential;

/** Sessions last half an hour of the database's time, so each day has its own. */
async function on(day: string) {
  await database.freeze(new Date(`${day}T10:00:00+08:00`));
  admin = await alpha.as("admin");
  secretary = await alpha.as("secretary1");
}

beforeAll(async () => {
  await on("2026-11-22");
});

const area = (name: string) => must(alpha.world.areas[name]);

async function seen(areaId: string, name: string = key): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from setting where area_id = $1 and key = $2",
    [areaId, name],
  );
  return must(rows[0]).n;
}

async function enter(
  amount: string,
  validFrom: string,
  more: Record<string, string | number> = {},
  who: Credential = admin,
) {
  const areaId = String(more["areaId"] ?? area("district").id);
  const input = {
    areaId,
    key,
    version: await seen(areaId, String(more["key"] ?? key)),
    amount,
    unit: "work_day",
    validFrom,
    note: "区委专题会议决定。",
    ...more,
  };
  return execute(enterSetting, who, input, newId());
}

async function limit(place?: string, name: "sla.resolve.routine" | "redo.limit" = key) {
  const path = place === undefined ? undefined : area(place).path;
  const credential = await alpha.as("admin");
  return withScope(credential, "read", async (scope) => {
    const { settings } = await clockworkOf(scope, path);
    return settings[name].value;
  });
}

describe("a district's number", () => {
  test("changes on its day and not before; every version stays", async () => {
    expect(await limit()).toBe(7);
    await enter("5", "2026-12-01");
    expect(await limit()).toBe(7);
    await on("2026-11-30");
    expect(await limit()).toBe(7);
    await on("2026-12-01");
    expect(await limit()).toBe(5);
    await enter("6", "2026-12-01");
    expect(await limit()).toBe(6);
    await enter("", "2026-12-02", { own: "no" });
    await on("2026-12-02");
    expect(await limit()).toBe(7);
    const detail = await withScope(admin, "read", (scope) => settingDetail(scope, key));
    expect(
      detail.history.map(({ version, value, validFrom, enteredName, inForce }) => ({
        version,
        value,
        validFrom,
        enteredName,
        inForce,
      })),
    ).toEqual([
      version(3, null, "2026-12-02", true),
      version(2, "6 个工作日", "2026-12-01", false),
      version(1, "5 个工作日", "2026-12-01", false),
    ]);
    expect(detail.row).toMatchObject({ value: "7 个工作日", origin: "default" });
    const { rows } = await database.admin.query(
      "select e.name, e.version, e.payload->>'key' as key from event e join setting s on s.id = e.subject_id where s.key = $1 order by e.seq",
      [key],
    );
    expect(rows).toEqual([1, 2, 3].map((n) => ({ name: "setting.entered", version: n, key })));
  });

  function version(n: number, value: string | null, validFrom: string, inForce: boolean) {
    const enteredName = must(alpha.world.people["admin"]).name;
    return { version: n, value, validFrom, enteredName, inForce };
  }

  test("is refused with advice: out of range, in the past, without a reason, seen too late", async () => {
    const fields = async (what: Promise<unknown>) => (await refused(what, "invalid")).fields;
    expect(await fields(enter("16", "2026-12-10"))).toEqual({
      amount: "settings.fault.out-of-bounds",
    });
    expect(await fields(enter("many", "2026-12-10"))).toEqual({
      amount: "settings.fault.wrong-type",
    });
    expect(await fields(enter("", "2026-12-10"))).toEqual({ amount: "field.required" });
    expect(await fields(enter("5", "2026-12-01"))).toEqual({
      validFrom: "settings.fault.past",
    });
    expect(await fields(enter("5", "2062-12-01"))).toEqual({ validFrom: "settings.fault.far" });
    expect(await fields(enter("5", "2026-12-10", { note: "改" }))).toEqual({
      note: "field.tooShort",
    });
    expect(await fields(enter("5", "2026-12-10", { key: "calendar.seasons" }))).toEqual({
      key: "field.choose",
    });
    expect(await overtaken(enter("5", "2026-12-10", { version: 0 }))).toEqual({
      by: "管理员",
      own: true,
    });
  });

  test("is out of reach for others, in the product and in the database", async () => {
    for (const login of ["center", "org", "dispatcher1", "secretary1", "housingleader"]) {
      await refused(enter("5", "2026-12-10", {}, await alpha.as(login)), "forbidden");
    }
    const stranger = await new Stage(database, "beta").as("admin");
    await refused(enter("5", "2026-12-10", {}, stranger), "not-found");
    const write = (place: string) =>
      withScope(secretary, "write", ({ actor, tx }) =>
        tx.setting.createMany({
          data: {
            tenantId: actor.tenantId,
            id: newId(),
            areaId: area(place).id,
            path: area(place).path,
            key,
            version: 1,
            value: 5,
            validFrom: new Date("2026-12-10"),
            note: "",
          },
        }),
      );
    for (const place of ["district", "street2", "street1.community1"]) {
      await expect(write(place)).rejects.toThrow(/42501|23514|permission denied|no settings/);
    }
  });

  test("is never rewritten", async () => {
    const rewrite = withScope(admin, "write", ({ actor, tx }) =>
      tx.setting.updateMany({ where: { tenantId: actor.tenantId, key }, data: { note: "" } }),
    );
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });
});

describe("a street's addition", () => {
  const street = () => ({ areaId: area("street1").id });

  beforeEach(async () => {
    await on("2026-12-05");
  });

  test("tightens for its own matters and never loosens", async () => {
    const looser = await refused(enter("8", "2026-12-05", street(), secretary), "invalid");
    expect(looser.fields).toEqual({ amount: "settings.fault.looser" });
    expect(looser.values).toEqual({ district: "7 个工作日" });
    const other = enter("8", "2026-12-05", { ...street(), unit: "day" }, secretary);
    expect((await refused(other, "invalid")).fields).toEqual({
      amount: "settings.fault.not-comparable",
    });
    await enter("6", "2026-12-05", street(), secretary);
    expect(await limit("street1.community1.grid1")).toBe(6);
    expect(await limit("street2.community1.grid1")).toBe(7);
    expect(await limit()).toBe(7);
  });

  test("gives way to a district that tightens later, and is told so", async () => {
    await enter("5", "2026-12-06");
    expect(await limit("street1.community1")).toBe(6);
    await on("2026-12-06");
    expect(await limit("street1.community1")).toBe(5);
    const page = await withScope(secretary, "read", settingsPage);
    expect(page.place.level).toBe("street");
    const row = page.groups.flatMap(({ rows }) => rows).find((each) => each.key === key);
    expect(row).toMatchObject({
      value: "5 个工作日",
      origin: "district",
      passedOver: "6 个工作日",
      mayEnter: true,
    });
    const detail = await withScope(admin, "read", (scope) => settingDetail(scope, key));
    expect(detail.streets).toEqual([
      {
        name: area("street1").name,
        value: "6 个工作日",
        validFrom: "2026-12-05",
        passedOver: true,
      },
    ]);
  });

  test("is measured by what the district will have on its day", async () => {
    await enter("3", "2026-12-10", { key: "redo.limit" });
    await enter("2", "2026-12-20", { key: "redo.limit" });
    const early = { ...street(), key: "redo.limit" };
    const late = await refused(enter("3", "2026-12-20", early, secretary), "invalid");
    expect(late.values).toEqual({ district: "2 个工作日" });
    await enter("3", "2026-12-10", early, secretary);
  });

  test("leaves alone what is the district's", async () => {
    const window = { ...street(), key: "return.window", unit: "work_day" };
    const outcome = await refused(enter("1", "2026-12-10", window, secretary), "forbidden");
    expect(outcome.reason).toBe("settings.fault.district-only");
    const elsewhere = { areaId: area("street2").id };
    await refused(enter("5", "2026-12-10", elsewhere, secretary), "forbidden");
    await refused(
      enter("5", "2026-12-10", { areaId: area("street1.community1").id }, secretary),
      "not-found",
    );
  });

  test("is what a matter of the street is dispatched by", async () => {
    const dueOf = async (grid: string, dispatcher: string) => {
      const { id } = await alpha.report({ areaId: area(grid).id });
      await alpha.dispatch(id, "housing", dispatcher);
      return (await alpha.assignment(id))["due_at"];
    };
    // Saturday, 5 December: six workdays end on Monday the 14th, seven on the 15th.
    expect(await dueOf("street1.community1.grid1", "dispatcher1")).toEqual(
      new Date("2026-12-14T18:00:00+08:00"),
    );
    expect(await dueOf("street2.community1.grid1", "dispatcher2")).toEqual(
      new Date("2026-12-15T18:00:00+08:00"),
    );
  });
});
