import writeXlsxFile from "write-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { importAccounts } from "@/lib/ground/people/commands/import-accounts";
import { initialPassword } from "@/lib/ground/people/commands/initial-password";
import { previewAccounts } from "@/lib/ground/people/commands/preview-accounts";
import { accountTemplate } from "@/lib/ground/people/queries/template";
import { signIn } from "@/lib/platform/access/accounts";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { must } from "../../support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
let admin: Credential;

beforeAll(async () => {
  admin = await alpha.as("admin");
});

const heads = ["姓名", "登录名", "岗位", "任职地点或单位", "开始日期", "结束日期"];
type Cell = string | number | Date;

async function sheet(rows: readonly (readonly Cell[])[]): Promise<File> {
  const data = rows.map((row) =>
    row.map((value) => ({ value, ...(value instanceof Date ? { format: "yyyy-mm-dd" } : {}) })),
  );
  const bytes = await writeXlsxFile(data).toBuffer();
  return new File([new Uint8Array(bytes)], "people.xlsx");
}

async function preview(...rows: readonly (readonly Cell[])[]) {
  const file = await sheet([heads, ...rows]);
  return (await execute(previewAccounts, admin, { file }, newId())).rows;
}

async function people(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select (select count(*) from person) + (select count(*) from duty) + (select count(*) from sec.account) as n",
  );
  return Number(must(rows[0]).n);
}

const good: readonly (readonly Cell[])[] = [
  ["王一", "wangyi", "网格员", "310112001001001", "2026-01-05", ""],
  ["李二", "lier", "部门经办人", "住建局", "2026/1/5", "2027.1.4"],
  ["赵三", "zhaosan", "街道派单员", 310112002000, new Date("2026-01-05"), ""],
];

describe("the import of accounts", () => {
  test("opens every account of a good sheet, each with its duty and home", async () => {
    const rows = await preview(...good);
    expect(rows.map(({ faults }) => faults)).toEqual([[], [], []]);
    expect(rows.map(({ placeName }) => placeName)).toEqual([
      "第1网格",
      "alpha区住建局",
      "alpha第2街道",
    ]);
    const key = newId();
    const input = { rows: JSON.stringify(rows.map(({ row }) => row)) };
    const result = await execute(importAccounts, admin, input, key);
    expect(result.accounts.map(({ login }) => login)).toEqual(["wangyi", "lier", "zhaosan"]);
    expect(await execute(importAccounts, admin, input, key)).toEqual(result);
    const { rows: written } = await database.admin.query(
      `select p.name, o.short_name as home, d.role, d.valid_from::text as "from", d.valid_to::text as "to"
       from sec.account a join person p on p.id = a.person_id join organization o on o.id = p.organization_id
       join duty d on d.person_id = p.id where a.must_change order by a.login_name desc`,
    );
    expect(written).toEqual([
      {
        name: "赵三",
        home: "alpha第2街道",
        role: "street_dispatcher",
        from: "2026-01-05",
        to: null,
      },
      { name: "王一", home: "alpha1街1社区", role: "grid_worker", from: "2026-01-05", to: null },
      { name: "李二", home: "住建局", role: "dept_clerk", from: "2026-01-05", to: "2027-01-04" },
    ]);
    const passwords = result.accounts.map((account) => initialPassword(key, account.key));
    expect(new Set(passwords).size).toBe(3);
    for (const password of passwords) expect(password).toMatch(/^(?=.*[a-z])(?=.*\d).{10,}$/);
    expect((await signIn("alpha", "wangyi", must(passwords[0]), "i")).ok).toBe(true);
    const { rows: stored } = await database.admin.query<{ text: string }>(
      "select jsonb_agg(r)::text as text from command_result r",
    );
    for (const password of passwords) expect(must(stored[0]).text).not.toContain(password);
  });

  test("tells every fault of every row, and then imports nobody", async () => {
    const fine = ["孙四", "sunsi", "社区书记", "310112001001", "2026-01-05", ""] as const;
    const rows = await preview(
      fine,
      ["", "sunsi", "网格长", "哪里", "昨天", ""],
      ["周五", "center", "街道派单员", "住建局", "2026-02-30", ""],
      ["吴六", "吴六", "网格员", "第1网格", "2026-01-05", "2025-01-05"],
    );
    expect(
      rows.map(({ row, faults }) => [row.line, ...faults.map((each) => each.slice(13))]),
    ).toEqual([
      [2],
      [3, "name", "loginTwice", "role", "place", "from"],
      [4, "loginTaken", "placeRole", "from"],
      [5, "login", "placeTwice", "to"],
    ]);
    const before = await people();
    const input = { rows: JSON.stringify(rows.map(({ row }) => row)) };
    const refusal = await refused(execute(importAccounts, admin, input, newId()), "invalid");
    expect(refusal.values).toEqual({ count: 3 });
    expect(await people()).toBe(before);
  });

  test("a register that changed after the preview stops it", async () => {
    const rows = await preview(["郑七", "zhengqi", "社区书记", "310112001001", "2026-01-05", ""]);
    const input = { rows: JSON.stringify(rows.map(({ row }) => row)) };
    await execute(importAccounts, admin, input, newId());
    const before = await people();
    await refused(execute(importAccounts, admin, input, newId()), "invalid");
    expect(await people()).toBe(before);
  });

  test("is the administrator's alone, and knows no place of another district", async () => {
    const row = {
      line: 2,
      name: "钱",
      login: "qian",
      role: "街道派单员",
      place: "beta第1街道",
      from: "2026-01-05",
      to: "",
    };
    const input = { rows: JSON.stringify([row]) };
    await refused(execute(importAccounts, await alpha.as("center"), input, newId()), "forbidden");
    await refused(execute(importAccounts, admin, input, newId()), "invalid");
    const file = await sheet([heads]);
    await refused(
      execute(
        previewAccounts,
        await alpha.as("center"),
        { file: await sheet([heads, [...must(good[0])]]) },
        newId(),
      ),
      "forbidden",
    );
    expect(
      (await refused(execute(previewAccounts, admin, { file }, newId()), "invalid")).fields,
    ).toEqual({ file: "field.sheet.empty" });
  });

  test.each<[string, () => Promise<File>, string]>([
    ["no sheet at all", () => Promise.resolve(new File(["hello"], "x.xlsx")), "sheet.notOne"],
    [
      "other heads",
      () =>
        sheet([
          ["甲", "乙"],
          ["1", "2"],
        ]),
      "field.sheet.columns",
    ],
    [
      "too many rows",
      () => sheet([heads, ...Array.from({ length: 201 }, () => must(good[0]))]),
      "sheet.tooManyRows",
    ],
    [
      "a huge file",
      () => Promise.resolve(new File([new Uint8Array(1_100_000)], "x.xlsx")),
      "sheet.tooLarge",
    ],
  ])("%s is refused with advice", async (_what, make, reason) => {
    const doing = execute(previewAccounts, admin, { file: await make() }, newId());
    expect((await refused(doing, "invalid")).fields).toEqual({ file: reason });
  });

  test("the template is a sheet that only lacks people", async () => {
    const { bytes } = await accountTemplate("闵行区");
    const file = new File([new Uint8Array(bytes)], "accounts.xlsx");
    const refusal = await refused(execute(previewAccounts, admin, { file }, newId()), "invalid");
    expect(refusal.fields).toEqual({ file: "field.sheet.empty" });
  });
});
