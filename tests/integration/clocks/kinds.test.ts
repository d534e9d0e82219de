import { beforeEach, describe, expect, test } from "vitest";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { askDeferral } from "@/lib/affairs/tickets/commands/ask-deferral";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { consult } from "@/lib/affairs/tickets/commands/consult";
import { declineReply } from "@/lib/affairs/tickets/commands/decline-reply";
import { defer } from "@/lib/affairs/tickets/commands/defer";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { reportProgress } from "@/lib/affairs/tickets/commands/report-progress";
import { refuseApplication } from "@/lib/affairs/tickets/commands/refuse-application";
import { remark } from "@/lib/affairs/tickets/commands/remark";
import { resume } from "@/lib/affairs/tickets/commands/resume";
import { reviewDeferral } from "@/lib/affairs/tickets/commands/review-deferral";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { tell } from "@/lib/across/notifications/commands/tell";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { scan, scanUntilQuiet } from "@/tests/support/clocks";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const at = (local: string) => new Date(`${local}:00+08:00`);

beforeEach(async () => {
  // A Monday without a holiday near.
  await database.freeze(at("2026-06-01T10:00"));
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});

const asking = { reason: "配件要从外地调来，需要两个工作日。", told: "配件正在路上，请再等两天。" };
const decision = { text: "情况属实，同意。" };
const backlog = (reviewOn: string) => ({
  ...asking,
  reasonCode: "funds",
  plan: "先列入年度计划，再立项施工。",
  reviewOn,
});

test("a consultation is due when its ticket says, and the desk is told when it is over", async () => {
  const { id } = await stage.report();
  const talk = { consultWith: "住建局、城管局", text: "权属不清，先会商。" };
  await stage.onTicket("dispatcher1", consult, id, talk);
  await scan(stage);
  const due = (await stage.ticket(id))["consult_due_at"];
  expect(due).toEqual(at("2026-06-03T18:00"));
  expect(await clock(id, "consult")).toMatchObject({ due_at: due, next_at: due, ended_at: null });
  await database.freeze(at("2026-06-03T18:00"));
  await scanUntilQuiet(stage);
  expect(await rungs(id, "consult")).toEqual(["street_dispatcher"]);
  expect(await toldOf(id)).toEqual(["dispatcher1: limitPassed"]);
});

describe("what is asked for is answered in time", () => {
  test("an extension nobody decides climbs the line of those who decide", async () => {
    const id = await inWork();
    await stage.onWork("housingclerk", askExtension, id, { ...asking, days: 2 });
    await scan(stage);
    const due = at("2026-06-02T18:00");
    expect(await clock(id, "application_decision")).toMatchObject({ due_at: due, ended_at: null });
    await database.freeze(at("2026-06-03T18:00"));
    await scanUntilQuiet(stage);
    expect(await rungs(id, "application_decision")).toEqual([
      "street_dispatcher",
      "street_secretary",
    ]);
    await stage.onWork("dispatcher1", refuseApplication, id, { text: "请按原定时限办结。" });
    expect(await clock(id, "application_decision")).toMatchObject({ next_at: null });
    expect(must((await clock(id, "application_decision"))["ended_at"])).toEqual(
      at("2026-06-03T18:00"),
    );
  });

  test("a deferral so long that only the district may grant it is not the street's to answer", async () => {
    await settingOf("deferral.districtFrom", { value: 30, unit: "day" });
    const id = await inWork();
    await stage.onWork("housingclerk", askDeferral, id, backlog("2026-07-20"));
    await scan(stage);
    await database.freeze(at("2026-06-02T18:00"));
    await scanUntilQuiet(stage);
    expect(await rungs(id, "application_decision")).toEqual(["district_dispatcher"]);
  });
});

test("a deferred matter is looked at again on its day, and the day moves with each review", async () => {
  const id = await inWork();
  await stage.onWork("housingclerk", askDeferral, id, backlog("2026-06-10"));
  await stage.onWork("dispatcher1", defer, id, decision);
  await scan(stage);
  expect(await clock(id, "deferral_review")).toMatchObject({ due_at: at("2026-06-10T23:59") });
  await database.freeze(at("2026-06-11T09:00"));
  await scanUntilQuiet(stage);
  expect(await rungs(id, "deferral_review")).toEqual(["street_dispatcher"]);
  await stage.onWork("dispatcher1", reviewDeferral, id, {
    text: "资金尚未到位，继续挂账。",
    reviewOn: "2026-06-20",
  });
  await scan(stage);
  const reviewed = await clock(id, "deferral_review");
  expect(reviewed).toMatchObject({ due_at: at("2026-06-20T23:59"), step: 0, ended_at: null });
  await stage.onWork("dispatcher1", resume, id, decision);
  expect((await clock(id, "deferral_review"))["ended_at"]).not.toBeNull();
  // The ordinary clock runs again, and the ten days are no time of the work: four fifths of it are over later.
  await scan(stage);
  expect(await clock(id, "resolve")).toMatchObject({
    ended_at: null,
    due_at: at("2026-06-23T17:00"),
    next_at: at("2026-06-22T11:00"),
  });
});

