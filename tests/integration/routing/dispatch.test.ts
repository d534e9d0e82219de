import { describe, expect, test } from "vitest";
import { jobHash } from "@/lib/platform/access/credential";
import { withScope } from "@/lib/platform/db/scope";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { routesAt } from "@/lib/affairs/tickets/queries/routes";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { mostSpecific } from "@/lib/affairs/tickets/rules/catalogue";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, testJobSecret } from "@/tests/support/world";
import { appointClerk, listDuty, publishVersion } from "./rows";

const database = useDatabase("alpha", "beta", "gamma");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
const gamma = new Stage(database, "gamma");

const task = "请到现场查看并处理。";

async function offered(stage: Stage, id: string) {
  const credential = await stage.as("dispatcher1");
  const detail = await withScope(credential, "read", (scope) => ticketDetail(scope, id));
  return must(detail.dispatch);
}

describe("a dispatch goes by the catalogue in force on its day", () => {
  test("by the version of that day, not by a draft, and by the most specific area", async () => {
    const { world } = alpha;
    await publishVersion(database.admin, world, 2, "2026-06-01", [
      { code: "0102", department: "city", limit: [3, "work_day"], closing: "现场清理干净" },
      { code: "0102", department: "water", area: "street1.community2", limit: [5, "work_day"] },
    ]);
    await publishVersion(database.admin, world, 3, null, [{ code: "0102", department: "water" }]);
    const here = await alpha.report();
    const there = await alpha.report({
      areaId: must(world.areas["street1.community2.grid1"]).id,
    });

    await database.freeze(new Date("2026-05-31T10:00:00+08:00"));
    expect((await offered(alpha, here.id)).suggestedId).toBe(world.departments["housing"]?.id);

    await database.freeze(new Date("2026-06-01T10:00:00+08:00"));
    const now = await offered(alpha, here.id);
    expect(now.suggestedId).toBe(world.departments["city"]?.id);
    expect(now.times.routine.limit).toEqual({ value: 3, unit: "work_day" });
    expect((await offered(alpha, there.id)).suggestedId).toBe(world.departments["water"]?.id);

    await alpha.dispatch(here.id, "city");
    expect(await alpha.assignment(here.id)).toMatchObject({
      limit_value: 3,
      limit_unit: "work_day",
      closing: "现场清理干净",
      due_at: new Date("2026-06-04T18:00:00+08:00"),
    });
    await database.freeze(null);
  });

  test("what the database resolves is what the rule says", async () => {
    const { world } = beta;
    const areas = ["district", "street1", "street1.community1", "street2.community2"] as const;
    await publishVersion(
      database.admin,
      world,
      2,
      "2021-01-01",
      areas.map((area) => ({ code: "0201", area, department: "city" })),
    );
    const entries = areas.map((area) => ({ path: must(world.areas[area]).path, area }));
    const credential = await beta.as("center");
    for (const place of Object.values(world.areas)) {
      const [route] = await withScope(credential, "read", (scope) =>
        routesAt(scope, place.path, must(world.categories["0201"])),
      );
      const { rows } = await database.admin.query<{ path: string }>(
        "select path from catalogue_entry where id = $1",
        [route?.entryId],
      );
      expect(rows[0]?.path, place.name).toBe(mostSpecific(entries, place.path)?.path);
    }
  });
});

describe("a community leads only what stands on its duty list (DOMAIN §2.13, 12)", () => {
  test("offered, taken and refused by the list of the day", async () => {
    const { world } = gamma;
    const office = must(world.areas["street1.community1"]).officeId;
    await publishVersion(database.admin, world, 2, "2021-01-01", [
      { code: "0102", lead: "community" },
    ]);
    await listDuty(database.admin, world, {
      code: "0102",
      area: "street1",
      from: "2026-03-01",
      to: "2026-03-31",
    });
    const { id } = await gamma.report();
    const send = () =>
      gamma.onTicket("dispatcher1", dispatch, id, {
        organizationId: office,
        urgency: "routine",
        task,
      });

    await database.freeze(new Date("2026-04-01T10:00:00+08:00"));
    expect((await offered(gamma, id)).suggestedId).toBeNull();
    const late = await refused(send(), "invalid");
    expect(late.fields).toEqual({ organizationId: "dispatch.notOnDutyList" });

    await database.freeze(new Date("2026-03-31T10:00:00+08:00"));
    expect((await offered(gamma, id)).suggestedId).toBe(office);
    const empty = await refused(send(), "invalid");
    expect(empty.fields).toEqual({ organizationId: "dispatch.noClerk" });

    await appointClerk(database.admin, world, "street1.community1");
    await send();
    expect(await gamma.assignment(id)).toMatchObject({ organization_id: office, part: "lead" });
    await database.freeze(null);
  });

  test("an office of another place is no choice", async () => {
    const { world } = gamma;
    const { id } = await gamma.report();
    const elsewhere = must(world.areas["street1.community2"]).officeId;
    await refused(
      gamma.onTicket("dispatcher1", dispatch, id, {
        organizationId: elsewhere,
        urgency: "routine",
        task,
      }),
      "invalid",
    );
  });

  test("the database refuses it too, whoever writes the row", async () => {
    const { world } = gamma;
    const { id, number } = await gamma.report({ categoryId: must(world.categories["0101"]) });
    const community = must(world.areas["street1.community1"]);
    const db = await database.admin.connect();
    await db.query("begin");
    await db.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(world.slug, testJobSecret)).toString("hex"),
    ]);
    const write = db.query(
      `insert into assignment (tenant_id, id, ticket_id, ticket_number, path, organization_id,
         organization_name, part, status, title, task, place, category_name, physical, urgency,
         dispatched_at, dispatched_by, accept_by, recall_until, return_until, first_contact_by, due_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, '社区', 'lead', 'dispatched', '题', '任务任务任务', '地',
         '房屋漏水', true, 'routine', now(), '甲', now(), now(), now(), now(), now())`,
      [world.tenantId, id, number, community.path, community.officeId],
    );
    await expect(write).rejects.toThrow(/duty list/);
    await db.query("rollback");
    db.release();
  });
});

describe("a published version", () => {
  test("is never edited", async () => {
    const { admin } = database;
    const { tenantId } = beta.world;
    await expect(
      admin.query("update catalogue_entry set removed = true where tenant_id = $1", [tenantId]),
    ).rejects.toThrow(/does not change/);
    await expect(
      admin.query("update catalogue_version set note = 'x' where tenant_id = $1", [tenantId]),
    ).rejects.toThrow(/does not change/);
  });
});
