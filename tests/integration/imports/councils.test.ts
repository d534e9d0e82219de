import { beforeAll, describe, expect, test } from "vitest";
import { writeCouncilImport } from "@/lib/affairs/councils/commands/write-import";
import { addSeat } from "@/lib/affairs/councils/commands/add-seat";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilExport, councilTemplate } from "@/lib/affairs/councils/queries/import-sheet";
import {
  importColumns,
  importHeads,
  type ImportColumn,
} from "@/lib/affairs/councils/rules/import-line";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import { confirmImport } from "@/lib/ground/imports/commands/confirm";
import { sendImport } from "@/lib/ground/imports/commands/send";
import { importsDue, lastImport } from "@/lib/ground/imports/queries";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, lastOf, sheetFile, takenOver, workOnce } from "@/tests/support/imports";
import { must } from "@/tests/support/world";

// 大工委、大党委 from a spreadsheet: looked through first, written council by council after a person has said so, by
// the rules that hold by hand, and twice the same is once.

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");
let district: Credential;
let street: Credential;

beforeAll(async () => {
  district = await stage.as("org");
  street = await stage.as("secretary1");
});

type Cells = Partial<Record<ImportColumn, string>>;
const heads = importColumns.map((column) => importHeads[column]);
const place = "east第1街道/east1街2社区";

/** A new council in the second community of the first street; every row says what it adds. */
const facts: Cells = {
  place,
  council: "第二社区大党委",
  establishedOn: "2026-01-05",
  term: "1",
  startsOn: "2026/1/5",
  endsOn: "2031年1月4日",
};
const person: Cells = {
  title: "主任",
  documentNo: "街工委〔2026〕5号",
  appointedOn: "2026-01-06",
  publishedOn: "2026-01-08",
};
const secretary: Cells = {
  ...facts,
  ...person,
  seat: "书记",
  unit: "east1街2社区办公室",
  name: "沈书记",
};
const first: Cells = {
  ...facts,
  ...person,
  seat: "第一书记",
  unit: "east区住建局",
  name: "顾书记",
};
const fullTime: Cells = {
  ...facts,
  ...person,
  seat: "专职委员",
  unit: "east1街2社区办公室",
  name: "蒋专职",
};
const part: Cells = {
  ...facts,
  ...person,
  seat: "兼职委员",
  unit: "晨光小学",
  unitKind: "学校",
  name: "韩委员",
};

async function file(rows: readonly Cells[]): Promise<File> {
  return sheetFile(
    heads,
    rows.map((row) => importColumns.map((column) => row[column] ?? "")),
  );
}

async function tried(rows: readonly Cells[], who = district) {
  const seen = await checked("councils", { who, job: stage.job, file: await file(rows) });
  if (seen.status === "checked") {
    await execute(cancelImport, who, { id: seen.id, version: String(seen.version) }, newId());
    await workOnce(stage.job);
  }
  return seen;
}

