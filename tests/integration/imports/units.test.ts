import { beforeAll, describe, expect, test } from "vitest";
import { unitPage } from "@/lib/across/coverage/queries/list";
import { unitDetail } from "@/lib/across/coverage/queries/unit";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import { unitExport, unitTemplate } from "@/lib/ground/units/queries/import-sheet";
import { checkCharacter } from "@/lib/ground/units/rules/credit-code";
import { importColumns, importHeads, type UnitColumn } from "@/lib/ground/units/rules/import-line";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { templateResponse } from "@/lib/web/sheet-response";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, sheetFile, takenOver, workOnce } from "@/tests/support/imports";
import { must } from "@/tests/support/world";

// 单位底册 from a spreadsheet: buildings before their tenants, doubles found, and twice the same is once.

const database = useDatabase("east");
const stage = new Stage(database, "east");
let district: Credential;
let street: Credential;

beforeAll(async () => {
  district = await stage.as("org");
  street = await stage.as("secretary1");
});

type Cells = Partial<Record<UnitColumn, string>>;
const heads = importColumns.map((column) => importHeads[column]);
const place = "east第1街道/east1街2社区";
const seen = { operating: "是", lookedOn: "2026-01-05" };
const first = "91310112MA1H00001";
const code = `${first}${checkCharacter(first)}`;

const tenant: Cells = {
  ...seen,
  place,
  name: "表格科技有限公司",
  type: "非公企业",
  host: "表格大厦",
  address: "表格路 8 号 3 层",
  creditCode: code,
  staff: "18",
  staffOn: "2026-01-05",
  contactName: "欧阳明",
  contactPhone: "13911112222",
};
const host: Cells = { ...seen, place, name: "表格大厦", type: "商务楼宇", address: "表格路 8 号" };
const shop: Cells = {
  ...seen,
  place,
  name: "表格便利店",
  type: "个体工商户",
  premises: "是",
};

async function file(rows: readonly Cells[]): Promise<File> {
  return sheetFile(
    heads,
    rows.map((row) => importColumns.map((column) => row[column] ?? "")),
  );
}

async function tried(rows: readonly Cells[], who = district) {
  const view = await checked("units", { who, job: stage.job, file: await file(rows) });
  if (view.status === "checked") {
    await execute(cancelImport, who, { id: view.id, version: String(view.version) }, newId());
    await workOnce(stage.job);
  }
  return view;
}

const list = (who = district) =>
  withScope(who, "read", (scope) => unitPage(scope, { text: "表格" }));

