import { beforeAll, describe, expect, test } from "vitest";
import { runRetention } from "@/lib/across/retention/commands/run";
import { retentionPage } from "@/lib/across/retention/queries/page";
import type { RetentionRule } from "@/lib/across/retention/rules/rules";
import { councilFigures } from "@/lib/affairs/councils/queries/figures";
import { enterSetting } from "@/lib/ground/settings/commands/enter-setting";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Who filled a seat, held a post, was named for a unit, was on the move or has left the service: the name goes with its
// time, what it is counted by stays (docs/decisions/014).

type Tx = Scope["tx"];

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
const before = Date.parse("2026-11-20T04:00:00Z");
const after = before + 1200 * 86_400_000;
const ended = "2026-11-20";

beforeAll(async () => {
  await database.freeze(new Date(after));
  const areaId = must(stage.world.areas["district"]).id;
  const on = { areaId, key: "retention.active", version: "0", own: "yes", choice: "on" };
  const validFrom = localDate(after, "Asia/Shanghai");
  const given = { ...on, validFrom, note: "按要求启用。" };
  await execute(enterSetting, await stage.as("admin"), given, newId());
});

const run = (rule: RetentionRule) => execute(runRetention, stage.job, { rule }, newId());

async function due(rule: RetentionRule): Promise<number> {
  const page = await withScope(await stage.as("admin"), "read", retentionPage);
  return must(page.lines.find((line) => line.rule === rule)).due;
}

async function rows(sql: string, ...values: unknown[]) {
  return (await database.admin.query<Record<string, unknown>>(sql, values)).rows;
}

const change = (sql: string, ...values: unknown[]) => database.pastTriggers(sql, values);

describe("席位人员", () => {
  const { councils } = { councils: () => stage.world.councils };
  const holderOf = (id: string) =>
    rows(
      `select name, title, phone_cipher is null and phone_masked is null and phone_index is null as silent, end_text,
         status, starts_on is not null as began, version from seat_holder where id = $1`,
      id,
    );

  test("who has left goes with the time, who sits stays, and so do seats, steps and figures", async () => {
    const left = must(councils()["council11"]);
    const stays = must(councils()["council1"]);
    const foreign = must(beta.world.councils["council11"]);
    const end = `update seat_holder set status = 'ended', ends_on = $2, end_reason = 'left_unit', end_text = '调到外区'
      where id = any ($1)`;
    await change(end, [left.holderId, foreign.holderId], ended);
    await change(
      "update seat_step set note = '孙委员 13500000011' where holder_id = $1",
      left.holderId,
    );
    const org = await stage.as("org");
    const figures = () => withScope(org, "read", councilFigures);
    const was = await figures();
    expect(await due("seats")).toBe(1);
    expect(await run("seats")).toEqual({ taken: 1, finished: true });
    expect(await holderOf(left.holderId)).toEqual([
      {
        name: "***",
        title: "***",
        silent: true,
        end_text: null,
        status: "ended",
        began: true,
        version: 2,
      },
    ]);
    expect(
      await rows("select note, document_no from seat_step where holder_id = $1", left.holderId),
    ).toEqual([{ note: null, document_no: "委〔2026〕1号" }]);
    expect(await figures()).toEqual(was);
    expect(await holderOf(stays.holderId)).toMatchObject([{ name: "孙委员", silent: false }]);
    expect(await holderOf(foreign.holderId)).toMatchObject([{ name: "孙委员", silent: false }]);
    expect(await due("seats")).toBe(0);
  });

  test("so does who was declined, or was still proposed when the term was over", async () => {
    const { holderId, termId } = must(councils()["council1"]);
    await change("update seat_holder set status = 'recommended' where id = $1", holderId);
    expect(await due("seats")).toBe(0);
    await change(
      "update council_term set status = 'ended', ends_on = $2 where id = $1",
      termId,
      ended,
    );
    expect(await due("seats")).toBe(1);
    await change(
      "update council_term set status = 'current', ends_on = '2030-12-31' where id = $1",
      termId,
    );
    expect(await due("seats")).toBe(0);
    await change("update seat_holder set status = 'declined' where id = $1", holderId);
    await change(
      "update seat_step set entered_at = $2 where holder_id = $1",
      holderId,
      new Date(before),
    );
    expect(await due("seats")).toBe(1);
  });
});

