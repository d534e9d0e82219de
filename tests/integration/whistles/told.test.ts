import { beforeEach, describe, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold, inboxPage } from "@/lib/across/notifications/queries/inbox";
import { deskOf } from "@/lib/across/desk/queries";
import { acknowledge } from "@/lib/affairs/whistles/commands/acknowledge";
import { arrive } from "@/lib/affairs/whistles/commands/arrive";
import { blow } from "@/lib/affairs/whistles/commands/blow";
import { cancel } from "@/lib/affairs/whistles/commands/cancel";
import { confirm } from "@/lib/affairs/whistles/commands/confirm";
import { refuse } from "@/lib/affairs/whistles/commands/refuse";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope } from "@/lib/platform/db/scope";
import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

beforeEach(async () => {
  await database.freeze(at("2026-06-01T10:00"));
  await database.pastTriggers(
    "update whistle_response set status = 'cancelled', version = version + 1 where status in ('called', 'acknowledged', 'arrived')",
    [],
  );
});

describe("a whistle call is told", () => {
  test("an emergency at once to the clerks and the leader of each department, and to nobody else", async () => {
    const id = await called();
    await tellAll();
    expect(await told(id)).toEqual([
      "cityclerk whistleBlown now urgent",
      "cityleader whistleBlown now urgent",
      "housingclerk whistleBlown now urgent",
      "housingleader whistleBlown now urgent",
    ]);
    const page = await withScope(await stage.as("housingclerk"), "read", (scope) =>
      inboxPage(scope, { show: undefined, before: undefined, after: undefined }),
    );
    expect(page.notices[0]).toMatchObject({
      kind: "whistleBlown",
      address: "/whistles",
      slots: { organization: "住建局", category: "应急处置" },
    });
    // What the street typed stays on the page of the call.
    expect(JSON.stringify(page)).not.toContain("水管爆裂");
    expect(JSON.stringify(page)).not.toContain("三号楼前");
  });

  test("at night whoever is on call is called, and whoever stands above when nobody is", async () => {
    await database.freeze(at("2026-06-01T23:00"));
    const { tenantId, people, departments } = stage.world;
    const duty = must(people["housingclerk"]);
    const id = await called();
    await tellAll();
    expect(await told(id)).toContain("housingleader whistleOnCallGap now urgent");

    await database.pastTriggers(
      `insert into on_call (tenant_id, id, path, organization_id, day, duty_id, person_name, entered_at, entered_by)
       select $1, gen_random_uuid(), '', $2, '2026-06-01', $3, '某', now(), '某'`,
      [tenantId, must(departments["housing"]).id, duty.dutyId],
    );
    const second = await called();
    await tellAll();
    expect(await told(second)).toContain("housingclerk whistleOnCall now urgent");
    expect(await told(second)).not.toContain("housingleader whistleOnCallGap now urgent");
  });

  test("answers and arrivals reach the street, a refusal the district too, the end the clerks", async () => {
    const id = await called();
    await answer("housingclerk", acknowledge, {});
    await answer("cityclerk", refuse, { text: "该管道不属于我单位管养。" });
    await answer("housingclerk", arrive, { people: "王某等三人" });
    await execute(
      confirm,
      await stage.as("secretary1"),
      { id, version: 1, text: "已关阀。" },
      newId(),
    );
    await tellAll();
    const all = await told(id);
    for (const one of [
      "dispatcher1 whistleComing now",
      "dispatcher1 whistleRefused now",
      "secretary1 whistleRefused now",
      "center whistleRefused now",
      "dispatcher1 whistleArrived now",
      "cityclerk whistleConfirmed now urgent",
      "housingclerk whistleConfirmed now urgent",
    ]) {
      expect(all).toContain(one);
    }
    expect(all.filter((one) => one.includes("dispatcher2"))).toEqual([]);
  });

  test("who is kept from the matter is not told of the call about it", async () => {
    const { id: ticketId } = await stage.report();
    const { tenantId, people } = stage.world;
    await database.pastTriggers(
      `insert into recusal (tenant_id, id, path, ticket_id, person_id, person_name, ground, reason, entered_at, entered_by, entered_duty_id)
       select $1, gen_random_uuid(), t.path, t.id, $3, '某', 'related', '亲属', now(), '某', $4 from ticket t where t.id = $2`,
      [tenantId, ticketId, must(people["cityclerk"]).personId, must(people["cityclerk"]).dutyId],
    );
    const id = await called({ ticketId });
    await tellAll();
    expect((await told(id)).map((one) => one.split(" ")[0])).toEqual([
      "cityleader",
      "housingclerk",
      "housingleader",
    ]);
  });
});

