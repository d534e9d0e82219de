import { beforeAll, expect, test } from "vitest";
import { editProject } from "@/lib/affairs/co-building/commands/edit";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { setDimension } from "@/lib/affairs/co-building/commands/set-dimension";
import { board, noTag, type BoardFilter } from "@/lib/affairs/co-building/queries/board";
import { planForm } from "@/lib/affairs/co-building/queries/choices";
import { dimensionReport } from "@/lib/affairs/co-building/queries/dimension-report";
import { dimensionsNow } from "@/lib/affairs/co-building/queries/dimensions";
import { needDetail, resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { projectExport, projectSheet } from "@/lib/affairs/co-building/queries/import-sheet";
import { unitCoBuilding } from "@/lib/affairs/co-building/queries/own";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { carriedOf, dimensionsMax, entriesOf } from "@/lib/affairs/co-building/rules/dimensions";
import { sumOf } from "@/lib/affairs/co-building/rules/dimension-report";
import { standing } from "@/lib/affairs/co-building/rules/projects";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { checked, fileOf, takenOver, workOnce } from "@/tests/support/imports";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// 六联、七联 as a district words them (DOMAIN §10 rows 3.2, 4.11, 4.35), and the report by them.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let org: Credential;
let street: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  org = await stage.as("org");
  street = await stage.as("secretary1");
});

async function set(input: Record<string, unknown>, who = org): Promise<string> {
  return (await execute(setDimension, who, input, newId())).key;
}

async function plan(tags: readonly string[], more: Record<string, unknown> = {}): Promise<string> {
  const partyIds = [must(stage.world.units["unit1"]).id];
  const input = { ...planned, title: `项目${newId().slice(-6)}`, tags, partyIds, ...more };
  return (await execute(planProject, street, input, newId())).id;
}

async function offered(who: Credential, on = stage): Promise<string[]> {
  const { dimensions } = await on.read(who, planForm);
  return dimensions.flatMap(({ name, entries }) => [name, ...entries.map((one) => one.name)]);
}

async function found(filter: Partial<BoardFilter>): Promise<string[]> {
  const { projects } = await stage.read(street, (scope) =>
    board(scope, { list: "projects", ...filter }),
  );
  return projects.map(({ id }) => id);
}

const tagsOf = async (id: string) => (await stage.project(id, street)).tags.map(({ name }) => name);

test("a district rewords, retires and adds; what a project carries follows the words and stays, and no other district has them", async () => {
  const elsewhere = new CoBuildingStage(database, "west");
  const shipped = await offered(street);
  expect(shipped).toHaveLength(15);
  const all = entriesOf(await stage.read(street, dimensionsNow)).map(({ key }) => key);
  const before = await plan(all);
  expect(await tagsOf(before)).toHaveLength(13);

  await set({ key: "six.party", version: "0", name: "支部联建" });
  await set({ key: "six.people", version: "0", name: "干部人才联育", retired: "yes" });
  await set({ key: "seven", version: "0", name: "七项联合举措" });
  const own = await set({ set: "seven", name: "联合解困" });
  const now = await offered(street);
  expect(now).toHaveLength(15);
  expect(now).toEqual(expect.arrayContaining(["支部联建", "七项联合举措", "联合解困"]));
  expect(now).not.toContain("干部人才联育");
  expect(await offered(await elsewhere.as("secretary1"), elsewhere)).toEqual(shipped);

  // The old project reads in the new words, keeps what is retired, and is found by it.
  expect(await tagsOf(before)).toEqual(expect.arrayContaining(["支部联建", "干部人才联育"]));
  expect(await found({ tag: "six.people" })).toContain(before);
  await refused(plan(["six.people"]), "invalid");
  const added = await plan([own]);
  expect(await tagsOf(added)).toEqual(["联合解困"]);
  expect(await found({ tag: own })).toEqual([added]);

  // A change keeps what it carried, and takes nothing that is retired anew.
  const change = async (id: string, tags: readonly string[]) => {
    const { version, goal, startsOn, endsOn } = await stage.project(id, street);
    return execute(
      editProject,
      street,
      { id, version, title: "改了名字", goal, startsOn, endsOn, tags },
      newId(),
    );
  };
  await change(before, ["six.people", "six.culture"]);
  expect(await tagsOf(before)).toEqual(["文化活动联办", "干部人才联育"]);
  expect((await refused(change(added, ["six.people"]), "invalid")).fields).toEqual({
    tags: "field.dimensionGone",
  });
  const { changes, words } = await stage.project(before, street);
  const was = must(changes[0]).was.find(({ field }) => field === "tags");
  expect(carriedOf(await stage.read(org, dimensionsNow), must(was).text.split(" "))).toHaveLength(
    13,
  );
  expect(words.map(({ name }) => name)).toContain("联合解困");

  // It comes back as it was.
  await set({ key: "six.people", version: "1", name: "干部人才联育" });
  await change(added, ["six.people"]);
  expect(await stage.eventsOf(stage.world.tenantId)).toContain("co.dimension_set");
});