describe("posts and those who are named", () => {
  test("what is over loses its name and nothing else; what runs keeps it", async () => {
    const { estates, register, party, coBuilding } = stage.world;
    const appointment = must(must(estates["estate11"]).appointmentId);
    const running = must(must(estates["estate21"]).appointmentId);
    const adviser = must(must(register["unit11"]).adviserId);
    const { id: branch } = must(party["branch11"]);
    const seat = must(
      (
        await rows(
          "select id from estate_seat where estate_id = $1 order by id",
          must(estates["estate11"]).id,
        )
      )[0],
    )["id"];
    const [resource] = await rows(
      "select id from co_resource where tenant_id = $1 order by id",
      stage.world.tenantId,
    );
    expect(coBuilding).not.toEqual({});
    await change(
      "update cross_appointment set ends_on = $2, conflict_note = '已回避' where id = $1",
      appointment,
      ended,
    );
    await change("update estate_seat set closed_on = $2 where id = $1", seat, ended);
    await change("update unit_adviser set ends_on = $2 where id = $1", adviser, ended);
    await change(
      "update party_organization set closed_on = $2, close_reason = 'dissolved', secretary = '吴书记' where id = $1",
      branch,
      ended,
    );
    await change(
      "update co_resource set status = 'withdrawn', end_reason = '不再提供', entered_at = $2 where id = $1",
      resource?.["id"],
      new Date(before),
    );
    await change(
      `insert into co_change (tenant_id, id, path, subject_id, was, at, by)
       select tenant_id, gen_random_uuid(), path, id, '{"contact": "王老师", "title": "会议室"}', $2, 't' from co_resource where id = $1`,
      resource?.["id"],
      new Date(before),
    );
    expect(await due("posts")).toBe(5);
    expect(await run("posts")).toEqual({ taken: 5, finished: true });
    expect(
      await rows(
        "select name, from_post, conflict_note, version from cross_appointment where id = $1",
        appointment,
      ),
    ).toEqual([{ name: "***", from_post: "项目经理", conflict_note: "已回避", version: 2 }]);
    expect(await rows("select name from cross_appointment where id = $1", running)).toEqual([
      { name: "冯经理" },
    ]);
    expect(await rows("select name from estate_seat where id = $1", seat)).toEqual([
      { name: "***" },
    ]);
    expect(await rows("select name, kind from unit_adviser where id = $1", adviser)).toEqual([
      { name: "***", kind: "adviser" },
    ]);
    expect(
      await rows("select secretary, close_reason from party_organization where id = $1", branch),
    ).toEqual([{ secretary: null, close_reason: "dissolved" }]);
    expect(await rows("select contact from co_resource where id = $1", resource?.["id"])).toEqual([
      { contact: "***" },
    ]);
    expect(await rows("select was from co_change where subject_id = $1", resource?.["id"])).toEqual(
      [{ was: { title: "会议室" } }],
    );
    expect(await due("posts")).toBe(0);
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    [
      "an appointment",
      (tx) => tx.$queryRaw`update cross_appointment set paid = not paid, version = version + 1
        where ends_on is not null returning id`,
    ],
    [
      "the name of one",
      (tx) => tx.$queryRaw`update cross_appointment set name = '别人', version = version + 1
        where ends_on is not null returning id`,
    ],
    [
      "a side of an estate",
      (
        tx,
      ) => tx.$queryRaw`update estate_seat set organization_name = '别的单位', version = version + 1
        where closed_on is not null returning id`,
    ],
    [
      "an adviser",
      (tx) => tx.$queryRaw`update unit_adviser set name = '别人', version = version + 1
        where ends_on is not null returning id`,
    ],
    [
      "a Party organization",
      (tx) => tx.$queryRaw`update party_organization set name = '别的支部', version = version + 1
        where closed_on is not null returning id`,
    ],
  ])("nothing else of %s that is over changes, not even by the worker", async (_, update) => {
    await expect(withScope(stage.job, "write", ({ tx }) => update(tx))).rejects.toThrow(/stay/);
  });

  test("with its estate or its unit goes who was named for it; an organization is nobody's name", async () => {
    const { id } = must(stage.world.register["unit21"]);
    await change(
      "update unit_profile set closed_on = $2, contact_cipher = null, contact_masked = null, phone_cipher = null, phone_masked = null where id = $1",
      id,
      ended,
    );
    await change(
      `insert into unit_adviser (tenant_id, id, unit_id, path, kind, name, starts_on, entered_at, entered_by)
       select tenant_id, gen_random_uuid(), id, path, k, '区总工会', '2026-01-01', now(), 't'
       from unit_profile, unnest(array['mass_organization', 'liaison']) k where id = $1`,
      id,
    );
    await run("posts");
    const left = await rows(
      "select kind from unit_adviser where unit_id = $1 and name <> '***'",
      id,
    );
    expect(left).toEqual([{ kind: "mass_organization" }]);
  });
});

