import { beforeAll, describe, expect, test } from "vitest";
import { closeParty } from "@/lib/ground/party/commands/close";
import { countParty } from "@/lib/ground/party/commands/count";
import { editParty } from "@/lib/ground/party/commands/edit";
import { setUpParty } from "@/lib/ground/party/commands/set-up";
import { editForm, setUpForm } from "@/lib/ground/party/queries/choices";
import { partyDetail } from "@/lib/ground/party/queries/detail";
import { partyPage, type PartyFilter } from "@/lib/ground/party/queries/tree";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const party = (key: string) => must(stage.world.party[key]);
const area = (key: string) => must(stage.world.areas[key]).id;
const community = "street1.community1";

async function detail(id: string, login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => partyDetail(scope, id));
}

async function page(login: string, filter: PartyFilter = {}) {
  return withScope(await stage.as(login), "read", (scope) => partyPage(scope, filter));
}

async function add(more: Record<string, unknown> = {}, login = "community11") {
  const input = {
    parentId: party("community11").id,
    kind: "branch.own",
    areaId: area(community),
    establishedOn: "2026-01-05",
    name: "第一中学党支部",
    ...more,
  };
  return (await execute(setUpParty, await stage.as(login), input, newId())).id;
}

async function close(id: string, more: Record<string, unknown> = {}, login = "community11") {
  const { version } = await detail(id);
  const input = { id, version, reason: "merged", day: "2026-02-01", ...more };
  return execute(closeParty, await stage.as(login), input, newId());
}

async function edit(id: string, more: Record<string, unknown>, login = "community11") {
  const { version, name } = await detail(id);
  return execute(editParty, await stage.as(login), { id, version, name, ...more }, newId());
}

async function count(id: string, full: number, day: string, login = "community11") {
  const input = { id, day, full: String(full), probationary: "1" };
  return execute(countParty, await stage.as(login), input, newId());
}

