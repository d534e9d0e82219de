import { beforeAll, describe, expect, test } from "vitest";
import { partyExport, partyTemplate } from "@/lib/ground/party/queries/import-sheet";
import { partyPage } from "@/lib/ground/party/queries/tree";
import { importColumns, importHeads, type PartyColumn } from "@/lib/ground/party/rules/import-line";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, sheetFile, takenOver, workOnce } from "@/tests/support/imports";
import { must } from "@/tests/support/world";

// 党组织 from a spreadsheet: from the top down, numbers and nobody's name, and twice the same is once.

const database = useDatabase("east");
const stage = new Stage(database, "east");
let district: Credential;
let street: Credential;

beforeAll(async () => {
  district = await stage.as("org");
  street = await stage.as("secretary1");
});

type Cells = Partial<Record<PartyColumn, string>>;
const heads = importColumns.map((column) => importHeads[column]);
const place = "east第1街道/east1街2社区";

const above: Cells = {
  place,
  name: "第二社区党总支",
  level: "党总支",
  form: "社区",
  establishedOn: "2020-03-01",
  termEnd: "2030-02-28",
};
const branch: Cells = {
  place,
  name: "第二社区第一网格党支部",
  level: "党支部",
  form: "网格",
  parent: "第二社区党总支",
  places: "第1网格",
  establishedOn: "2021-05-01",
  full: "23",
  probationary: "2",
  countedOn: "2026-06-30",
};
const project: Cells = {
  place,
  name: "老旧小区改造项目党支部",
  level: "党支部",
  form: "项目",
  parent: "第二社区党总支",
  purpose: "推进老旧小区改造",
  establishedOn: "2026-01-01",
  endsOn: "2027-12-31",
};
const group: Cells = {
  place,
  name: "一号楼党小组",
  level: "党小组",
  parent: "第二社区第一网格党支部",
  places: "第1网格/east路121弄1号楼",
  establishedOn: "2021-06-01",
};

async function file(rows: readonly Cells[], more: readonly string[] = []): Promise<File> {
  return sheetFile(
    [...heads, ...more],
    rows.map((row) => importColumns.map((column) => row[column] ?? "")),
  );
}

async function tried(rows: readonly Cells[], who = district) {
  const seen = await checked("party", { who, job: stage.job, file: await file(rows) });
  if (seen.status === "checked") {
    await execute(cancelImport, who, { id: seen.id, version: String(seen.version) }, newId());
    await workOnce(stage.job);
  }
  return seen;
}

/** The top of the street's chain, as the test world has it. */
async function top(): Promise<string> {
  const { rows } = await database.admin.query<{ name: string }>(
    "select name from party_organization where id = $1",
    [must(stage.world.party["street1"]).id],
  );
  return must(rows[0]).name;
}

describe("the trial", () => {
  test("takes what stands below another row of the file, in any order, and writes nothing", async () => {
    const before = await count();
    const seen = await tried([group, branch, project, { ...above, parent: await top() }]);
    expect(seen.advice).toEqual([]);
    expect(seen).toMatchObject({ status: "checked", total: 4, fresh: 4, faulty: 0 });
    expect(await count()).toBe(before);
  });

  test.each<[string, Cells, string, string]>([
    ["an unknown place", { place: "没有这个街道" }, "place", "imports.place"],
    ["a form that the level has not", { level: "党委" }, "form", "partyImport.kind"],
    ["another word", { level: "支委会" }, "level", "imports.unknownWord"],
    ["a household", { level: "党员中心户", form: "" }, "level", "imports.unknownWord"],
    ["one above that nobody knows", { parent: "没有的党总支" }, "parent", "partyImport.parent"],
    ["no day of setting up", { establishedOn: "" }, "establishedOn", "field.required"],
    [
      "a day ahead",
      { establishedOn: "2099-01-01", countedOn: "", full: "", probationary: "" },
      "establishedOn",
      "field.dayAhead",
    ],
    ["no grid", { places: "" }, "places", "field.partyGrids"],
    ["a grid that is not there", { places: "第9网格" }, "places", "partyImport.place"],
    ["a unit that is not there", { units: "没有的单位" }, "units", "partyImport.unit"],
    ["half of the numbers", { probationary: "" }, "probationary", "partyImport.countsTogether"],
    ["names in place of a number", { full: "张三、李四" }, "full", "imports.number"],
    [
      "numbers before it was set up",
      { countedOn: "2020-01-01" },
      "countedOn",
      "partyImport.beforeEstablished",
    ],
    ["numbers ahead", { countedOn: "2099-01-01" }, "countedOn", "field.dayAhead"],
    ["a term that is too long", { termEnd: "2040-01-01" }, "termEnd", "partyImport.termLong"],
    [
      "a project without an end",
      { form: "项目", places: "", purpose: "改造" },
      "endsOn",
      "field.partyEnds",
    ],
    ["an end that is none of its", { endsOn: "2027-01-01" }, "endsOn", "field.partyNoEnds"],
  ])("refuses %s on its row", async (_what, change, column, reason) => {
    const before = await count();
    const seen = await tried([
      { ...above, parent: await top() },
      { ...branch, ...change },
    ]);
    expect(seen.advice.map((one) => [one.row, one.column, one.reason])).toEqual([
      [3, column, reason],
    ]);
    expect(seen).toMatchObject({ fresh: 1, faulty: 1 });
    expect(await count()).toBe(before);
  });

  test("a refused row takes those below it along, and the same name twice is one too many", async () => {
    const seen = await tried([
      { ...above, parent: await top(), establishedOn: "" },
      branch,
      branch,
    ]);
    expect(seen.advice.map((one) => [one.row, one.reason])).toEqual([
      [2, "field.required"],
      [3, "partyImport.parentRefused"],
      [4, "partyImport.twice"],
    ]);
  });

  test("a file with a roll is refused whole", async () => {
    const roll = await file([branch], ["党员姓名", "手机号"]);
    expect(await checked("party", { who: district, job: stage.job, file: roll })).toMatchObject({
      status: "unreadable",
      reason: "partyImport.roll",
      heads: "党员姓名 手机号",
    });
  });

  test("a street sets up nothing that stands at the top, and nothing elsewhere", async () => {
    const own: Cells = {
      place: "east第1街道",
      name: "第1街道第二党工委",
      level: "党工委",
      establishedOn: "2020-01-01",
    };
    const seen = await tried([own, { ...above, place: "east2街1社区" }], street);
    expect(seen.advice.map((one) => [one.row, one.column, one.reason])).toEqual([
      [2, "parent", "party.setUpAbove"],
      [3, "place", "imports.outside"],
    ]);
  });
});