describe("流动党员", () => {
  test("go when they are back or their membership is elsewhere; who was lost waits for two years", async () => {
    const { tenantId, areas } = stage.world;
    const community = must(areas["street1.community1"]);
    const write = async (status: string, at: number) => {
      const id = newId();
      await change(
        `insert into mobile_member (tenant_id, id, path, area_id, direction, name_cipher, name_masked, phone_cipher, phone_masked,
           home_branch, host_branch, destination, since, status, status_at, contact_due, created_at, created_by)
         values ($1, $2, $3, $4, 'out', 'x', '王**', 'x', '138****0000', '北街支部', '南街支部', '苏州', '2026-01-01', $5, $6,
           '2026-12-01', now(), 't')`,
        tenantId,
        id,
        community.path,
        community.id,
        status,
        new Date(at),
      );
      await change(
        `insert into mobile_contact (tenant_id, id, path, mobile_id, text, at, by_name)
         values ($1, gen_random_uuid(), $2, $3, '王某说一切都好', now(), 't')`,
        tenantId,
        community.path,
        id,
      );
      return id;
    };
    const back = await write("returned", before);
    const lost = await write("lost_contact", after - 900 * 86_400_000);
    const lostLong = await write("lost_contact", after - 1100 * 86_400_000);
    const active = await write("active", before);
    expect(await due("mobile")).toBe(2);
    expect(await run("mobile")).toEqual({ taken: 2, finished: true });
    const said = await rows(
      `select m.id, m.name_masked, m.name_cipher is null and m.phone_cipher is null as gone, k.text
       from mobile_member m join mobile_contact k on k.mobile_id = m.id where m.id = any ($1)`,
      [back, lost, lostLong, active],
    );
    const of = (id: string) => said.find((row) => row["id"] === id);
    for (const id of [back, lostLong]) {
      expect(of(id)).toMatchObject({
        name_masked: "***",
        gone: true,
        text: "（已按保存期限删除）",
      });
    }
    for (const id of [lost, active])
      expect(of(id)).toMatchObject({ name_masked: "王**", gone: false });
  });
});

describe("the staff", () => {
  test("who has no duty any more leaves no address behind, who has one keeps it", async () => {
    const { tenantId, people } = stage.world;
    const gone = must(people["waterclerk"]);
    const here = must(people["org"]);
    for (const { personId } of [gone, here]) {
      await change(
        `insert into preference (tenant_id, person_id, phone_cipher, phone_masked) values ($1, $2, 'x', '138****0000')
         on conflict (tenant_id, person_id) do update set phone_cipher = 'x', phone_masked = '138****0000'`,
        tenantId,
        personId,
      );
    }
    expect(await due("staff")).toBe(0);
    await change("update duty set valid_to = $2 where person_id = $1", gone.personId, ended);
    expect(await due("staff")).toBe(1);
    expect(await run("staff")).toEqual({ taken: 1, finished: true });
    const left = await rows("select person_id from preference where person_id = any ($1)", [
      gone.personId,
      here.personId,
    ]);
    expect(left).toEqual([{ person_id: here.personId }]);
  });

  test("a code that nobody used goes a day after its last minute", async () => {
    const code = `insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
      values ($1, sha256($2), 'member', sha256('x'), $3)`;
    const { tenantId } = stage.world;
    await rows("delete from sec.phone_code");
    await rows(code, tenantId, "old", new Date(after - 25 * 3_600_000));
    await rows(code, tenantId, "new", new Date(after - 3_600_000));
    await withScope(stage.job, "write", ({ tx }) => tx.$queryRaw`select sec.forget()`);
    expect(await rows("select phone_index = sha256('new') as new from sec.phone_code")).toEqual([
      { new: true },
    ]);
  });
});
