import { describe, expect, test } from "vitest";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { extend } from "@/lib/affairs/tickets/commands/extend";
import { nameComplained } from "@/lib/affairs/tickets/commands/name-complained";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { reveal } from "@/lib/affairs/tickets/commands/reveal";
import { revealPhone } from "@/lib/affairs/tickets/commands/reveal-phone";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §2.12 and §2.13, 9: whom a matter is against neither handles it nor learns who raised it.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const person = { name: "王小明", phone: "13812345678", allowCall: "on" };
const purpose = { text: "回电核实地点" };
const department = (key: string) => must(stage.world.departments[key]).id;
const office = (key: string) => must(must(stage.world.areas[key]).officeId);
const see = async <T>(login: string, fn: (scope: Scope) => Promise<T>) =>
  withScope(await stage.as(login), "read", fn);

/** What the database itself gives out, whatever the rule says. */
const given = (login: string, id: string) =>
  see(login, ({ tx }) => tx.$queryRaw<unknown[]>`select 1 as one from sec.reveal(${id}::uuid)`);

async function against(complainedId: string) {
  const { id } = await stage.report(person);
  await stage.onTicket("dispatcher1", reclassify, id, {
    categoryId: must(stage.world.categories["0102"]),
    complainedId,
  });
  return id;
}

async function alsoServes(login: string, at: { area?: string; department?: string }) {
  const area = at.area === undefined ? null : must(stage.world.areas[at.area]);
  const place =
    area === null
      ? [department(must(at.department)), must(stage.world.areas["district"]).path]
      : [area.id, area.path];
  const { rows } = await database.admin.query<{ id: string }>(
    `insert into duty (tenant_id, id, person_id, role, ${area === null ? "organization_id" : "area_id"}, path, valid_from)
     values ($1, $2, $3, $4, $5, $6, '2020-01-01') returning id`,
    [
      stage.world.tenantId,
      newId(),
      must(stage.world.people[login]).personId,
      area === null ? "dept_clerk" : "community_secretary",
      ...place,
    ],
  );
  return async () => {
    await database.pastTriggers("update duty set valid_to = '2020-01-02' where id = $1", [
      must(rows[0]).id,
    ]);
  };
}

async function hidden(login: string, id: string) {
  const no = await refused(stage.onTicket(login, reveal, id, purpose), "forbidden");
  expect(no.reason).toBe("refusal.complainedSide");
  expect(await given(login, id)).toEqual([]);
  const page = await see(login, (scope) => ticketDetail(scope, id));
  expect(page.ticketVerbs).not.toContain("reveal");
  expect(page.interested).toBe(true);
}

async function open(login: string, id: string) {
  await stage.onTicket(login, reveal, id, purpose);
  expect(await given(login, id)).toHaveLength(1);
  const page = await see(login, (scope) => ticketDetail(scope, id));
  expect(page.interested).toBe(false);
  expect(page.contact).toMatchObject({ name: person.name, phone: person.phone });
}

describe("who raised a matter", () => {
  test("against a street goes to the district, and nobody who works in the street sees it again", async () => {
    const id = await against(office("street1"));
    const root = must(stage.world.areas["district"]);
    // As it stood, with the names of its place, and nobody's turn is taken away by having moved.
    expect(await stage.ticket(id)).toMatchObject({
      path: root.path,
      area_id: root.id,
      status: "screening",
      transfers: 0,
    });
    expect((await stage.ticket(id))["place_names"]).toContain(
      must(stage.world.areas["street1"]).name,
    );
    for (const login of ["dispatcher1", "secretary1", "grid111"]) {
      await refused(stage.onTicket(login, reveal, id, purpose), "not-found");
      expect(await given(login, id)).toEqual([]);
    }
    await open("center", id);
    const page = await see("center", (scope) => ticketDetail(scope, id));
    expect(page.complainedName).toBe(must(stage.world.areas["street1"]).name);
    // Neither by hand nor past the rule does it come back there.
    const back = { areaId: must(stage.world.areas["street1.community1"]).id, text: "请街道办理。" };
    const no = await refused(stage.onTicket("center", transfer, id, back), "invalid");
    expect(no.fields).toEqual({ areaId: "field.complainedPlace" });
    const { version } = await stage.ticket(id);
    const past = withScope(
      await stage.as("center"),
      "write",
      ({ tx }) => tx.$queryRaw`select sec.transfer_ticket(${id}::uuid, ${Number(version)}::int,
        ${back.areaId}::uuid, 'screening', '退回')`,
    );
    await expect(past).rejects.toThrow(/place complained about/);
    // The district sends it out itself.
    await stage.dispatch(id, "housing", "center");
    expect(await stage.ticket(id)).toMatchObject({ status: "dispatched", path: root.path });
  });

  test("against a community is told to its street, and to nobody who also serves there", async () => {
    const id = await against(office("street1.community1"));
    expect((await stage.ticket(id))["path"]).toBe(must(stage.world.areas["street1"]).path);
    await refused(stage.onTicket("grid111", reveal, id, purpose), "not-found");
    await open("dispatcher1", id);
    const away = await alsoServes("center", { area: "street1.community1" });
    await hidden("center", id);
    await away();
    await open("center", id);
  });

  test("against a department is told to nobody who also serves in it", async () => {
    const id = await against(department("water"));
    const away = await alsoServes("dispatcher1", { department: "water" });
    await hidden("dispatcher1", id);
    await open("center", id);
    await away();
    await open("dispatcher1", id);
  });

  test("is told by phone number to no clerk who also serves where it is complained about", async () => {
    const id = await against(department("water"));
    await stage.dispatch(id, "housing");
    await stage.onWork("housingclerk", accept, id);
    const away = await alsoServes("housingclerk", { department: "water" });
    const no = await refused(stage.onWork("housingclerk", revealPhone, id, purpose), "forbidden");
    expect(no.reason).toBe("refusal.complainedSide");
    expect(await given("housingclerk", id)).toEqual([]);
    const work = await stage.assignment(id);
    const page = await see("housingclerk", (scope) => assignmentDetail(scope, work.id));
    expect(page.verbs).not.toContain("revealPhone");
    await away();
    await stage.onWork("housingclerk", revealPhone, id, purpose);
  });

  test("is given by the database to nobody who is kept from the matter", async () => {
    const { id } = await stage.report(person);
    expect(await given("dispatcher1", id)).toHaveLength(1);
    const entry = { personId: must(stage.world.people["dispatcher1"]).personId, ground: "related" };
    const input = { id, ...entry, text: "与诉求人是亲属。" };
    await execute(recuse, await stage.as("secretary1"), input, newId());
    expect(await given("dispatcher1", id)).toEqual([]);
  });
});

