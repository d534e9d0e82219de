import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blindSpots } from "@/lib/across/coverage/queries/blind-spots";
import { unitCount } from "@/lib/across/coverage/queries/export";
import { unitPage } from "@/lib/across/coverage/queries/list";
import { unitFilter } from "@/lib/across/coverage/rules/filter";
import { unitDetail } from "@/lib/across/coverage/queries/unit";
import { unitGaps } from "@/lib/across/coverage/rules/coverage";
import type { UnitFilter } from "@/lib/across/coverage/schema";
import { addAdviser, endAdviser } from "@/lib/ground/units/commands/advisers";
import { closeUnit, reopenUnit } from "@/lib/ground/units/commands/close";
import { contactUnit } from "@/lib/ground/units/commands/contact";
import { editUnit } from "@/lib/ground/units/commands/edit";
import { enterUnit } from "@/lib/ground/units/commands/enter";
import { revealContact } from "@/lib/ground/units/commands/reveal";
import { editForm, enterForm } from "@/lib/ground/units/queries/choices";
import { unitGroups } from "@/lib/ground/units/rules/types";
import { checkCharacter } from "@/lib/ground/units/rules/credit-code";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { writeUnit } from "@/tests/support/members";
import { must } from "@/tests/support/world";

// DOMAIN §6.5, §10 rows 3.5, 4.9, 5.7. It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: Stage;

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

let serial = 0;
function codeOf(): string {
  serial += 1;
  const first = `91310112MA1G${String(serial).padStart(5, "0")}`;
  return `${first}${checkCharacter(first)}`;
}

const facts = {
  type: "private_enterprise",
  operating: "yes",
  lookedOn: "2026-05-20",
  premises: "yes",
};

async function enter(more: Record<string, unknown> = {}, login = "community11") {
  const input = { ...facts, name: `科技公司${newId().slice(-8)}`, ...more };
  return (await execute(enterUnit, await stage.as(login), input, newId())).id;
}

async function read<T>(login: string, fn: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(await stage.as(login), "read", fn);
}
const seen = (id: string, login = "community11") => read(login, (scope) => unitDetail(scope, id));
const list = (login: string, filter: UnitFilter = {}) =>
  read(login, (scope) => unitPage(scope, filter));
const names = async (login: string, filter: UnitFilter = {}) =>
  (await list(login, filter)).lines.map(({ name }) => name);

async function faultOf(doing: Promise<unknown>) {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Refusal) return error.fields;
    throw error;
  }
  return null;
}

/** A unit that has reported to a community. */
async function reported(name: string, place = "street1.community1", phone = "13700000077") {
  const db = await database.admin.connect();
  try {
    await db.query("begin; set local session_replication_role = replica");
    const unit = await writeUnit(db, stage.world, place, { name, phone });
    await db.query("commit");
    return unit;
  } finally {
    db.release();
  }
}