describe("the trial", () => {
  test("says what is new and writes nothing", async () => {
    const before = await counts();
    const seen = await tried([secretary, first, fullTime, part]);
    expect(seen.advice.filter(({ tone }) => tone === "refused")).toEqual([]);
    expect(seen).toMatchObject({
      status: "checked",
      total: 4,
      fresh: 4,
      same: 0,
      faulty: 0,
      held: 0,
    });
    expect(await counts()).toEqual(before);
  });

  test.each<[string, Cells, string, string]>([
    ["an unknown place", { place: "没有这个街道" }, "place", "imports.place"],
    ["a day that is none", { establishedOn: "2026-02-30" }, "establishedOn", "imports.day"],
    ["a day ahead", { appointedOn: "2099-01-01" }, "appointedOn", "field.dayAhead"],
    ["a day outside the term", { appointedOn: "2025-12-31" }, "appointedOn", "field.outsideTerm"],
    ["no paper", { documentNo: "" }, "documentNo", "councilImport.documentMissing"],
    ["no day of appointment", { appointedOn: "" }, "appointedOn", "councilImport.appointedMissing"],
    ["no position", { title: "" }, "title", "field.required"],
    ["no name but a paper", { name: "" }, "name", "councilImport.nameMissing"],
    ["digits in a name", { name: "韩2" }, "name", "councilImport.notName"],
    ["another word", { seat: "顾问" }, "seat", "imports.unknownWord"],
    ["a reason without a day", { reason: "违纪" }, "endedOn", "councilImport.endedMissing"],
    ["a day without a reason", { endedOn: "2026-05-01" }, "reason", "councilImport.reasonMissing"],
    [
      "told before appointed",
      { publishedOn: "2026-01-05" },
      "publishedOn",
      "councilImport.beforeAppointed",
    ],
    ["a phone that is none", { phone: "138****0000" }, "phone", "field.phone"],
    ["a unit nobody knows", { unit: "没有的单位", unitKind: "" }, "unit", "imports.unit"],
    ["another term", { term: "2" }, "term", "councilImport.differs"],
    ["another name", { council: "别的大党委" }, "council", "councilImport.differs"],
    ["a second secretary", { seat: "书记", unit: "区图书馆" }, "seat", "council.secondSecretary"],
    ["two at once", { unit: "east区住建局", seat: "第一书记" }, "name", "councilImport.filledBy"],
  ])("refuses %s on its row", async (_what, change, column, reason) => {
    const before = await counts();
    const seen = await tried([secretary, first, { ...part, ...change }]);
    const wrong = seen.advice.filter(({ tone }) => tone === "refused");
    expect(wrong.map((one) => [one.row, one.column, one.reason])).toEqual([[4, column, reason]]);
    expect(await counts()).toEqual(before);
  });

  test("refuses more part-time seats than the district allows", async () => {
    const many = Array.from({ length: 10 }, (_none, n) => ({
      ...part,
      unit: `第${"一二三四五六七八九十"[n] ?? ""}小学`,
    }));
    const seen = await tried([secretary, ...many]);
    const wrong = seen.advice.filter(({ tone }) => tone === "refused");
    expect(wrong.map((one) => [one.row, one.reason])).toEqual([[12, "council.partTimeFull"]]);
    expect(seen).toMatchObject({ fresh: 0, faulty: 1, held: 10 });
  });

  test("a term longer than five years, and one that is not said, are refused on the first row", async () => {
    const long = await tried([{ ...secretary, endsOn: "2031-01-06" }]);
    expect(long.advice.map((one) => [one.row, one.reason])).toEqual([[2, "field.termLong"]]);
    const none = await tried([{ ...secretary, startsOn: "", endsOn: "" }]);
    expect(none.advice.map((one) => [one.row, one.reason])).toEqual([
      [2, "councilImport.setUpMissing"],
    ]);
  });

  test("two who overlap on one seat are refused", async () => {
    const before = { ...part, name: "韩前任", endedOn: "2026-03-01", reason: "不发挥作用" };
    const seen = await tried([
      secretary,
      before,
      { ...part, appointedOn: "2026-02-01", publishedOn: "" },
    ]);
    expect(
      seen.advice.filter(({ tone }) => tone === "refused").map((one) => [one.row, one.reason]),
    ).toEqual([
      [3, "councilImport.overlap"],
      [4, "councilImport.overlap"],
    ]);
  });

  test("a seat for a unit that is closed is refused", async () => {
    const { id } = must(stage.world.departments["water"]);
    await database.pastTriggers("update organization set valid_to = '2026-01-31' where id = $1", [
      id,
    ]);
    const { rows } = await database.admin.query<{ name: string }>(
      "select name from organization where id = $1",
      [id],
    );
    const seen = await tried([secretary, { ...part, unit: must(rows[0]).name, unitKind: "" }]);
    await database.pastTriggers("update organization set valid_to = null where id = $1", [id]);
    expect(
      seen.advice.filter(({ tone }) => tone === "refused").map((one) => [one.row, one.reason]),
    ).toEqual([[3, "field.unitClosed"]]);
  });

  test("a street's rows outside its range are refused line by line", async () => {
    const seen = await tried([secretary, { ...secretary, place: "east2街2社区" }], street);
    expect(
      seen.advice
        .filter(({ tone }) => tone === "refused")
        .map((one) => [one.row, one.column, one.reason]),
    ).toEqual([[3, "place", "imports.outside"]]);
    expect(seen).toMatchObject({ fresh: 1, faulty: 1 });
  });
});

describe("the file", () => {
  test("without the heads, without rows, and one that is none say so", async () => {
    const noHeads = await sheetFile(["姓名", "电话"], [["a", "b"]]);
    expect(
      await checked("councils", { who: district, job: stage.job, file: noHeads }),
    ).toMatchObject({
      status: "unreadable",
      reason: "imports.heads",
    });
    expect(await tried([])).toMatchObject({ status: "unreadable", reason: "imports.empty" });
    const none = new File(["no sheet"], "x.xlsx");
    expect(await checked("councils", { who: district, job: stage.job, file: none })).toMatchObject({
      reason: "sheet.notOne",
    });
  });

  test("the template's example is passed over, and its second sheet explains every column", async () => {
    const bytes = await (
      await withScope(district, "read", (scope) => Promise.resolve(councilTemplate(scope)))
    )();
    expect(
      await checked("councils", { who: district, job: stage.job, file: fileOf(bytes) }),
    ).toMatchObject({
      status: "unreadable",
      reason: "imports.empty",
    });
    const rows = await readSheetRows(fileOf(bytes), "file", { megabytes: 1, rows: 10 });
    expect(rows[0]).toEqual(heads);
  });

  test("what is handed in lies readable nowhere, and nobody else sees what is told about it", async () => {
    const seen = await checked("councils", {
      who: district,
      job: stage.job,
      file: await file([{ ...secretary, phone: "1390000" }]),
    });
    expect(seen.advice[0]?.value).toBe("1390000");
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from sheet_import_part where position('1390000'::bytea in body_cipher) > 0",
    );
    expect(rows[0]?.n).toBe(0);
    expect(
      await withScope(await stage.as("secretary2"), "read", (scope) =>
        lastImport(scope, "councils"),
      ),
    ).toBeNull();
    await execute(cancelImport, district, { id: seen.id, version: String(seen.version) }, newId());
    await workOnce(stage.job);
  });
});