describe("the register from a spreadsheet", () => {
  test("tenants find the building of the same file; what is there already is the same", async () => {
    const given = await file([tenant, host, shop]);
    const view = await checked("units", { who: district, job: stage.job, file: given });
    expect(view.advice).toEqual([]);
    expect(view).toMatchObject({ status: "checked", total: 3, fresh: 3, changed: 0, same: 0 });
    expect((await list()).lines).toEqual([]);
    const done = await takenOver("units", { who: district, job: stage.job });
    expect(done).toMatchObject({ status: "done", written: 3, leftOut: 0 });
    const { lines } = await list();
    expect(lines.map(({ name }) => name).sort()).toEqual(
      ["表格便利店", "表格大厦", "表格科技有限公司"].sort(),
    );
    const { id } = must(lines.find(({ name }) => name === tenant.name));
    const unit = await withScope(street, "read", (scope) => unitDetail(scope, id));
    expect(unit).toMatchObject({
      host: { name: "表格大厦" },
      creditCode: code,
      staff: { count: 18, on: "2026-01-05" },
      contact: { name: "欧**", phone: "139****2222" },
    });
    const again = await tried([tenant, host, shop]);
    expect(again).toMatchObject({ total: 3, fresh: 0, changed: 0, same: 3 });
    for (const type of ["个体工商户、沿街商铺", "沿街商铺"]) {
      expect(await tried([{ ...shop, type }])).toMatchObject({ total: 1, same: 1 });
    }
    const changed = await tried([{ ...shop, operating: "否", lookedOn: "2026-02-01" }], street);
    expect(changed).toMatchObject({ total: 1, changed: 1 });
  });

  test("what is taken out comes back as the same", async () => {
    const make = await withScope(street, "read", unitExport);
    const view = await checked("units", {
      who: street,
      job: stage.job,
      file: fileOf(await make()),
    });
    expect(view.advice).toEqual([]);
    expect(view.fresh + view.changed).toBe(0);
    expect(view.same).toBeGreaterThanOrEqual(4);
    await execute(cancelImport, street, { id: view.id, version: String(view.version) }, newId());
    await workOnce(stage.job);
  });

  test("a sheet is saved under its name in Chinese, a template says that it is one", () => {
    const { headers } = templateResponse(new Uint8Array(1), "单位底册");
    expect(headers.get("content-disposition")).toContain(
      `filename*=UTF-8''${encodeURIComponent("单位底册（模板）.xlsx")}`,
    );
  });

  test("the template is read and holds nothing to take over", async () => {
    const make = await withScope(street, "read", (scope) => Promise.resolve(unitTemplate(scope)));
    const view = await checked("units", {
      who: street,
      job: stage.job,
      file: fileOf(await make()),
    });
    expect(view).toMatchObject({ status: "unreadable", reason: "imports.empty" });
  });

  test.each<[string, Cells[], UnitColumn, string]>([
    ["no such place", [{ ...shop, place: "没有这个社区" }], "place", "imports.place"],
    ["half a code", [{ ...shop, creditCode: "123" }], "creditCode", "field.creditCode"],
    ["a type that is none", [{ ...shop, type: "小店" }], "type", "imports.unknownWord"],
    ["a day to come", [{ ...shop, lookedOn: "2099-01-01" }], "lookedOn", "field.unitDayAhead"],
    ["a number without its day", [{ ...shop, staff: "5" }], "staffOn", "field.required"],
    [
      "a phone without a name",
      [{ ...shop, contactPhone: "13900000001" }],
      "contactName",
      "field.required",
    ],
    [
      "a code that is none",
      [{ ...shop, creditCode: `${first}0`.replace("MA", "M0") }],
      "creditCode",
      "field.creditCode",
    ],
    [
      "a code of another name",
      [{ ...shop, name: "别的公司", creditCode: code }],
      "name",
      "unitImport.otherName",
    ],
    [
      "a code of another place",
      [{ ...tenant, place: "east第1街道/east1街1社区", host: "" }],
      "creditCode",
      "unitImport.elsewhere",
    ],
    [
      "a building nobody knows",
      [{ ...shop, name: "新店", host: "没有的大厦" }],
      "host",
      "unitImport.host",
    ],
    [
      "a building in a building",
      [{ ...host, name: "新大厦", host: "表格大厦" }],
      "host",
      "field.hostOfHost",
    ],
    [
      "twice in one file",
      [
        { ...shop, name: "新店" },
        { ...shop, name: "新店" },
      ],
      "name",
      "unitImport.twice",
    ],
  ])("%s is told beside its column", async (_what, rows, column, reason) => {
    const view = await tried(rows);
    expect(view.advice.at(-1)).toMatchObject({ column, reason, tone: "refused" });
    expect(view.faulty).toBe(1);
  });

  test("buildings of one name are told apart by their place, and by their rows", async () => {
    const elsewhere = "east第1街道/east1街1社区";
    const center: Cells = { ...host, name: "表格邻里中心" };
    const market: Cells = { ...host, name: "表格市场", type: "商圈市场", address: "场路 1 号" };
    const stall: Cells = { ...shop, name: "表格摊位", host: "表格市场" };
    const rows = [
      center,
      { ...center, place: elsewhere },
      { ...shop, name: "表格邻里甲店", host: "表格邻里中心" },
      { ...shop, name: "表格邻里乙店", host: "表格邻里中心", place: elsewhere },
      market,
      { ...tenant, name: "表格市场", creditCode: "", host: "表格市场", address: "场路 2 号" },
      stall,
    ];
    const view = await checked("units", { who: district, job: stage.job, file: await file(rows) });
    expect(view).toMatchObject({ fresh: 7, faulty: 0, advice: [] });
    const done = await takenOver("units", { who: district, job: stage.job });
    expect(done).toMatchObject({ status: "done", written: 7, leftOut: 0, advice: [] });
    const { rows: written } = await database.admin.query<{ name: string; host: string }>(
      `select o.name, h.type || ' ' || (h.path = p.path) as host from unit_profile p join organization o on o.id = p.id
       join unit_profile h on h.id = p.host_id where o.name like '表格邻里%' or o.name in ('表格摊位', '表格市场')
       order by o.name collate "C"`,
    );
    expect(written.map(({ host: at }) => at)).toEqual([
      "market true",
      "market true",
      "office_building true",
      "office_building true",
    ]);
    // Two of one name at one place: nobody guesses.
    const two = [
      { ...center, name: "表格双塔", address: "塔路 1 号" },
      { ...center, name: "表格双塔", address: "塔路 2 号" },
      { ...shop, name: "表格塔店", host: "表格双塔" },
    ];
    expect((await tried(two)).advice).toMatchObject([
      { row: 4, column: "host", reason: "unitImport.severalHosts" },
    ]);
    // Without an address it may be the same one.
    const bare = [market, { ...shop, name: "表格市场", address: "" }];
    expect((await tried(bare)).advice).toMatchObject([{ row: 3, reason: "unitImport.twice" }]);
    // A building in which others are stays one; what becomes a building is nobody's tenant.
    const turned = await tried([{ ...market, type: "非公企业" }]);
    expect(turned.advice).toMatchObject([{ column: "type", reason: "units.hasTenants" }]);
    const grown = await file([{ ...stall, type: "商圈市场", host: "" }]);
    await checked("units", { who: district, job: stage.job, file: grown });
    expect(await takenOver("units", { who: district, job: stage.job })).toMatchObject({
      status: "done",
      written: 1,
    });
    const { rows: own } = await database.admin.query(
      "select p.type, p.host_id from unit_profile p join organization o on o.id = p.id where o.name = '表格摊位'",
    );
    expect(own).toEqual([{ type: "market", host_id: null }]);
  });

  test("what the database refuses is told beside its row, and the rest is written", async () => {
    const tower: Cells = { ...host, name: "表格拒绝大厦", staff: "4444", staffOn: "2026-01-05" };
    const rows = [
      tower,
      { ...shop, name: "表格拒绝的租户", host: "表格拒绝大厦" },
      { ...shop, name: "表格照常写入的店" },
    ];
    const given = await file(rows);
    await checked("units", { who: district, job: stage.job, file: given });
    await database.admin.query(
      "alter table unit_profile add constraint planted check (staff <> 4444) not valid",
    );
    const done = await takenOver("units", { who: district, job: stage.job });
    await database.admin.query("alter table unit_profile drop constraint planted");
    expect(done).toMatchObject({ status: "done", written: 1, leftOut: 2 });
    expect(done.advice).toMatchObject([
      { row: 2, column: "name", reason: "unitImport.refused", value: "表格拒绝大厦" },
      { row: 3, column: "host", reason: "unitImport.host" },
    ]);
    const { rows: names } = await database.admin.query(
      "select o.name from organization o where o.name like '表格拒绝%' or o.name like '表格照常%'",
    );
    expect(names).toEqual([{ name: "表格照常写入的店" }]);
  });

  test("a street takes over what is its own, and no unit that was deregistered comes back", async () => {
    const outside = await tried([{ ...shop, place: "east第2街道/east2街1社区" }], street);
    expect(outside.advice).toMatchObject([{ column: "place", reason: "imports.outside" }]);
    await database.pastTriggers(
      `update unit_profile set closed_on = '2026-02-01', contact_cipher = null, contact_masked = null,
         phone_cipher = null, phone_masked = null
       where id = (select id from organization where name = '表格便利店')`,
      [],
    );
    const closed = await tried([shop]);
    expect(closed.advice).toMatchObject([{ column: "name", reason: "unitImport.closed" }]);
  });
});