describe("the register of units", () => {
  test("each level enters what lies at its own place, and reads what lies below", async () => {
    const name = "锦绣大厦";
    const id = await enter({ name, type: "office_building", staff: "12", staffOn: "2026-05-01" });
    const unit = await seen(id);
    expect(unit).toMatchObject({
      name,
      type: "office_building",
      operating: true,
      coverage: "none",
      seated: false,
      checkIn: null,
      staff: { count: 12, on: "2026-05-01" },
    });
    expect(await names("secretary1", { text: "锦绣" })).toEqual([name]);
    expect(await names("org", { text: "锦绣" })).toEqual([name]);
    expect(await names("community12", { text: "锦绣" })).toEqual([]);
    expect(await names("secretary2", { text: "锦绣" })).toEqual([]);
    await refused(seen(id, "community21"), "not-found");
    await refused(enter({}, "dispatcher1"), "forbidden");
    await refused(enter({}, "grid111"), "forbidden");
    const street = await enter({ name: "街道上的商场", type: "market" }, "secretary1");
    expect((await seen(street, "secretary1")).place).toContain("街道");
    await refused(seen(street, "community11"), "not-found");
    const { rows } = await database.admin.query(
      "select name, payload from event where subject_id = $1 order by seq",
      [id],
    );
    expect(rows).toEqual([
      { name: "organization.added", payload: {} },
      { name: "units.entered", payload: { type: "office_building", known: false } },
    ]);
  });

  test("who has reported is chosen and not typed again", async () => {
    const { id, name } = await reported("区少年宫");
    const form = await read("community11", enterForm);
    expect(form.known).toContainEqual({ id, name });
    expect(await faultOf(enter({ name }))).toEqual({ name: "field.unitKnown" });
    expect(await enter({ organizationId: id, name, type: "other" })).toBe(id);
    const unit = await seen(id);
    expect(unit.name).toBe(name);
    expect(unit.checkIn).not.toBeNull();
    expect((await read("community11", enterForm)).known).not.toContainEqual({ id, name });
    expect(await faultOf(enter({ organizationId: id, name: "别的名字" }))).toEqual({
      organizationId: "field.choose",
    });
  });

  test("what is in the register already is told by its code, or by name and address", async () => {
    const creditCode = codeOf();
    await enter({ name: "双胞胎公司", creditCode, address: "一号路1号" });
    expect(await faultOf(enter({ creditCode }, "community12"))).toEqual({
      creditCode: "field.creditCodeTaken",
    });
    expect(await faultOf(enter({ creditCode }, "community21"))).toEqual({
      creditCode: "field.creditCodeTaken",
    });
    expect(await faultOf(enter({ name: "双胞胎公司", address: "一号路1号" }))).toEqual({
      name: "field.unitThere",
    });
    await enter({ name: "双胞胎公司", address: "二号路8号" });
    expect(await faultOf(enter({ creditCode: "91310112MA1G00000" }))).toEqual({
      creditCode: "field.creditCode",
    });
  });

  test("tenants stand on the page of their building; a host has no host", async () => {
    const host = await enter({ name: "云上大厦", type: "office_building" });
    const tenant = await enter({ name: "云上科技", hostId: host });
    expect((await seen(host)).tenants).toEqual({
      lines: [{ id: tenant, name: "云上科技", type: "private_enterprise" }],
      count: 1,
    });
    expect((await seen(tenant)).host).toEqual({ id: host, name: "云上大厦" });
    expect(await faultOf(enter({ type: "market", hostId: host }))).toEqual({
      hostId: "field.hostOfHost",
    });
    expect(await faultOf(enter({ hostId: tenant }))).toEqual({ hostId: "field.choose" });
    expect(await faultOf(enter({ hostId: host }, "community12"))).toEqual({
      hostId: "field.choose",
    });
    const version = "1";
    const close = { id: host, version, on: "2026-05-30", reason: "revoked", note: "公示系统" };
    await refused(
      execute(closeUnit, await stage.as("community11"), close, newId()),
      "wrong-status",
    );
  });

  test("a market with many is opened in the register: its list, its figures and its file are of them alone", async () => {
    const host = await enter({ name: "万家市场", type: "market" });
    const other = await enter({ name: "别家大厦", type: "office_building" });
    await enter({ name: "别家摊位", hostId: other });
    for (let n = 0; n < 23; n += 1) {
      const operating = n < 20 ? "yes" : "no";
      await enter({ name: `摊位${String(n).padStart(2, "0")}`, hostId: host, operating });
    }
    const { tenants } = await seen(host);
    expect([tenants.count, tenants.lines.length]).toEqual([23, 20]);
    expect(tenants.lines[0]?.name).toBe("摊位00");
    const page = await list("community11", { hostId: host });
    expect(page.host).toEqual({ id: host, name: "万家市场" });
    expect([page.count, page.lines.length]).toEqual([23, 23]);
    const { open, operating, idle, all } = page.figures;
    expect([open, operating, idle, all.gaps.blind]).toEqual([23, 20, 3, 20]);
    const idleOnes = await list("community11", { hostId: host, operating: false });
    expect(idleOnes.lines.map(({ name }) => name)).toEqual(["摊位20", "摊位21", "摊位22"]);
    const second = await list("community11", { hostId: host, text: "摊位2", operating: false });
    expect([second.count, second.figures.idle]).toEqual([3, 3]);
    const blind = await list("community11", { hostId: host, gap: "blind" });
    expect(blind.count).toBe(20);
    const both = await list("community11", { hostId: host, text: "摊位1" });
    expect([both.count, both.figures.open]).toEqual([10, 10]);
    const filed = (login: string) => read(login, (scope) => unitCount(scope, unitFilter({ host })));
    expect(await filed("community11")).toBe(23);
    const idleFiled = unitFilter({ host, operating: "no" });
    expect(await read("community11", (scope) => unitCount(scope, idleFiled))).toBe(3);
    const elsewhere = await list("community12", { hostId: host });
    expect([elsewhere.host, elsewhere.count, elsewhere.figures.open]).toEqual([null, 0, 0]);
    expect(await filed("community12")).toBe(0);
  });

  test("a building stays one, and stays open, while others are in it", async () => {
    const host = await enter({ name: "不改类型的大厦", type: "office_building" });
    const tenant = await enter({ name: "楼里的公司", hostId: host });
    const own = await stage.as("community11");
    const input = { id: host, version: "1", ...facts, name: "不改类型的大厦" };
    await refused(execute(editUnit, own, input, newId()), "wrong-status");
    await execute(editUnit, own, { ...input, type: "market" }, newId());
    const past = (data: Record<string, unknown>) =>
      withScope(own, "write", ({ tx }) =>
        tx.unitProfile.updateMany({ where: { id: host }, data: { ...data, version: 3 } }),
      );
    await expect(past({ type: "other" })).rejects.toThrow(/others are in it/);
    await expect(past({ closedOn: new Date("2026-05-30") })).rejects.toThrow(/others are in it/);

    // Once it is empty it may go; a tenant that is put back later is nobody's tenant any more.
    const shut = { on: "2026-05-30", reason: "deregistered", note: "公示系统" };
    await execute(closeUnit, own, { id: tenant, version: "1", ...shut }, newId());
    await execute(closeUnit, own, { id: host, version: "2", ...shut }, newId());
    const back = { id: tenant, version: "2", note: "查错了，还在营。" };
    await execute(reopenUnit, own, back, newId());
    expect((await seen(tenant)).host).toBeNull();
    const late = withScope(own, "write", ({ tx }) =>
      tx.unitProfile.updateMany({ where: { id: tenant }, data: { hostId: host, version: 4 } }),
    );
    await expect(late).rejects.toThrow(/no such host/);
  });

  test("of a tenant that was entered above the building hears all the same", async () => {
    const host = await enter({ name: "街道单位所在的大厦", type: "office_building" });
    await enter({ name: "街道登记的公司", hostId: host }, "secretary1");
    const close = { id: host, version: "1", on: "2026-05-30", reason: "revoked", note: "公示系统" };
    const said = refused(
      execute(closeUnit, await stage.as("community11"), close, newId()),
      "wrong-status",
    );
    expect((await said).reason).toBe("units.hasTenantsElsewhere");
  });

  test("a building of the street stays the host of a community's unit, by its name alone", async () => {
    const host = await enter({ name: "街道的商业中心", type: "market" }, "secretary1");
    const tenant = await enter({ name: "商业中心里的店" });
    await database.pastTriggers("update unit_profile set host_id = $2 where id = $1", [
      tenant,
      host,
    ]);
    const shown = { id: null, name: "街道的商业中心" };
    expect((await seen(tenant)).host).toEqual(shown);
    expect((await seen(tenant, "secretary1")).host).toEqual({ ...shown, id: host });
    const form = await read("community11", (scope) => editForm(scope, tenant));
    expect(form.facts.hostId).toBeNull();
    const input = { id: tenant, ...facts, name: "商业中心里的店" };
    const own = await stage.as("community11");
    await execute(editUnit, own, { ...input, version: "1" }, newId());
    expect((await seen(tenant)).host).toEqual(shown);
    await execute(editUnit, own, { ...input, version: "2", type: "market" }, newId());
    expect((await seen(tenant)).host).toBeNull();
  });

  test("what lies elsewhere is nobody's to take over, rename or close", async () => {
    const unit = await reported("另一街道的单位", "street2.community1", "13700000078");
    const department = must(stage.world.departments["housing"]);
    const office = must(must(stage.world.areas["street1.community1"]).officeId);
    for (const organizationId of [unit.id, department.id, office]) {
      expect(await faultOf(enter({ organizationId, name: "被改名的单位" }))).toEqual({
        organizationId: "field.choose",
      });
    }
    const own = await stage.as("community11");
    const { tenantId, areas } = stage.world;
    const { id: areaId, path } = must(areas["street1.community1"]);
    const row = { type: "other", operating: true, premises: true, enteredBy: "t" };
    const days = { lookedOn: new Date("2026-05-20"), enteredAt: new Date() };
    for (const id of [unit.id, department.id, office]) {
      const past = withScope(own, "write", ({ tx }) =>
        tx.unitProfile.createMany({ data: [{ ...row, ...days, tenantId, id, path, areaId }] }),
      );
      await expect(past).rejects.toThrow(/no organization of this place/);
    }
    // Also beside a profile that was written before there was a guard the organization stays as it is.
    await database.pastTriggers(
      `insert into unit_profile (tenant_id, id, path, area_id, type, operating, looked_on, premises, closed_on, entered_at, entered_by)
       values ($1, $2, $3, $4, 'other', true, '2026-05-20', true, '2026-05-30', now(), 't')`,
      [tenantId, unit.id, path, areaId],
    );
    await withScope(
      own,
      "write",
      ({ tx }) => tx.$queryRaw`select sec.follow_unit(${unit.id}::uuid, '被改名的单位')`,
    );
    const { rows } = await database.admin.query(
      "select name, valid_to from organization where id = $1",
      [unit.id],
    );
    expect(rows).toEqual([{ name: unit.name, valid_to: null }]);
    await database.pastTriggers("delete from unit_profile where id = $1", [unit.id]);
  });

  test("it is changed by its own level, once at a time; its name is the organization's", async () => {
    const id = await enter({ name: "改名前的公司" });
    const input = { id, version: "1", ...facts, name: "改名后的公司", operating: "no" };
    await refused(execute(editUnit, await stage.as("secretary1"), input, newId()), "forbidden");
    await refused(execute(editUnit, await stage.as("community12"), input, newId()), "not-found");
    await execute(editUnit, await stage.as("community11"), input, newId());
    await refused(execute(editUnit, await stage.as("community11"), input, newId()), "conflict");
    expect(await seen(id)).toMatchObject({ name: "改名后的公司", operating: false, version: 2 });
    const form = await read("community11", (scope) => editForm(scope, id));
    expect(form.facts).toMatchObject({ name: "改名后的公司", operating: false });
    await refused(
      read("secretary1", (scope) => editForm(scope, id)),
      "not-found",
    );
  });

  test("its contact is encrypted and shown one by one, with a purpose, on record", async () => {
    const id = await enter({ contactName: "欧阳明", contactPhone: "13911112222" });
    const before = await seen(id);
    expect(before.contact).toEqual({ name: "欧**", phone: "139****2222" });
    expect(before.disclosed).toBeNull();
    const asked = { id, text: "约走访时间" };
    await refused(
      execute(revealContact, await stage.as("community12"), asked, newId()),
      "not-found",
    );
    await execute(revealContact, await stage.as("secretary1"), asked, newId());
    expect((await seen(id, "secretary1")).disclosed).toMatchObject({
      name: "欧阳明",
      phone: "13911112222",
    });
    expect((await seen(id)).disclosed).toBeNull();
    const bare = await enter({});
    const none = { id: bare, text: "约走访时间" };
    await refused(
      execute(revealContact, await stage.as("community11"), none, newId()),
      "wrong-status",
    );
  });

  test("a contact stays, is exchanged, or goes", async () => {
    const id = await enter({ contactName: "欧阳明", contactPhone: "13911112222" });
    const { name } = await seen(id);
    const change = async (version: number, more: Record<string, unknown>) =>
      execute(
        editUnit,
        await stage.as("community11"),
        { id, version: String(version), ...facts, name, ...more },
        newId(),
      );
    await change(1, {});
    expect((await seen(id)).contact?.name).toBe("欧**");
    expect(await faultOf(change(2, { contact: "change" }))).toEqual({
      contactName: "field.required",
    });
    await change(2, { contact: "change", contactName: "司马云" });
    expect((await seen(id)).contact).toEqual({ name: "司**", phone: null });
    await change(3, { contact: "erase" });
    expect((await seen(id)).contact).toBeNull();
  });
});