describe("whom it is against, when that comes out while it is in work", () => {
  test("loses the matter, with those who helped it, and is sent nothing again", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const part = { organizationId: department("city"), task: "请配合清运。" };
    await stage.onTicket("dispatcher1", addCo, id, part);
    await stage.onTicket("dispatcher1", nameComplained, id, {
      complainedId: department("housing"),
    });
    expect(await stage.ticket(id)).toMatchObject({ status: "screening", lead_assignment_id: null });
    expect(await stage.assignmentOf(id, "housing")).toMatchObject({ status: "recalled" });
    expect(await stage.assignmentOf(id, "city")).toMatchObject({ status: "recalled" });
    expect((await stage.events(id)).slice(-3)).toEqual([
      "ticket.complained_named",
      "assignment.recalled",
      "assignment.part_ended",
    ]);
    const no = await refused(stage.dispatch(id, "housing"), "invalid");
    expect(no.fields).toEqual({ organizationId: "dispatch.complained" });
    await stage.dispatch(id, "water");
    const { status } = await stage.ticket(id);
    expect(status).toBe("dispatched");
  });

  test("and a helper loses its part only", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const part = { organizationId: department("city"), task: "请配合清运。" };
    await stage.onTicket("dispatcher1", addCo, id, part);
    await stage.onTicket("dispatcher1", nameComplained, id, { complainedId: department("city") });
    expect(await stage.ticket(id)).toMatchObject({ status: "in_progress" });
    expect(await stage.assignmentOf(id, "city")).toMatchObject({ status: "recalled" });
    expect(await stage.assignmentOf(id, "housing")).toMatchObject({ status: "in_progress" });
  });

  test("a street that turns out to be meant loses what is in work, with all that belongs to it", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const asking = { reason: "配件要从外地调来，需要几天。", told: "配件正在路上，请再等两天。" };
    await stage.onWork("housingclerk", askExtension, id, { ...asking, days: 2 });
    const before = await stage.assignment(id);
    await stage.onTicket("dispatcher1", nameComplained, id, { complainedId: office("street1") });
    const root = must(stage.world.areas["district"]).path;
    expect(await stage.ticket(id)).toMatchObject({ status: "in_progress", path: root });
    const { rows } = await database.admin.query(
      `select distinct path from (select path from assignment where ticket_id = $1 union all
       select path from complainant where ticket_id = $1 union all select path from message where ticket_id = $1 union all
       select path from application where ticket_id = $1 union all select path from event where ticket_id = $1 union all
       select path from clock where ticket_id = $1) x`,
      [id],
    );
    expect(rows).toEqual([{ path: root }]);
    // Who works on it goes on as before, and the district decides instead of the street.
    expect(await stage.assignment(id)).toMatchObject({ due_at: before["due_at"] });
    await stage.onWork("center", extend, id, { days: 1, text: "情况属实，同意。" });
    await refused(stage.onTicket("dispatcher1", reveal, id, purpose), "not-found");
  });

  test("the database takes no order for it, whoever writes it", async () => {
    const id = await against(department("water"));
    await stage.dispatch(id, "housing");
    const copied = withScope(
      await stage.as("dispatcher1"),
      "write",
      ({ tx }) => tx.$executeRaw`
        insert into assignment select (jsonb_populate_record(a, jsonb_build_object('id', ${newId()}::text,
          'organization_id', ${department("water")}::text, 'part', 'co', 'lead_assignment_id', a.id))).*
        from assignment a where a.ticket_id = ${id}::uuid`,
    );
    await expect(copied).rejects.toThrow(/complained about/);
  });
});
