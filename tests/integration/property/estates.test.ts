import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeEstate, editEstate } from "@/lib/affairs/property/commands/edit";
import { enterEstate } from "@/lib/affairs/property/commands/enter";
import { manage } from "@/lib/affairs/property/commands/manage";
import { finishPlan, planEstate } from "@/lib/affairs/property/commands/plan";
import { editForm, enterForm } from "@/lib/affairs/property/queries/choices";
import { estateDetail } from "@/lib/affairs/property/queries/detail";
import { gridEstates } from "@/lib/affairs/property/queries/grid";
import { estatePage, type EstateFilter } from "@/lib/affairs/property/queries/list";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §7.5, §10 row 2.19. It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: Stage;

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const unit = () => must(stage.world.units["unit1"]);
const grid = (key = "street1.community1.grid1") => must(stage.world.areas[key]).id;

async function enter(more: Record<string, unknown> = {}, login = "community11") {
  const input = {
    name: `新村${newId().slice(-8)}`,
    housing: "old",
    households: "320",
    gridIds: [grid()],
    committee: "none",
    mode: "unmanaged",
    startsOn: "2025-01-01",
    ...more,
  };
  return (await execute(enterEstate, await stage.as(login), input, newId())).id;
}

async function read<T>(login: string, fn: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(await stage.as(login), "read", fn);
}

function seen(id: string, login = "community11") {
  return read(login, (scope) => estateDetail(scope, id));
}

async function list(login: string, filter: EstateFilter = {}) {
  return read(login, (scope) => estatePage(scope, filter));
}

async function change(id: string, more: Record<string, unknown>, login = "community11") {
  const { version } = await seen(id);
  return execute(manage, await stage.as(login), { id, version, ...more }, newId());
}

async function plan(id: string, more: Record<string, unknown> = {}, login = "community11") {
  const { version } = await seen(id);
  const input = {
    id,
    version,
    way: "state_company",
    measure: "由区属物业企业进驻，先清运垃圾、修门禁。",
    organizationId: must(stage.world.departments["housing"]).id,
    dueOn: "2026-09-30",
    ...more,
  };
  return execute(planEstate, await stage.as(login), input, newId());
}

async function faultOf(run: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.fields : {};
}

async function eventsOf(id: string) {
  const { rows } = await database.admin.query<{ name: string; payload: unknown }>(
    "select name, payload from event where subject_id = $1 order by seq",
    [id],
  );
  return rows;
}