describe("the call-back", () => {
  test("is due one working day after the check", async () => {
    const { id } = await stage.ticketAt("verified");
    await scan(stage);
    expect(await clock(id, "callback")).toMatchObject({ due_at: at("2026-06-02T18:00") });
    await database.freeze(at("2026-06-02T18:00"));
    await scanUntilQuiet(stage);
    expect(await rungs(id, "callback")).toEqual(["street_dispatcher"]);
  });

  test("nobody is called back who said that no reply is needed", async () => {
    const early = await stage.ticketAt("submitted");
    await execute(declineReply, early.receipt, { confirm: "yes" }, newId());
    await stage.onWork("dispatcher1", verify, early.id, { text: "电话核实属实。" });
    const late = await stage.ticketAt("verified");
    expect((await clock(late.id, "callback"))["ended_at"]).toBeNull();
    await execute(declineReply, late.receipt, { confirm: "yes" }, newId());
    expect((await clock(late.id, "callback"))["ended_at"]).not.toBeNull();
    expect((await clock(early.id, "callback"))["ended_at"]).not.toBeNull();
  });
});

test("whoever leads a key matter tells how it stands every five working days", async () => {
  const { id } = await stage.report();
  await stage.onTicket("dispatcher1", dispatch, id, {
    organizationId: must(stage.world.departments["housing"]).id,
    urgency: "key",
    task: "请牵头处理整栋楼的漏水。",
  });
  await scan(stage);
  expect(await clock(id, "report")).toMatchObject({ due_at: at("2026-06-08T18:00") });
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", begin, id, { text: "已安排人员。" });
  await scan(stage);
  const words = "已查明三处渗漏点，正在采购材料。";
  await stage.onWork("housingclerk", remark, id, { text: words });
  await scan(stage);
  // Neither acceptance nor the beginning is a report, nor what colleagues note for each other.
  expect(await clock(id, "report")).toMatchObject({ due_at: at("2026-06-08T18:00") });
  await database.freeze(at("2026-06-04T11:00"));
  const short = stage.onWork("housingclerk", reportProgress, id, { text: "在办，快了。" });
  expect(Object.keys((await refused(short, "invalid")).fields)).toEqual(["text"]);
  await stage.onWork("housingclerk", reportProgress, id, { text: words });
  await scan(stage);
  expect(await clock(id, "report")).toMatchObject({
    due_at: at("2026-06-11T18:00"),
    generation: 2,
  });
  await database.freeze(at("2026-06-11T18:00"));
  await scanUntilQuiet(stage);
  expect(await rungs(id, "report")).toEqual(["dept_clerk"]);
});

async function inWork(): Promise<string> {
  const { id } = await stage.report();
  await stage.dispatch(id);
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", begin, id, { text: "已安排人员。" });
  return id;
}

async function clock(ticketId: string, kind: string): Promise<Record<string, unknown>> {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select due_at, next_at, ended_at, generation, step from clock where ticket_id = $1 and kind = $2",
    [ticketId, kind],
  );
  return must(rows[0]);
}

async function rungs(ticketId: string, kind: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ role: string }>(
    "select role from escalation where ticket_id = $1 and kind = $2 order by rung",
    [ticketId, kind],
  );
  return rows.map(({ role }) => role);
}

/** Who was told what about the limits of a matter, by login. */
async function toldOf(ticketId: string): Promise<string[]> {
  await execute(tell, stage.job, {}, newId());
  const { rows } = await database.admin.query<{ duty: string; kind: string }>(
    "select duty_id as duty, kind from notification where ticket_id = $1 and kind like 'limit%'",
    [ticketId],
  );
  const people = Object.values(stage.world.people);
  return rows.map(
    ({ duty, kind }) => `${must(people.find(({ dutyId }) => dutyId === duty)).login}: ${kind}`,
  );
}

/** As the settings screen of the district stores it. */
async function settingOf(key: string, value: unknown): Promise<void> {
  const { world } = stage;
  await database.admin.query("alter table setting disable trigger user");
  await database.admin.query(
    `insert into setting (tenant_id, id, key, value, area_id, path, version, valid_from, note, entered_at, entered_name)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, 1, '2026-01-01', '', '2026-01-01', 't')`,
    [world.tenantId, key, JSON.stringify(value), world.areas["district"]?.id, world.root],
  );
  await database.admin.query("alter table setting enable trigger user");
}