describe("a unit that was deregistered", () => {
  test("leaves every figure and stays to be read with its trace, and is put back with a reason", async () => {
    const name = "注销的空壳公司";
    const id = await enter({ name, contactName: "欧阳明", creditCode: codeOf() });
    const before = (await list("community11")).figures;
    const closing = {
      id,
      version: "1",
      on: "2026-05-28",
      reason: "deregistered",
      note: "国家企业信用信息公示系统",
    };
    const own = await stage.as("community11");
    await refused(execute(closeUnit, await stage.as("secretary1"), closing, newId()), "forbidden");
    expect(
      await faultOf(execute(closeUnit, own, { ...closing, on: "2026-06-02" }, newId())),
    ).toEqual({
      on: "field.unitDayAhead",
    });
    await execute(closeUnit, own, closing, newId());
    const { figures } = await list("community11");
    expect([figures.open, figures.operating, figures.closed]).toEqual([
      before.open - 1,
      before.operating - 1,
      before.closed + 1,
    ]);
    expect(await names("community11", { text: name })).toEqual([]);
    expect(await names("community11", { text: name, closed: true })).toEqual([name]);
    const unit = await seen(id);
    expect(unit.closedOn).toBe("2026-05-28");
    expect(unit.contact).toBeNull();
    expect(unit.steps).toMatchObject([
      { step: "closed", reason: "deregistered", note: closing.note, on: "2026-05-28" },
    ]);
    const { rows } = await database.admin.query(
      "select valid_to::text as day from organization where id = $1",
      [id],
    );
    expect(rows).toEqual([{ day: "2026-05-28" }]);
    const line = { id, happenedOn: "2026-05-29", note: "看过了" };
    await refused(execute(contactUnit, own, line, newId()), "not-found");
    await refused(execute(closeUnit, own, { ...closing, version: "2" }, newId()), "wrong-status");

    const back = { id, version: "2", note: "查错了，同名的另一家。" };
    await execute(reopenUnit, own, back, newId());
    expect((await list("community11")).figures.open).toBe(before.open);
    expect((await seen(id)).steps.map(({ step }) => step).sort()).toEqual(["closed", "reopened"]);
    await refused(execute(reopenUnit, own, { ...back, version: "3" }, newId()), "wrong-status");
  });
});

