import { beforeAll, expect, test } from "vitest";
import { board } from "@/lib/affairs/co-building/queries/board";
import {
  projectTemplate,
  resourceSheet,
  resourceTemplate,
  projectSheet,
  type ProjectSheetRow,
  type ResourceSheetRow,
} from "@/lib/affairs/co-building/queries/import-sheet";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { dimensionsOf } from "@/lib/affairs/co-building/rules/dimensions";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import type { ImportKind } from "@/lib/ground/imports/schema";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, takenOver, workOnce } from "@/tests/support/imports";
import { must } from "@/tests/support/world";

// Shared resources and projects from a spreadsheet: a street's own, once, and by a paper where nobody has clicked.

const database = useDatabase("east");
const stage = new Stage(database, "east");
let street: Credential;
let unit = "";

beforeAll(async () => {
  street = await stage.as("secretary1");
  unit = must(stage.world.units["unit1"]).name;
});

const place = "east第1街道/east1街1社区";
const resource = (): ResourceSheetRow => ({
  place,
  organization: unit,
  kind: "场地",
  title: "表格报告厅",
  detail: "二百座。",
  available: "周末",
  contact: "办公室 021-00000000",
});
const project = (): ProjectSheetRow => ({
  place: "east第1街道",
  title: "表格课堂",
  goal: "每月两场。",
  pairing: "校居共建",
  tags: "党建联建、教育联合",
  lead: unit,
  parties: "east1街2社区居委会",
  startsOn: "2026-01-05",
  endsOn: "2026/12/31",
  status: "进行中",
  document: "共建协议 7 号",
});

async function tried(kind: ImportKind, bytes: Uint8Array<ArrayBuffer>, who = street) {
  const view = await checked(kind, { who, job: stage.job, file: fileOf(bytes) });
  if (view.status === "checked") {
    await execute(cancelImport, who, { id: view.id, version: String(view.version) }, newId());
    await workOnce(stage.job);
  }
  return view;
}

test("a resource is taken over once, and stays as it is when the sheet says something else", async () => {
  const file = fileOf(await resourceSheet([resource()]));
  const seen = await checked("resources", { who: street, job: stage.job, file });
  expect(seen).toMatchObject({ advice: [], total: 1, fresh: 1 });
  expect(await takenOver("resources", { who: street, job: stage.job })).toMatchObject({
    status: "done",
    written: 1,
  });
  const other = await resourceSheet([{ ...resource(), detail: "三百座。" }]);
  expect(await tried("resources", other)).toMatchObject({ fresh: 0, changed: 0, same: 1 });
  const { resources } = await withScope(street, "read", (scope) =>
    board(scope, { list: "resources", text: "表格" }),
  );
  expect(resources).toMatchObject([{ level: "community", organization: { name: unit } }]);
});

test("a project stands by its paper, which is told behind each party", async () => {
  const [office] = await offices("east1街2社区");
  const row = { ...project(), parties: must(office) };
  const file = fileOf(await projectSheet([row], dimensionsOf([])));
  const seen = await checked("projects", { who: street, job: stage.job, file });
  expect(seen).toMatchObject({ advice: [], total: 1, fresh: 1 });
  await takenOver("projects", { who: street, job: stage.job });
  const { projects } = await withScope(street, "read", (scope) =>
    board(scope, { list: "projects", text: "表格", status: "standing" }),
  );
  const { id } = must(projects[0]);
  const shown = await withScope(street, "read", (scope) => projectDetail(scope, id));
  expect(shown).toMatchObject({
    level: "street",
    status: "running",
    tags: [
      { key: "six.party", name: "党建联建" },
      { key: "seven.education", name: "教育联合" },
    ],
    parties: [
      { name: unit, leads: true, confirmedBy: "依据 共建协议 7 号" },
      { leads: false, confirmedBy: "依据 共建协议 7 号" },
    ],
  });
});

test("a street takes over what is its own", async () => {
  const outside = await resourceSheet([{ ...resource(), place: "east第2街道" }]);
  expect((await tried("resources", outside)).advice).toMatchObject([
    { column: "place", reason: "imports.outside" },
  ]);
});

test("what is closed, and what comes twice, is told beside its column", async () => {
  await database.pastTriggers(
    "insert into organization (tenant_id, id, kind, area_id, path, name, short_name, valid_to) " +
      "select tenant_id, gen_random_uuid(), kind, area_id, path, '表格旧单位', '旧单位', now() from organization where name = $1",
    [unit],
  );
  const rows = [
    { ...resource(), organization: "表格旧单位" },
    { ...resource(), title: "新教室" },
    { ...resource(), title: "新教室" },
  ];
  expect((await tried("resources", await resourceSheet(rows))).advice).toMatchObject([
    { row: 2, column: "organization", reason: "field.closedUnit" },
    { row: 4, column: "title", reason: "coImport.twice", values: { row: 3 } },
  ]);
});

test("the templates are read and hold nothing to take over", async () => {
  expect(await tried("resources", await resourceTemplate()())).toMatchObject({
    status: "unreadable",
    reason: "imports.empty",
  });
  const make = await withScope(street, "read", projectTemplate);
  expect(await tried("projects", await make())).toMatchObject({ reason: "imports.empty" });
});

async function offices(named: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ name: string }>(
    "select o.name from organization o join area a on a.tenant_id = o.tenant_id and a.id = o.area_id where o.kind = 'office' and a.name = $1",
    [named],
  );
  return rows.map(({ name }) => name);
}