describe("taking over", () => {
  test("writes what was appointed on paper with history and events, and again it changes nothing", async () => {
    const gone = {
      ...part,
      name: "韩前任",
      appointedOn: "2026-01-06",
      publishedOn: "",
      endedOn: "2026-02-01",
      reason: "不发挥作用",
    };
    const now = {
      ...part,
      appointedOn: "2026-02-01",
      publishedOn: "2026-02-03",
      phone: "13711112222",
    };
    const spare = {
      ...part,
      name: "韩代会",
      role: "替补",
      appointedOn: "2026-02-01",
      publishedOn: "",
    };
    const rows = [secretary, first, fullTime, gone, now, spare];
    const seen = await checked("councils", { who: street, job: stage.job, file: await file(rows) });
    expect(seen).toMatchObject({ total: 6, fresh: 6, faulty: 0 });
    expect(await takenOver("councils", { who: street, job: stage.job })).toMatchObject({
      status: "done",
      written: 6,
      leftOut: 0,
    });
    const council = await community12();
    expect(council.name).toBe("第二社区大党委");
    expect(
      council.seats.map(({ kind, organization, holder }) => [kind, organization, holder?.name]),
    ).toEqual([
      ["first_secretary", "east区住建局", "顾书记"],
      ["secretary", "east1街2社区办公室", "沈书记"],
      ["full_time", "east1街2社区办公室", "蒋专职"],
      ["part_time", "晨光小学", "韩委员"],
    ]);
    const seat = must(council.seats.at(-1));
    expect(seat.substitute?.name).toBe("韩代会");
    expect(seat.past.map(({ name, endReason }) => [name, endReason])).toEqual([
      ["韩前任", "inactive"],
    ]);
    expect(
      must(seat.holder).steps.map(({ step, day, documentNo, enteredBy }) => [
        step,
        day,
        documentNo,
        enteredBy,
      ]),
    ).toEqual([
      ["appointed", "2026-02-01", "街工委〔2026〕5号", must(stage.world.people["secretary1"]).name],
      ["published", "2026-02-03", null, must(stage.world.people["secretary1"]).name],
    ]);
    const { rows: events } = await database.admin.query<{ name: string; n: number }>(
      "select name, count(*)::int as n from event where subject_id = $1 group by name order by name",
      [council.id],
    );
    expect(events.map(({ name, n }) => [name, n])).toEqual([
      ["council.appointed", 6],
      ["council.ended", 1],
      ["council.published", 4],
      ["council.seat_added", 4],
      ["council.set_up", 1],
    ]);
    const again = await tried(rows, street);
    expect(again).toMatchObject({ total: 6, fresh: 0, changed: 0, same: 6, faulty: 0 });
  });

  test("an export is taken over without a change", async () => {
    const make = await withScope(district, "read", councilExport);
    const seen = await checked("councils", {
      who: district,
      job: stage.job,
      file: fileOf(await make()),
    });
    expect(seen.advice.filter(({ tone }) => tone === "refused")).toEqual([]);
    expect(seen).toMatchObject({ fresh: 0, changed: 0, faulty: 0 });
    expect(seen.same).toBe(seen.total);
    await expect(
      execute(confirmImport, district, { id: seen.id, version: String(seen.version) }, newId()),
    ).rejects.toMatchObject({ reason: "imports.nothing" });
    await execute(cancelImport, district, { id: seen.id, version: String(seen.version) }, newId());
  });

  test("somebody leaves, another follows, a title is put right", async () => {
    const left = {
      ...part,
      appointedOn: "2026-02-01",
      publishedOn: "2026-02-03",
      endedOn: "2026-06-01",
      reason: "离开本单位",
    };
    const next = { ...part, name: "冯接任", appointedOn: "2026-06-02", publishedOn: "" };
    const retitled = { ...secretary, title: "党总支书记" };
    await checked("councils", {
      who: street,
      job: stage.job,
      file: await file([retitled, left, next]),
    });
    expect(await lastOf("councils", street)).toMatchObject({ fresh: 1, changed: 2, same: 0 });
    expect(await takenOver("councils", { who: street, job: stage.job })).toMatchObject({
      written: 3,
    });
    const council = await community12();
    expect(must(council.seats.find(({ kind }) => kind === "secretary")).holder?.title).toBe(
      "党总支书记",
    );
    const seat = must(council.seats.at(-1));
    expect(seat.holder?.name).toBe("冯接任");
    expect(seat.past.map(({ name }) => name)).toEqual(["韩委员", "韩前任"]);
  });

  test("a new holder where somebody sits, and facts that differ, are refused", async () => {
    const other = { ...part, name: "卫新人", appointedOn: "2026-07-01", publishedOn: "" };
    const seen = await tried([
      { ...secretary, title: "党总支书记", documentNo: "别的文号" },
      other,
    ]);
    expect(
      seen.advice
        .filter(({ tone }) => tone === "refused")
        .map((one) => [one.row, one.column, one.reason]),
    ).toEqual([
      [2, "documentNo", "councilImport.kept"],
      [3, "name", "councilImport.filledBy"],
    ]);
  });

  test("what somebody has done since the check is not overwritten", async () => {
    const council = await community12();
    await checked("councils", {
      who: street,
      job: stage.job,
      file: await file([{ ...part, unit: "east区城管局", unitKind: "", name: "褚委员" }]),
    });
    const input = {
      id: council.id,
      version: council.version,
      kind: "part_time",
      organizationId: must(stage.world.departments["city"]).id,
    };
    await execute(addSeat, await stage.as("community12"), input, newId()).catch(() => undefined);
    const done = await takenOver("councils", { who: street, job: stage.job });
    expect(done.written + done.leftOut).toBe(1);
    expect(done.status).toBe("done");
  });

  test("cut off in the middle it goes on where it was, and writes nothing twice", async () => {
    const rows = [
      {
        ...secretary,
        place: "east2街2社区",
        council: "东二社区大党委",
        unit: "east2街2社区办公室",
      },
      {
        ...facts,
        ...person,
        place: "east区",
        council: "区域化党建联席会",
        seat: "兼职委员",
        unit: "east区住建局",
        name: "杨委员",
      },
    ];
    await checked("councils", { who: district, job: stage.job, file: await file(rows) });
    const { id, version, ...seen } = await lastOf("councils", district);
    expect(seen).toMatchObject({ fresh: 2, faulty: 0 });
    await execute(confirmImport, district, { id, version: String(version) }, newId());
    await execute(writeCouncilImport, stage.job, { id, n: 0 }, newId());
    expect(await lastOf("councils", district)).toMatchObject({ status: "writing", written: 1 });
    await refused(execute(writeCouncilImport, stage.job, { id, n: 0 }, newId()), "wrong-status");
    await workOnce(stage.job);
    expect(await lastOf("councils", district)).toMatchObject({ status: "done", written: 2 });
    expect((await withScope(stage.job, "read", importsDue)).toWrite).toEqual([]);
    const { rows: left } = await database.admin.query<{ kind: string }>(
      "select distinct kind from sheet_import_part where import_id = $1 and body_cipher is not null and kind <> 'advice'",
      [id],
    );
    expect(left).toEqual([]);
  });
});