test("a set that is retired as a whole offers nothing of it", async () => {
  const { version } = must((await stage.read(org, dimensionsNow))[1]).title;
  await set({ key: "seven", version: String(version), name: "七联", retired: "yes" });
  expect(await offered(street)).not.toContain("文体联谊");
  await refused(plan(["seven.culture"]), "invalid");
  await set({ key: "seven", version: String(version + 1), name: "七联" });
  expect(await offered(street)).toContain("文体联谊");
});

test("none stands twice, none has a mark that parts names, none is too many; the district alone words them", async () => {
  const wrong = async (name: string) =>
    (await refused(set({ set: "six", name }), "invalid")).fields;
  expect(await wrong("文体联谊")).toEqual({ name: "field.sameDimension" });
  expect(await wrong("七联")).toEqual({ name: "field.sameDimension" });
  expect(await wrong("楼宇、商圈")).toEqual({ name: "field.dimensionMark" });
  expect(await wrong("字".repeat(21))).toEqual({ name: "field.tooLong" });
  await refused(set({ key: "six.charity", version: "7", name: "公益联手" }), "conflict");
  await refused(set({ key: "nothing", version: "1", name: "没有这项" }), "not-found");
  await refused(set({ name: "没有组" }), "not-found");
  await refused(set({ set: "six", name: "街道自己加" }, street), "forbidden");
  await refused(set({ set: "six", name: "单位自己加" }, await stage.liaison()), "forbidden");
  for (let n = 6; n < dimensionsMax; n += 1) await set({ set: "six", name: `第${String(n)}项` });
  await refused(set({ set: "six", name: "再加一项" }), "limit");
  const [six] = await stage.read(org, dimensionsNow);
  for (const { key, version, name } of must(six).entries.slice(6)) {
    await set({ key, version: String(version), name, retired: "yes" });
  }
  await set({ set: "six", name: "再加一项" });
});

test("past the commands the database keeps the list to the district and a project to the list", async () => {
  const row = { changedAt: new Date(0), changedBy: "x", name: "越权", key: "past", setKey: "six" };
  const insert = ({ actor, tx }: Scope) =>
    tx.coDimension.createMany({ data: [{ ...row, tenantId: actor.tenantId, id: newId() }] });
  await expect(stage.write(street, insert)).rejects.toThrow(/permission denied|row-level/);
  const id = await plan([]);
  const tagged = (tag: string) =>
    stage.write(street, ({ actor, tx }) =>
      tx.coProject.updateMany({
        where: { tenantId: actor.tenantId, id },
        data: { tags: [tag], version: { increment: 1 } },
      }),
    );
  for (const tag of ["six", "six.nothing", "past"]) {
    await expect(tagged(tag)).rejects.toThrow(/no dimension of a project/);
  }
  const { key, version, name } = must(
    entriesOf(await stage.read(org, dimensionsNow)).find((one) => one.name === "再加一项"),
  );
  await set({ key, version: String(version), name, retired: "yes" });
  await expect(tagged(key)).rejects.toThrow(/no dimension of a project/);
});