describe("what reaches a unit", () => {
  const adviser = { kind: "adviser", name: "郑指导员", startsOn: "2026-05-01" };

  test("an adviser of today is work coverage, one who has ended is none", async () => {
    const id = await enter();
    const street = await stage.as("secretary1");
    await refused(
      execute(addAdviser, await stage.as("community12"), { id, ...adviser }, newId()),
      "not-found",
    );
    expect(
      await faultOf(
        execute(addAdviser, street, { id, ...adviser, startsOn: "2026-06-02" }, newId()),
      ),
    ).toEqual({ startsOn: "field.unitDayAhead" });
    await execute(addAdviser, street, { id, ...adviser }, newId());
    const unit = await seen(id);
    expect(unit.coverage).toBe("adviser");
    const [row] = unit.advisers;
    const end = { id: must(row).id, version: "1", endsOn: "2026-05-31" };
    await execute(endAdviser, await stage.as("community11"), end, newId());
    expect((await seen(id)).coverage).toBe("none");
    await refused(execute(endAdviser, street, end, newId()), "not-found");
  });

  test("a contact is a day and a line; after half a year a unit is spoken of", async () => {
    const name = "很久没有联系的店";
    const id = await enter({ name, type: "self_employed" });
    expect(await names("community11", { text: name, gap: "silent" })).toEqual([name]);
    const own = await stage.as("community11");
    expect(
      await faultOf(
        execute(contactUnit, own, { id, happenedOn: "2026-06-02", note: "去了" }, newId()),
      ),
    ).toEqual({ happenedOn: "field.unitDayAhead" });
    await execute(contactUnit, own, { id, happenedOn: "2025-12-01", note: "走访。" }, newId());
    expect(await names("community11", { text: name, gap: "silent" })).toEqual([name]);
    await execute(
      contactUnit,
      own,
      { id, happenedOn: "2026-05-30", note: "送办事指南。" },
      newId(),
    );
    expect(await names("community11", { text: name, gap: "silent" })).toEqual([]);
    expect((await seen(id)).contacts.map(({ on }) => on)).toEqual(["2026-05-30", "2025-12-01"]);
  });

  test("a unit that reports with its own Party organization has one, wherever it reports", async () => {
    const { id, name } = await reported("区图书馆", "street1.community2", "13700000088");
    await enter({ organizationId: id, name, type: "other" }, "secretary1");
    const below = await seen(id, "secretary1");
    expect(below).toMatchObject({ coverage: "own", byCheckIn: true });
    expect(below.checkIn).toMatchObject({ party: `${name}党支部`, members: 12 });
    // The check-in lies beside: it counts, and what it says is not read here.
    await database.pastTriggers(
      `update unit_check_in k set path = a.path, area_id = a.id from area a
       where k.tenant_id = $1 and k.organization_id = $2 and a.tenant_id = k.tenant_id and a.id = $3`,
      [stage.world.tenantId, id, must(stage.world.areas["street2.community1"]).id],
    );
    expect(await seen(id, "secretary1")).toMatchObject({
      coverage: "own",
      byCheckIn: true,
      checkIn: null,
    });
    expect((await list("secretary1", { text: name, coverage: "own" })).count).toBe(1);
    // What the register of Party organizations says comes first.
    const { tenantId, areas } = stage.world;
    const place = must(areas["street1"]);
    const joint = newId();
    await database.pastTriggers(
      `insert into party_organization (tenant_id, id, path, area_id, level, form, name, unit_ids, established_on)
       values ($1, $2, $3, $4, 'branch', 'joint', '文化联合支部', $5, '2024-01-01')`,
      [tenantId, joint, place.path, place.id, [id]],
    );
    expect(await seen(id, "secretary1")).toMatchObject({ coverage: "joint", byCheckIn: false });
    await database.pastTriggers("delete from party_organization where id = $1", [joint]);
    // Without members, or over: none.
    const change = async (to: string) => {
      await database.pastTriggers(`update unit_check_in set ${to} where organization_id = $1`, [
        id,
      ]);
      return (await seen(id, "secretary1")).coverage;
    };
    expect(await change("member_count = 0")).toBe("none");
    expect(await change("member_count = 5")).toBe("own");
    expect(await change("status = 'ended', end_reason = 'moved', ended_at = now()")).toBe("none");
  });

  test("one unit is reckoned as it is among all", async () => {
    const own = await stage.as("org");
    const standing = (scope: Scope, unit: string | null) =>
      scope.tx.$queryRaw<{ id: string }[]>`
        select s.* from sec.unit_standing('2026-06-01'::date, ${unit}::uuid) s order by s.id`;
    const some = await withScope(own, "read", async (scope) => {
      const all = await standing(scope, null);
      expect(all.length).toBeGreaterThan(10);
      for (const row of all) expect(await standing(scope, row.id)).toEqual([row]);
      return must(all[0]).id;
    });
    const west = await new Stage(database, "west").as("org");
    expect(await withScope(west, "read", (scope) => standing(scope, some))).toEqual([]);
  });

  test("a unit that is named by an organization above is covered, though nobody here reads that one", async () => {
    const id = await enter();
    const { tenantId, areas } = stage.world;
    const place = must(areas["street1"]);
    await database.pastTriggers(
      `insert into party_organization (tenant_id, id, path, area_id, level, form, name, unit_ids, established_on)
       values ($1, $2, $3, $4, 'branch', 'joint', '街道联合支部', $5, '2024-01-01')`,
      [tenantId, newId(), place.path, place.id, [id]],
    );
    const own = await seen(id);
    expect(own.coverage).toBe("joint");
    expect(own.does.party).toEqual([]);
    expect((await seen(id, "secretary1")).does.party.map(({ name }) => name)).toEqual([
      "街道联合支部",
    ]);
  });
});