describe("the register of estates", () => {
  test("a community enters its own estate with who manages it; street and district read it", async () => {
    const id = await enter({
      mode: "company",
      companyId: unit().id,
      contractUntil: "2026-05-31",
      committee: "standing",
      committeeUntil: "2028-01-01",
    });
    for (const login of ["community11", "secretary1", "dispatcher1", "org", "center"]) {
      expect(await seen(id, login)).toMatchObject({
        status: "company",
        company: { id: unit().id },
        contractEnd: "over",
        committee: "standing",
        households: 320,
      });
    }
    const form = await read("community11", enterForm);
    expect(form.grids.map((one) => one.id)).toContain(grid());
    expect((await eventsOf(id)).map(({ name }) => name)).toEqual(["property.entered"]);
    await refused(seen(id, "community21"), "not-found");
    await refused(seen(id, "secretary2"), "not-found");
    await refused(seen(id, "grid111"), "not-found");
  });

  test("what is wrong is said beside its field, and nothing is written", async () => {
    const name = `重名${newId().slice(-8)}`;
    await enter({ name });
    expect(await faultOf(enter({ name }))).toEqual({ name: "field.estateThere" });
    expect(await faultOf(enter({ committee: "standing" }))).toHaveProperty("committeeUntil");
    expect(await faultOf(enter({ mode: "company" }))).toHaveProperty("companyId");
    expect(await faultOf(enter({ mode: "company", companyId: newId() }))).toHaveProperty(
      "companyId",
    );
    expect(await faultOf(enter({ startsOn: "2026-06-02" }))).toHaveProperty("startsOn");
    expect(await faultOf(enter({ gridIds: [grid("street2.community1.grid1")] }))).toEqual({
      gridIds: "field.choose",
    });
    expect(await faultOf(enter({ households: "0" }))).toHaveProperty("households");
  });

  test("nobody but the community writes, and of two at once the second is told so", async () => {
    for (const login of ["secretary1", "dispatcher1", "org", "grid111", "housingclerk"]) {
      await refused(enter({}, login), "forbidden");
    }
    const id = await enter();
    const input = { id, version: 1, name: "改名", housing: "old", committee: "preparing" };
    await refused(execute(editEstate, await stage.as("secretary1"), input, newId()), "forbidden");
    await refused(execute(editEstate, await stage.as("community21"), input, newId()), "not-found");
    const own = { ...input, name: `改名${newId().slice(-8)}` };
    await execute(editEstate, await stage.as("community11"), own, newId());
    await refused(execute(editEstate, await stage.as("community11"), own, newId()), "conflict");
    const form = await read("community11", (scope) => editForm(scope, id));
    expect(form.facts).toMatchObject({ committee: "preparing", households: null, gridIds: [] });
  });

  test("who manages it changes with a day; who did before stays with the last day", async () => {
    const id = await enter({ mode: "company", companyId: unit().id });
    await change(id, { mode: "unmanaged", startsOn: "2026-04-01", note: "合同期满撤场" });
    await change(id, { mode: "self_managed", startsOn: "2026-05-01" });
    const { history, status, company } = await seen(id);
    expect([status, company]).toEqual(["self_managed", null]);
    expect(history.map(({ mode, startsOn, endsOn }) => [mode, startsOn, endsOn])).toEqual([
      ["self_managed", "2026-05-01", null],
      ["unmanaged", "2026-04-01", "2026-05-01"],
      ["company", "2025-01-01", "2026-04-01"],
    ]);
    const early = change(id, { mode: "unmanaged", startsOn: "2026-05-01" });
    expect(await faultOf(early)).toEqual({ startsOn: "field.managedAfter" });
    await refused(change(id, { mode: "unmanaged", startsOn: "2026-05-02" }, "org"), "forbidden");
  });

  test("a list by place and name; each figure opens its rows", async () => {
    const id = await enter();
    const { statuses, heaps, lines } = await list("secretary1");
    expect(lines.map((line) => line.id)).toContain(id);
    for (const [status, count] of Object.entries(statuses)) {
      const found = await list("secretary1", {
        status: must(lines.find((l) => l.status === status)).status,
      });
      expect(found.lines).toHaveLength(count);
    }
    for (const heap of ["unplanned", "late", "contract"] as const) {
      const found = await list("secretary1", { heap });
      expect(found.lines).toHaveLength(heaps[heap]);
    }
    expect((await list("secretary2")).lines.map((line) => line.id)).not.toContain(id);
    const of = await list("org", { areaId: must(stage.world.areas["street2"]).id });
    expect(of.lines.map((line) => line.id)).not.toContain(id);
    expect((await list("org", { text: "没有这个名字" })).lines).toEqual([]);
    const byCompany = await list("org", { companyId: unit().id });
    expect(new Set(byCompany.lines.map((line) => line.company?.id))).toEqual(new Set([unit().id]));
  });

  test("a list of more than a page goes on where it ended", async () => {
    for (let n = 0; n < 55; n += 1)
      await enter({ name: `排序${String(n).padStart(3, "0")}`, gridIds: [] }, "community21");
    const first = await list("community21");
    expect(first.lines).toHaveLength(50);
    const second = await list("community21", { after: must(first.next ?? undefined) });
    const ids = [...first.lines, ...second.lines].map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(second.next).toBeNull();
  });

  test("a grid worker reads the estates of the own grid", async () => {
    const name = `网格${newId().slice(-8)}`;
    await enter({ name });
    const names = async (login: string) =>
      (await read(login, gridEstates)).map((estate) => estate.name);
    expect(await names("grid111")).toContain(name);
    expect(await names("grid211")).not.toContain(name);
  });

  test("an estate that is no more leaves the list and stays to be read", async () => {
    const id = await enter();
    const close = async (login: string) => {
      const { version } = await seen(id);
      return execute(
        closeEstate,
        await stage.as(login),
        { id, version, reason: "demolished" },
        newId(),
      );
    };
    await refused(close("secretary1"), "forbidden");
    await close("community11");
    expect((await list("community11")).lines.map((line) => line.id)).not.toContain(id);
    expect(await seen(id)).toMatchObject({
      closed: { reason: "demolished" },
      may: { keep: false, plan: false },
    });
    await refused(change(id, { mode: "self_managed", startsOn: "2026-05-01" }), "not-found");
  });
});