describe("taking over", () => {
  test("sets up, elects and counts as by hand, and again it changes nothing", async () => {
    const rows = [group, branch, project, { ...above, parent: await top() }];
    await checked("party", { who: street, job: stage.job, file: await file(rows) });
    expect(await takenOver("party", { who: street, job: stage.job })).toMatchObject({
      status: "done",
      written: 4,
      leftOut: 0,
    });
    const page = await withScope(street, "read", (scope) => partyPage(scope, { form: "project" }));
    expect(page.lines.map(({ name, kind }) => [name, kind])).toEqual([
      ["老旧小区改造项目党支部", "branch.project"],
    ]);
    expect(page.forms.find(({ form }) => form === "project")?.count).toBe(1);
    const { rows: events } = await database.admin.query<{ name: string; n: number }>(
      `select e.name, count(*)::int as n from event e join party_organization p on p.id = e.subject_id
       where p.path = $1 group by 1 order by 1`,
      [must(stage.world.areas["street1.community2"]).path],
    );
    expect(events.map(({ name, n }) => [name, n])).toEqual([
      ["party.counted", 1],
      ["party.elected", 1],
      ["party.set_up", 4],
    ]);
    expect(await tried(rows, street)).toMatchObject({ total: 4, fresh: 0, changed: 0, same: 4 });
  });

  test("an export is taken over without a change", async () => {
    const make = await withScope(district, "read", partyExport);
    const bytes = await make();
    const seen = await checked("party", { who: district, job: stage.job, file: fileOf(bytes) });
    expect(seen.advice).toEqual([]);
    expect(seen).toMatchObject({ fresh: 0, changed: 0, faulty: 0 });
    expect(seen.same).toBe(seen.total);
    await execute(cancelImport, district, { id: seen.id, version: String(seen.version) }, newId());
    await workOnce(stage.job);
  });

  test("a new number of members and another grid are changes; what is decided by hand is not", async () => {
    const changed = { ...branch, places: "第1网格、第2网格", full: "25", countedOn: "2026-09-30" };
    await checked("party", { who: street, job: stage.job, file: await file([changed]) });
    expect(await takenOver("party", { who: street, job: stage.job })).toMatchObject({ written: 1 });
    const other = { ...above, parent: "", termEnd: "2029-02-28", establishedOn: "2019-01-01" };
    const seen = await tried([changed, other]);
    expect(seen).toMatchObject({ same: 1, faulty: 1 });
    expect(seen.advice.map((one) => [one.column, one.reason])).toEqual([
      ["establishedOn", "partyImport.kept"],
    ]);
    const term = await tried([{ ...above, termEnd: "2029-02-28" }]);
    expect(term.advice.map((one) => [one.column, one.reason])).toEqual([
      ["termEnd", "partyImport.termKept"],
    ]);
  });

  test("the template's example is passed over", async () => {
    const bytes = await (
      await withScope(district, "read", (scope) => Promise.resolve(partyTemplate(scope)))
    )();
    expect(
      await checked("party", { who: district, job: stage.job, file: fileOf(bytes) }),
    ).toMatchObject({
      status: "unreadable",
      reason: "imports.empty",
    });
  });
});

async function count(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select ((select count(*) from party_organization) + (select count(*) from party_term)
       + (select count(*) from party_head_count))::int as n`,
  );
  return must(rows[0]).n;
}