describe("who may", () => {
  test("the district and the streets, one at a time, nobody below", async () => {
    const good = await file([secretary]);
    const input = { kind: "councils", file: good };
    await refused(execute(sendImport, await stage.as("community12"), input, newId()), "forbidden");
    await execute(sendImport, district, input, newId());
    await refused(execute(sendImport, district, input, newId()), "limit");
    await workOnce(stage.job);
    const { id, version } = await lastOf("councils", district);
    const decide = { id, version: String(version) };
    await refused(execute(confirmImport, street, decide, newId()), "not-found");
    const other = await new Stage(database, "west").as("org");
    await refused(execute(confirmImport, other, decide, newId()), "not-found");
    await execute(cancelImport, district, decide, newId());
  });
});

async function community12() {
  const { rows } = await database.admin.query<{ id: string }>(
    "select id from council where area_id = $1",
    [must(stage.world.areas["street1.community2"]).id],
  );
  return withScope(district, "read", (scope) => councilDetail(scope, must(rows[0]).id));
}

async function counts() {
  const { rows } = await database.admin.query<Record<string, string>>(
    `select (select count(*) from council) as c, (select count(*) from council_seat) as s,
       (select count(*) from seat_holder) as h, (select count(*) from organization) as o`,
  );
  return rows[0];
}