describe("an estate that nobody manages", () => {
  test("is planned for by the community or its street, and stands in the heap without", async () => {
    const id = await enter();
    expect(await seen(id)).toMatchObject({ standing: "none", may: { plan: true } });
    const heap = async () =>
      (await list("secretary1", { heap: "unplanned" })).lines.map((line) => line.id);
    expect(await heap()).toContain(id);
    await refused(plan(id, {}, "dispatcher1"), "forbidden");
    await refused(plan(id, {}, "org"), "forbidden");
    await plan(id, {}, "secretary1");
    expect(await heap()).not.toContain(id);
    expect(await seen(id)).toMatchObject({ standing: "planned" });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      name: "property.planned",
      payload: { way: "state_company" },
    });
    // In place of another one it says why; the one before stays with the reason.
    expect(await faultOf(plan(id))).toEqual({ reason: "field.required" });
    await plan(id, { way: "packaged", partner: "东苑小区", reason: "企业要求一起托管。" });
    const { plans } = await seen(id);
    expect(plans.map(({ status, partner }) => [status, partner])).toEqual([
      ["open", "东苑小区"],
      ["replaced", null],
    ]);
  });

  test("whose plan is over its day is told so until there is a result", async () => {
    const id = await enter();
    await plan(id, { dueOn: "2026-06-10" });
    await database.freeze(new Date("2026-06-11T02:00:00Z"));
    expect(await seen(id)).toMatchObject({ standing: "late" });
    const late = await list("community11", { heap: "late" });
    expect(late.lines.map((line) => line.id)).toContain(id);
    const [open] = (await seen(id)).plans;
    const finish = { id: must(open).id, version: 1, result: "国企已进驻，业主大会表决通过。" };
    await refused(execute(finishPlan, await stage.as("org"), finish, newId()), "forbidden");
    await refused(execute(finishPlan, await stage.as("community21"), finish, newId()), "not-found");
    await execute(finishPlan, await stage.as("secretary1"), finish, newId());
    expect(await seen(id)).toMatchObject({
      standing: "none",
      plans: [{ status: "done", result: finish.result, late: false }],
    });
    await change(id, { mode: "company", companyId: unit().id, startsOn: "2026-06-11" });
    expect((await seen(id)).standing).toBeNull();
    await refused(plan(id), "wrong-status");
    await database.freeze(new Date("2026-06-01T02:00:00Z"));
  });

  test("a street changes nothing of an estate but its plan, past every command too", async () => {
    const id = await enter();
    const street = await stage.as("secretary1");
    const write = (data: Record<string, unknown>) =>
      withScope(street, "write", ({ tx }) => tx.estate.updateMany({ where: { id }, data }));
    await expect(write({ name: "改名", version: 2 })).rejects.toThrow();
    await expect(write({ planDue: new Date("2026-09-01"), version: 2 })).resolves.toEqual({
      count: 1,
    });
  });

  test("with an open plan it is not closed", async () => {
    const id = await enter();
    await plan(id);
    const { version } = await seen(id);
    const input = { id, version, reason: "merged" };
    const own = await stage.as("community11");
    await refused(execute(closeEstate, own, input, newId()), "wrong-status");
  });
});

test("another district sees and writes nothing of it", async () => {
  const id = await enter();
  const there = new Stage(database, "west");
  const own = await there.as("community11");
  await refused(
    withScope(own, "read", (scope) => estateDetail(scope, id)),
    "not-found",
  );
  const input = { id, version: 1, mode: "self_managed", startsOn: "2026-05-01" };
  await refused(execute(manage, own, input, newId()), "not-found");
});
