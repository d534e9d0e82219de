import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importAreas } from "@/scripts/territory/import";
import type { ImportSummary } from "@/scripts/territory/summary";
import { useDatabase } from "../../support/database";
import { must } from "../../support/world";

const database = useDatabase("alpha", "beta");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "gezhi-areas-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const head = "code,name,level,parent_code";
const district = "530102000000,五华区,district,";
const street = "530102001000,华山街道,street,530102000000";
const community = "530102001001,翠湖社区,community,530102001000";
const grid = "530102001001001,翠湖第一网格,grid,530102001001";
const whole = [head, community, grid, street, district];

async function fileOf(lines: readonly string[], before = "\ufeff"): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(file, `${before}${lines.join("\r\n")}\r\n`);
  return file;
}

function create(slug: string, file: string, demo?: boolean): Promise<ImportSummary> {
  const flags = demo === undefined ? {} : { demo };
  return importAreas({ slug, file, create: { adminUrl: database.adminUrl, ...flags } });
}

/** Everything of the register that an import could write. */
async function registers(slug?: string): Promise<unknown> {
  const { rows } = await database.admin.query<{ what: string }>(
    `select t.slug, a.code, a.name, a.path, a.level, o.name as office
     from sec.tenant t
     left join area a on a.tenant_id = t.id
     left join organization o on o.tenant_id = t.id and o.area_id = a.id and o.kind = 'office'
     where $1::text is null or t.slug = $1 order by t.slug, a.path`,
    [slug ?? null],
  );
  return rows;
}