describe("the list", () => {
  test("pages by place and name, and every part of the address narrows it", async () => {
    for (let n = 0; n < 52; n += 1) {
      await enter({ name: `翻页单位${String(n).padStart(2, "0")}` }, "community22");
    }
    const first = await list("community22", { text: "翻页" });
    expect(first.lines.length).toBe(50);
    const next = await list("community22", { text: "翻页", after: must(first.next ?? undefined) });
    expect(next.lines.map(({ name }) => name)).toEqual(["翻页单位50", "翻页单位51"]);
    expect(next.next).toBeNull();
    const { figures } = first;
    expect(figures.open).toBe(52);
    expect((await list("community22", { text: "翻页单位0" })).figures.open).toBe(10);
    const { figures: every } = await list("community22");
    for (const type of ["private_enterprise", "school"] as const) {
      const page = await list("community22", { type });
      expect(Math.min(every.types[type], 50)).toBe(page.lines.length);
    }
  });

  test("every figure opens as many rows as it says, also what lies at the place itself", async () => {
    const { figures, places } = await read("secretary1", (scope) => blindSpots(scope, undefined));
    const rows = async (filter: UnitFilter) => (await list("secretary1", filter)).count;
    const { coverage, gaps, operating } = figures.all;
    // 两新 alone: a building beside its tenants, or a school, would thin the rates.
    const sector = { group: "new_sector" } as const;
    const { organization, own, work } = figures.rates;
    expect(organization.whole).toBe(await rows({ ...sector, operating: true }));
    expect(organization.whole).toBeLessThan(operating);
    expect(await rows({ ...sector, coverage: "organization" })).toBe(organization.part);
    expect(await rows({ ...sector, coverage: "own" })).toBe(own.part);
    expect(await rows({ ...sector, coverage: "work" })).toBe(work.part);
    expect(await rows({ operating: true })).toBe(operating);
    const seen = (await list("secretary1")).figures;
    expect(await rows({ operating: false })).toBe(seen.idle);
    expect(seen.idle).toBeGreaterThan(0);
    expect(seen.open).toBe(seen.operating + seen.idle);
    expect(await rows({ coverage: "organization" })).toBe(coverage.own + coverage.joint);
    for (const coverage of ["organization", "own", "work"] as const) {
      const { part } = figures.rates[coverage];
      expect(await rows({ group: "new_sector", coverage })).toBe(part);
      for (const group of unitGroups)
        expect(await rows({ group, coverage })).toBe(figures.groups[group].rates[coverage].part);
    }
    const { whole } = figures.rates.organization;
    expect(whole).toBeLessThan(operating);
    expect(await rows({ group: "new_sector", operating: true })).toBe(whole);
    expect(await rows({ target: true })).toBe(figures.target.count);
    expect(await rows({ target: true, coverage: "organization" })).toBe(
      figures.target.rates.organization.part,
    );
    expect(await rows({ coverage: "work" })).toBe(operating - coverage.none);
    for (const gap of unitGaps) expect(await rows({ gap })).toBe(gaps[gap]);
    for (const group of unitGroups)
      expect(await rows({ group, gap: "blind" })).toBe(figures.groups[group].gaps.blind);
    expect(places.filter(({ direct }) => direct).length).toBe(1);
    for (const { id, direct, ...place } of places) {
      expect(await rows({ areaId: id, direct, operating: true })).toBe(place.operating);
      expect(await rows({ areaId: id, direct, gap: "uncovered" })).toBe(place.uncovered);
    }
  });

  test("a place where nobody has registered a unit is told of as such", async () => {
    const street = await read("secretary1", (scope) => blindSpots(scope, undefined));
    const { tenantId, areas } = stage.world;
    const { rows: below } = await database.admin.query<{ id: string }>(
      `select id from area where tenant_id = $1 and parent_id = $2 and level = 'community' and valid_to is null`,
      [tenantId, must(areas["street1"]).id],
    );
    const ids = street.places.filter(({ direct }) => !direct).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(below.map(({ id }) => id).toSorted());
    const empty = newId();
    await database.pastTriggers(
      `insert into area (tenant_id, id, parent_id, level, code, name, path, valid_from, tag)
       select tenant_id, $2, parent_id, level, left(code, 9) || '987', '新设社区', regexp_replace(path, '[^.]+\.$', 'zz.'), valid_from, reverse(tag)
       from area where tenant_id = $1 and id = $3`,
      [tenantId, empty, must(areas["street1.community1"]).id],
    );
    try {
      const found = (await read("secretary1", (scope) => blindSpots(scope, undefined))).places;
      expect(found).toContainEqual({
        id: empty,
        name: "新设社区",
        direct: false,
        registered: 0,
        operating: 0,
        blind: 0,
        uncovered: 0,
      });
      const [other] = (await read("org", (scope) => blindSpots(scope, undefined))).places;
      expect(other?.direct).toBe(false);
    } finally {
      await database.pastTriggers("delete from area where id = $1", [empty]);
    }
  });

  test("another district is not there", async () => {
    const west = new Stage(database, "west");
    const page = await withScope(await west.as("org"), "read", (scope) => unitPage(scope, {}));
    expect(page.figures.open).toBe(2);
  });
});