test("a sheet is read in the district's words; a retired one is refused with what may stand there, and kept where it is", async () => {
  const own = await set({ set: "seven", name: "联治环境" });
  const unit = must(stage.world.units["unit1"]).name;
  const row = {
    place: "east第1街道",
    title: "表格维度",
    goal: "每月两场。",
    pairing: "校居共建",
    tags: "支部联建、联治环境",
    lead: unit,
    parties: must(stage.world.units["unit2"]).name,
    startsOn: "2026-01-05",
    endsOn: "2026-12-31",
    status: "进行中",
    document: "共建协议 9 号",
  };
  const sets = await stage.read(org, dimensionsNow);
  const sheet = async (more: Partial<typeof row>) =>
    fileOf(await projectSheet([{ ...row, ...more }], sets));
  const look = async (file: File) => {
    const view = await checked("projects", { who: street, job: stage.job, file });
    if (view.status === "checked") {
      await execute(cancelImport, street, { id: view.id, version: String(view.version) }, newId());
      await workOnce(stage.job);
    }
    return view;
  };
  const shipped = await look(await sheet({ tags: "党建联建" }));
  expect(shipped.advice).toMatchObject([
    { column: "tags", value: "党建联建", reason: "projectImport.tag" },
  ]);
  const file = await sheet({});
  await checked("projects", { who: street, job: stage.job, file });
  await takenOver("projects", { who: street, job: stage.job });
  const [id = ""] = await found({ text: "表格维度" });
  expect(await tagsOf(id)).toEqual(["支部联建", "联治环境"]);

  await set({ key: own, version: "1", name: "联治环境", retired: "yes" });
  const retired = must((await look(await sheet({ title: "新的一行" }))).advice[0]);
  expect(retired).toMatchObject({ column: "tags", reason: "projectImport.tagRetired" });
  expect(retired.values).toMatchObject({ tag: "联治环境" });
  expect(String(retired.values["words"])).toContain("支部联建");
  expect(String(retired.values["words"])).not.toContain("联治环境");
  // What is on the list already comes back from its own export as it was.
  const bytes = await (await stage.read(street, projectExport))();
  expect((await look(fileOf(bytes))).advice.filter(({ column }) => column === "tags")).toEqual([]);
});

test("each figure of the report is what is counted row by row, and what its link opens", async () => {
  const street1 = must(stage.world.areas["street1"]);
  for (const areaId of [undefined, street1.id]) {
    const report = await stage.read(street, (scope) => dimensionReport(scope, areaId));
    expect(report.place.id).toBe(areaId);
    expect(report.lists).toBeNull();
    const { rows } = await database.admin.query<{ tags: string[]; status: string }>(
      "select tags, status from co_project where tenant_id = $1 and starts_with(path, $2)",
      [stage.world.tenantId, areaId === undefined ? "" : street1.path],
    );
    const naive = (status: string, has: (tags: string[]) => boolean) =>
      rows.filter((one) => one.status === status && has(one.tags)).length;
    const lines = [
      ...report.sets
        .flatMap(({ entries }) => entries)
        .map(({ key, counts }) => ({
          tag: key,
          counts,
          has: (tags: string[]) => tags.includes(key),
        })),
      { tag: noTag, counts: report.without, has: (tags: string[]) => tags.length === 0 },
      { tag: undefined, counts: report.all, has: () => true },
    ];
    for (const { tag, counts, has } of lines) {
      for (const status of standing) {
        expect(counts[status], `${tag ?? "all"} ${status}`).toBe(naive(status, has));
        expect((await found({ tag, status, areaId })).length).toBe(counts[status]);
      }
      expect((await found({ tag, status: "standing", areaId })).length).toBe(sumOf(counts));
    }
    expect(sumOf(report.all)).toBeGreaterThan(0);
  }
  const org_ = await stage.read(org, (scope) => dimensionReport(scope));
  expect(org_.lists?.map(({ key }) => key)).toEqual(["six", "seven"]);
  // A place outside what is offered narrows nothing.
  const far = must(stage.world.areas["street2.community1"]).id;
  expect(
    (await stage.read(street, (scope) => dimensionReport(scope, far))).place.id,
  ).toBeUndefined();
});

test("each page that shows them costs at most twelve statements", async () => {
  const id = await plan(["six.party"]);
  const needId = await stage.need();
  const resourceId = await stage.resource({ bookable: "yes" });
  await stage.claim(needId, await stage.liaison());
  const areaId = must(stage.world.areas["street1"]).id;
  const cost = async (who: Credential, read: (scope: Scope) => Promise<unknown>) =>
    (await recordStatements(() => stage.read(who, read))).statements.length;
  const costs = [
    await cost(street, (scope) =>
      board(scope, {
        list: "projects",
        areaId,
        after: id,
        organizationId: must(stage.world.units["unit1"]).id,
      }),
    ),
    await cost(street, (scope) => projectDetail(scope, id)),
    await cost(street, (scope) => needDetail(scope, needId)),
    await cost(street, (scope) => resourceDetail(scope, resourceId, needId)),
    await cost(street, (scope) => dimensionReport(scope, areaId)),
    await cost(await stage.liaison(), unitCoBuilding),
  ];
  expect(Math.max(...costs), costs.join(" ")).toBeLessThanOrEqual(12);
});