async function count(sql: string, slug: string): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select count(*)::int as n from ${sql} join sec.tenant t on t.id = tenant_id where t.slug = $1`,
    [slug],
  );
  return must(rows[0]).n;
}

const none = { created: 0, updated: 0, unchanged: 0, missing: [] };

describe("a new district", () => {
  test("comes from its file, children before parents, with an office for each place", async () => {
    const result = await create("wuhua", await fileOf(whole));
    expect(result).toEqual({ ...none, created: 4, rejected: [] });
    const { rows } = await database.admin.query(
      "select name, code, demo, area_seq from sec.tenant where slug = 'wuhua'",
    );
    expect(rows).toEqual([{ name: "五华区", code: "530102000000", demo: false, area_seq: 4 }]);
    expect(await count("organization o", "wuhua")).toBe(3);
    expect(await count("event e", "wuhua")).toBe(1);
    const { rows: paths } = await database.admin.query<{ path: string; root: string }>(
      `select a.path, t.root from area a join sec.tenant t on t.id = a.tenant_id
       where t.slug = 'wuhua' order by a.path`,
    );
    const [first, ...rest] = paths.map(({ path: at }) => at);
    expect(first).toBe(must(paths[0]).root);
    rest.forEach((at, index) => expect(at.startsWith(must([first, ...rest][index]))).toBe(true));
  });

  test.each(["310112", "652301"])("the file %s of the two first districts", async (code) => {
    const file = `prisma/seed/data/${code}.csv`;
    const lines = (await readFile(file, "utf8")).trim().split("\n").length - 1;
    const result = await create(`d${code}`, file);
    expect(result).toEqual({ ...none, created: lines, rejected: [] });
    const again = await importAreas({ slug: `d${code}`, file });
    expect(again).toEqual({ ...none, unchanged: lines, rejected: [] });
  });

  test.each([
    ["alpha", "slug-taken"],
    ["admin", "slug-reserved"],
    ["Nord West", "slug-invalid"],
  ])("may not be called %s: %s", async (slug, reason) => {
    const before = await registers();
    const result = await create(slug, await fileOf(whole));
    expect(result).toEqual({ ...none, rejected: [{ line: null, code: null, reason }] });
    expect(await registers()).toEqual(before);
  });

  test("does not come into being when its file is wrong", async () => {
    const result = await create(
      "halfway",
      await fileOf([head, district, "12,短,street,530102000000"]),
    );
    expect(result.rejected).toEqual([{ line: 3, code: "12", reason: "wrong-length" }]);
    expect(await registers("halfway")).toEqual([]);
  });

  test("is made anew when a creation was cut off half-way", async () => {
    await database.admin.query(
      "select sec.create_tenant(gen_random_uuid(), 'cutoff', '旧', '530102000000', false, sha256('x'))",
    );
    expect((await create("cutoff", await fileOf(whole))).created).toBe(4);
    const { rows } = await database.admin.query(
      "select name from sec.tenant where slug = 'cutoff'",
    );
    expect(rows).toEqual([{ name: "五华区" }]);
  });

  test("is a demonstration where the others are, or when that is asked for", async () => {
    const file = await fileOf(whole);
    // Outside of demo mode nobody enters a demonstration, so the creation is taken back.
    expect((await create("shown", file, true)).rejected).toEqual([
      { line: null, code: null, reason: "unknown-tenant" },
    ]);
    expect(await registers("shown")).toEqual([]);
  });
});

describe("a district that is there", () => {
  const place = async (lines: readonly string[], slug = "kunming") =>
    importAreas({ slug, file: await fileOf(lines) });

  beforeAll(async () => {
    await create("kunming", await fileOf(whole));
  });

  test("an unknown district is told", async () => {
    expect((await place(whole, "nowhere")).rejected).toEqual([
      { line: null, code: null, reason: "unknown-tenant" },
    ]);
  });

  test("the same file again changes nothing and leaves the other districts alone", async () => {
    const before = await registers();
    expect(await place(whole)).toEqual({ ...none, unchanged: 4, rejected: [] });
    expect(await registers()).toEqual(before);
  });

  test("another name is taken over, also by the office that was named after it", async () => {
    const others = await registers("wuhua");
    const renamed = whole.map((line) => line.replace("华山街道", "莲华街道"));
    expect(await place(renamed)).toEqual({ ...none, updated: 1, unchanged: 3, rejected: [] });
    const { rows } = await database.admin.query(
      `select o.short_name, o.version from organization o join sec.tenant t on t.id = o.tenant_id
       where t.slug = 'kunming' and o.path like '%.%.' and o.path not like '%.%.%.'`,
    );
    expect(rows).toEqual([{ short_name: "莲华街道", version: 2 }]);
    expect(await registers("wuhua")).toEqual(others);
    await place(whole);
  });

  test("areas that the file leaves out are listed and stay", async () => {
    const before = await registers("kunming");
    expect(
      await place([head, district, street, "530102001002,新社区,community,530102001000"]),
    ).toEqual({ ...none, created: 1, unchanged: 2, missing: ["530102001001"], rejected: [] });
    expect(await registers("kunming")).toEqual(expect.arrayContaining(must(asList(before))));
  });

  test.each<[string, string[], { line: number | null; code: string | null; reason: string }[]]>([
    [
      "an unknown parent",
      ["530102009001,某社区,community,530102009000"],
      [{ line: 4, code: "530102009001", reason: "unknown-parent" }],
    ],
    [
      "a wrong length",
      ["53010200100,某社区,community,530102001000"],
      [{ line: 4, code: "53010200100", reason: "wrong-length" }],
    ],
    [
      "a code twice",
      [community, "530102001001,又一个,community,530102001000"],
      [{ line: 5, code: "530102001001", reason: "duplicate-code" }],
    ],
    [
      "another level than the code's",
      ["530102001005,某街道,street,530102000000"],
      [{ line: 4, code: "530102001005", reason: "level-mismatch" }],
    ],
    [
      "an unknown level",
      ["530102001005,某组,village,530102001000"],
      [{ line: 4, code: "530102001005", reason: "unknown-level" }],
    ],
    [
      "no number",
      ["五三,某社区,community,530102001000"],
      [{ line: 4, code: "五三", reason: "not-a-number" }],
    ],
    [
      "no name",
      ["530102001005,,community,530102001000"],
      [{ line: 4, code: "530102001005", reason: "empty-name" }],
    ],
    [
      "another parent than the code's",
      ["530102001005,某社区,community,530102000000"],
      [{ line: 4, code: "530102001005", reason: "parent-mismatch" }],
    ],
    [
      "a building",
      ["53010200100100100001,一号楼,building,530102001001001"],
      [{ line: 4, code: "53010200100100100001", reason: "building-not-imported" }],
    ],
    [
      "a second district",
      ["530103000000,盘龙区,district,"],
      [{ line: 4, code: "530103000000", reason: "second-district-row" }],
    ],
    [
      "a row of another width",
      ["530102001005,某社区"],
      [{ line: 4, code: null, reason: "wrong-width" }],
    ],
  ])("%s: the line is told and nothing is written", async (_what, lines, rejected) => {
    const before = await registers();
    const events = await count("event e", "kunming");
    const good = "530102002000,护国街道,street,530102000000";
    expect(await place([head, district, good, ...lines])).toEqual({ ...none, rejected });
    expect(await registers()).toEqual(before);
    expect(await count("event e", "kunming")).toBe(events);
  });

  test("a file in another encoding or without its columns is not read", async () => {
    const file = path.join(folder, "gbk.csv");
    const gbk = Buffer.from([0xbb, 0xaa, 0xc9, 0xbd]); // 华山 in GBK
    await writeFile(file, Buffer.concat([Buffer.from(`${head}\n${district}\n530102001000,`), gbk]));
    expect((await importAreas({ slug: "kunming", file })).rejected).toEqual([
      { line: 3, code: null, reason: "not-utf8" },
    ]);
    expect((await place(["code,name,level", "1,2,3"])).rejected).toEqual([
      { line: 1, code: null, reason: "missing-column" },
    ]);
    expect((await importAreas({ slug: "kunming", file: `${file}.no` })).rejected).toEqual([
      { line: null, code: null, reason: "file-not-readable" },
    ]);
  });

  test("two imports at once: one creates, the other finds everything there", async () => {
    const more = [...whole, "530102003000,大观街道,street,530102000000"];
    const results = await Promise.all([place(more), place(more)]);
    expect(results.map(({ created }) => created).sort()).toEqual([0, 1]);
    expect(results.flatMap(({ rejected }) => rejected)).toEqual([]);
  });
});

function asList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