describe("the tree", () => {
  test("each level sees its own part, with sizes added up from below", async () => {
    const own = await page("community11");
    expect(own.lines[0]).toMatchObject({ name: "east1社区党总支", size: { full: 9 } });
    expect(own.lines.map(({ kind }) => kind).slice(-3)).toEqual([
      "branch.grid",
      "group",
      "household",
    ]);
    const street = await page("secretary1");
    expect(street.lines[0]).toMatchObject({ kind: "work_committee", size: { full: 9 } });
    expect(street.lines.some(({ name }) => name.startsWith("east2"))).toBe(false);
    const whole = await page("org");
    expect(whole.counts).toMatchObject({ work_committee: 2, general_branch: 2, household: 2 });
    expect(whole.bareGrids.count).toBe(6);
    await refused(detail(party("branch21").id), "not-found");
    await refused(detail(party("branch11").id, "dispatcher1"), "not-found");
  });

  test("search, levels and a part of the tree", async () => {
    const found = await page("org", { text: "网格党支部" });
    expect(found.lines).toHaveLength(2);
    const groups = await page("secretary1", { level: "group" });
    expect(groups.lines.map(({ places }) => places)).toEqual([["east路111弄1号楼"]]);
    const part = await page("secretary1", { at: party("branch11").id });
    expect(part.above.map(({ name }) => name)).toEqual(["east1街道党工委", "east1社区党总支"]);
    expect(part.lines[0]?.kind).toBe("branch.grid");
  });

  test("a grid branch is set up, and its grid is bare no more", async () => {
    const grid = area(`${community}.grid2`);
    const before = (await page("community11")).bareGrids.count;
    const given = { kind: "branch.grid", name: "第二网格党支部" };
    await refused(add({ ...given }), "invalid");
    await refused(add({ ...given, placeIds: [area("street1.community2.grid1")] }), "invalid");
    await refused(add({ ...given, placeIds: [area(`${community}.grid1.building1`)] }), "invalid");
    const id = await add({ ...given, placeIds: [grid], secretary: "李书记" });
    expect((await page("community11")).bareGrids.count).toBe(before - 1);
    expect(await detail(id)).toMatchObject({
      secretary: "李书记",
      places: [{ name: "第2网格" }],
      findings: [{ rule: "counted", tone: "warn" }],
    });
    await close(id);
  });

  test("who may set up: the level above, never beside", async () => {
    await refused(add({}, "community12"), "not-found");
    await refused(add({}, "dispatcher1"), "not-found");
    await refused(add({}, "org"), "forbidden");
    // Without anything above it, only the organization department.
    await refused(add({ parentId: undefined, kind: "committee.own" }), "forbidden");
    const top = { parentId: undefined, kind: "committee.own", areaId: area("district") };
    const id = await add({ ...top, name: "区直机关党委" }, "org");
    await add({ parentId: id, areaId: area("district"), name: "机关第一党支部" }, "org");
    const below = { parentId: party("street1").id, kind: "general_branch.community" };
    const given = { ...below, areaId: area("street1.community2"), name: "第二社区党总支" };
    await refused(add(given), "not-found");
    await add(given, "secretary1");
  });

  test("the kind fits what stands above, the place what stands around", async () => {
    await refused(
      add({ kind: "group", placeIds: [area(`${community}.grid1.building1`)] }),
      "invalid",
    );
    await refused(add({ parentId: party("branch11").id }), "invalid");
    await refused(add({ areaId: area("street1.community2") }, "secretary1"), "invalid");
    await refused(add({ kind: "branch.project", purpose: "加装电梯" }), "invalid");
    const id = await add({ kind: "branch.project", purpose: "加装电梯", endsOn: "2027-01-31" });
    expect(await detail(id)).toMatchObject({
      endsOn: "2027-01-31",
      terms: [],
      may: { elect: false },
    });
  });

  test("a unit of the place is taken, a closed one is not", async () => {
    const unit = must(stage.world.units["unit1"]).id;
    const id = await add({ unitIds: [unit] });
    expect((await detail(id)).units).toHaveLength(1);
    await refused(add({ unitIds: [must(stage.world.units["unit2"]).id] }), "invalid");
    const end = "update organization set valid_to = $2 where id = $1";
    await database.pastTriggers(end, [unit, "2026-03-01"]);
    try {
      await refused(add({ unitIds: [unit] }), "invalid");
      expect((await detail(id)).units[0]?.ended).toBe(true);
    } finally {
      await database.pastTriggers(end, [unit, null]);
    }
  });

  test("no circle, by the command and by the database", async () => {
    const first = await add(
      { kind: "general_branch.own", parentId: party("street1").id },
      "secretary1",
    );
    const second = await add({ parentId: first, name: "下属党支部" });
    await refused(edit(first, { parentId: second }, "secretary1"), "invalid");
    await refused(edit(first, { parentId: first }, "secretary1"), "invalid");
    const circle =
      "update party_organization set parent_id = $2, version = version + 1 where id = $1";
    await expect(stage.pastCommands(circle, [first, second])).rejects.toThrow("not below itself");
    await edit(second, { parentId: party("community11").id });
    expect((await detail(second)).above?.id).toBe(party("community11").id);
    // Who keeps the facts does not move it out of the own range.
    await refused(edit(second, { parentId: party("street1").id }), "invalid");
    await edit(first, { name: "改名党总支" });
    expect((await detail(first)).name).toBe("改名党总支");
  });

  test("what has others below it is not closed; what is closed keeps its history", async () => {
    await refused(close(party("branch11").id), "wrong-status");
    const id = await add();
    await count(id, 5, "2026-01-10");
    await refused(close(id, { day: "2025-12-31" }), "invalid");
    await refused(close(id, { day: "2099-01-01" }), "invalid");
    await refused(close(id, { reason: "consent_withdrawn" }), "invalid");
    await close(id, { documentNo: "街工委〔2026〕7号" });
    expect(await detail(id)).toMatchObject({
      closed: { on: "2026-02-01", reason: "merged", documentNo: "街工委〔2026〕7号" },
      counts: [{ full: 5, probationary: 1 }],
      may: { edit: false, close: false, add: false, count: false, elect: false },
    });
    await refused(count(id, 6, "2026-02-02"), "not-found");
    expect((await page("community11", { show: "closed" })).lines.map((line) => line.id)).toContain(
      id,
    );
    expect((await page("community11")).lines.map((line) => line.id)).not.toContain(id);
  });

  test("a household that takes its consent back leaves no place behind", async () => {
    const id = await add({
      parentId: party("branch11").id,
      kind: "household",
      name: "2单元中心户",
      placeIds: [area(`${community}.grid1.building1`)],
      consentOn: "2026-01-04",
    });
    await close(id, { reason: "consent_withdrawn" });
    const { rows } = await database.admin.query<{ name: string; place_ids: string[] }>(
      "select name, place_ids from party_organization where id = $1",
      [id],
    );
    expect(rows[0]?.name).not.toContain("单元");
    expect(rows[0]?.place_ids).toEqual([]);
  });

  test("head counts: the latest day counts, and only branches are counted", async () => {
    const id = await add();
    await count(id, 2, "2026-01-10");
    expect((await detail(id)).findings).toContainEqual(
      expect.objectContaining({ rule: "minFull", tone: "warn" }),
    );
    await count(id, 8, "2026-02-10");
    await count(id, 4, "2026-01-20");
    const now = await detail(id);
    expect(now.size).toMatchObject({ full: 8, countedOn: "2026-02-10" });
    expect(now.counts.map(({ full }) => full)).toEqual([8, 4, 2]);
    expect(now.findings.map(({ rule }) => rule)).toEqual(["minFull", "board"]);
    await refused(count(id, 9, "2099-01-01"), "invalid");
    await refused(count(id, 9, "2026-01-04"), "invalid");
    await refused(count(id, -1, "2026-02-11"), "invalid");
    await refused(count(id, 9, "2026-02-11", "secretary1"), "forbidden");
    await refused(count(party("community11").id, 9, "2026-02-11"), "wrong-status");
  });

  test("two who change one organization at once: the second is told so", async () => {
    const id = await add();
    const input = { id, version: 1, name: "某校党支部" };
    await execute(editParty, await stage.as("community11"), input, newId());
    await refused(execute(editParty, await stage.as("community11"), input, newId()), "conflict");
  });

  test("forms open for who may use them, and for nobody else", async () => {
    const form = async (login: string, key: string | null) =>
      withScope(await stage.as(login), "read", (scope) =>
        setUpForm(scope, key === null ? null : party(key).id),
      );
    const own = await form("community11", "community11");
    expect(own.areas.map(({ id }) => id)).toEqual([area(community)]);
    expect(own.choices.grids).toHaveLength(2);
    expect(own.choices.buildings[0]?.grid).toBe("第1网格");
    expect((await form("secretary1", "street1")).areas.length).toBeGreaterThan(1);
    expect((await form("org", null)).kinds).toContain("work_committee");
    await refused(form("secretary1", null), "not-found");
    await refused(form("org", "community11"), "not-found");
    await refused(form("community11", "household11"), "not-found");
    const change = async (login: string) =>
      withScope(await stage.as(login), "read", (scope) => editForm(scope, party("branch11").id));
    expect((await change("community11")).facts.placeIds).toEqual([area(`${community}.grid1`)]);
    expect((await change("secretary1")).parents.length).toBeGreaterThan(0);
    await refused(change("org"), "not-found");
  });
});