describe("the limit of arrival", () => {
  test("is minded by the scan: the leader and the street are told exactly once", async () => {
    const id = await called();
    await answer("cityclerk", arrive, { people: "李某" });
    const before = must(await responseOf("housingclerk"));
    await database.freeze(new Date(at("2026-06-01T10:30").getTime() - 1));
    await scan(stage);
    expect(await overdue(id)).toBe(0);
    await database.freeze(at("2026-06-01T10:30"));
    await Promise.all([scan(stage), scan(stage)]);
    await scan(stage);
    expect(await overdue(id)).toBe(1);
    await tellAll();
    const all = await told(id);
    expect(all.filter((one) => one.includes("whistleOverdue"))).toEqual([
      "housingclerk whistleOverdue now urgent",
      "housingleader whistleOverdue now urgent",
    ]);
    expect(all.filter((one) => one.includes("whistleMissing"))).toEqual([
      "dispatcher1 whistleMissing now",
      "secretary1 whistleMissing now",
    ]);
    // Whoever had the form open meanwhile is not turned away.
    expect(await responseOf("housingclerk")).toEqual(before);
    await answer("housingclerk", arrive, { people: "王某" });
  });

  test("is nothing to who has refused or was sent home", async () => {
    const id = await called();
    await answer("cityclerk", refuse, { text: "该管道不属于我单位管养。" });
    await execute(
      cancel,
      await stage.as("dispatcher1"),
      { id, version: 1, text: "已自行处置。" },
      newId(),
    );
    await database.freeze(at("2026-06-02T10:00"));
    await scan(stage);
    expect(await overdue(id)).toBe(0);
  });
});

test("an open call stands on the desk of the department and of the street, and leaves it with its end", async () => {
  const id = await called();
  const desk = async (login: string) =>
    (await withScope(await stage.as(login), "read", deskOf)).calls;
  expect(await desk("housingclerk")).toMatchObject([{ title: "水管爆裂", status: "called" }]);
  expect(await desk("housingleader")).toHaveLength(1);
  expect(await desk("dispatcher1")).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ id, called: 2, arrived: 0, late: false })]),
  );
  expect(await desk("dispatcher2")).toEqual([]);
  expect(await desk("waterclerk")).toEqual([]);
  await execute(
    confirm,
    await stage.as("dispatcher1"),
    { id, version: 1, text: "已处置。" },
    newId(),
  );
  expect(await desk("housingclerk")).toEqual([]);
  expect((await desk("dispatcher1")).map((one) => one.id)).not.toContain(id);
});

async function called(more: Record<string, unknown> = {}): Promise<string> {
  const { departments, areas } = stage.world;
  const input = {
    kind: "emergency",
    areaId: must(areas["street1.community1.grid1"]).id,
    place: "三号楼前",
    title: "水管爆裂",
    matter: "请到现场关阀抢修。",
    organizationIds: [must(departments["housing"]).id, must(departments["city"]).id],
    ...more,
  };
  return (await execute(blow, await stage.as("dispatcher1"), input, newId())).id;
}

/** The newest answer of a department, which is the one that is waited for. */
async function responseOf(login: string) {
  const { organizationId } = must(stage.world.people[login]);
  const { rows } = await database.admin.query<{ id: string; version: number }>(
    `select id, version from whistle_response where organization_id = $1
     order by status in ('called', 'acknowledged') desc, called_at desc limit 1`,
    [organizationId],
  );
  return rows[0];
}

async function answer<I, P, S, R extends Json>(
  login: string,
  verb: Command<I, P, S, R>,
  more: Record<string, unknown>,
) {
  const { id, version } = must(await responseOf(login));
  await execute(verb, await stage.as(login), { id, version, ...more }, newId());
}

async function tellAll() {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
}

async function told(callId: string): Promise<string[]> {
  const { rows } = await database.admin.query<{
    duty_id: string;
    kind: string;
    class: string;
    urgent: boolean;
  }>("select duty_id, kind, class, urgent from notification where call_id = $1", [callId]);
  const people = Object.values(stage.world.people);
  return rows
    .map((row) => {
      const { login } = must(people.find((one) => one.dutyId === row.duty_id));
      return `${login} ${row.kind} ${row.class}${row.urgent ? " urgent" : ""}`;
    })
    .sort();
}

async function overdue(callId: string): Promise<number> {
  const { rows } = await database.admin.query(
    "select 1 from event where subject_id = $1 and name = 'whistle.overdue'",
    [callId],
  );
  return rows.length;
}

function at(local: string): Date {
  return new Date(`${local}:00+08:00`);
}
