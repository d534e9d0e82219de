import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { markAllRead } from "@/lib/across/notifications/commands/mark-read";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold, inboxPage } from "@/lib/across/notifications/queries/inbox";
import { claim } from "@/lib/affairs/service/commands/claim";
import { cancelActivity } from "@/lib/affairs/service/commands/end-activity";
import { enterRecord } from "@/lib/affairs/service/commands/enter-record";
import { escalateRequest } from "@/lib/affairs/service/commands/escalate-request";
import { evaluateStatement } from "@/lib/affairs/service/commands/evaluate-statement";
import { planActivity } from "@/lib/affairs/service/commands/plan-activity";
import { publishRequest } from "@/lib/affairs/service/commands/publish-request";
import { release } from "@/lib/affairs/service/commands/release";
import { submitRequest } from "@/lib/affairs/service/commands/submit-request";
import { activityDetail } from "@/lib/affairs/service/queries/activities";
import { handOver } from "@/lib/ground/check-ins/commands/hand-over";
import { ownProfile } from "@/lib/ground/check-ins/queries/own";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { decryptField } from "@/lib/platform/crypto/field";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession, writeMember } from "@/tests/support/members";
import { startOutside } from "@/tests/support/outside";
import { must } from "@/tests/support/world";
import { writeStatement } from "../../security/matrix/promises";

const outside = await startOutside();
const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});
beforeEach(async () => {
  await database.freeze(new Date("2026-11-23T02:00:00Z")); // Monday, 10:00 on the wall
  await tellAll();
  await database.admin.query("delete from delivery");
});
afterAll(() => outside.stop());

async function tellAll(): Promise<void> {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
}

async function unread(login: string) {
  const page = await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}));
  return page.notices.map(({ kind, address }) => ({ kind, address }));
}

async function readAll(login: string): Promise<void> {
  const until = "2026-11-24T00:00:00.000Z";
  await execute(markAllRead, await stage.as(login), { until }, newId());
}

async function byPhone(role: "member" | "liaison", phone: string) {
  const token = await openPhoneSession(database.admin, stage.world, role, phone);
  return { kind: "session", token } as const;
}

const member = (key: string) => byPhone("member", must(stage.world.members[key]).phone);

/** What text messages wait to leave: to whom, and their words. */
async function texts(): Promise<{ to: string; body: string }[]> {
  const { rows } = await database.admin.query<{ address_cipher: Buffer; body: string }>(
    "select address_cipher, body from delivery where kind = 'member' order by body",
  );
  return rows.map(({ address_cipher: cipher, body }) => ({
    to: decryptField(new Uint8Array(cipher)),
    body,
  }));
}

async function wish(text: string): Promise<string> {
  await execute(
    submitRequest,
    stage.visitor,
    {
      kind: "wish",
      areaId: must(stage.world.areas["street1.community1"]).id,
      text,
      name: "王桂兰",
      phone: "13812345678",
      consent: "on",
    },
    newId(),
  );
  const { rows } = await database.admin.query<{ id: string }>(
    "select id from service_request order by submitted_at desc, id desc limit 1",
  );
  return must(rows[0]).id;
}

async function shift(title: string, more: Record<string, string> = {}) {
  const staff = await stage.as("community11");
  const { id } = await execute(
    planActivity,
    staff,
    {
      kind: "patrol",
      title,
      body: "两人一组，在小区内走一圈。",
      place: "东门岗亭",
      startsAt: "2026-11-24T19:00",
      endsAt: "2026-11-24T21:00",
      capacity: "1",
      cancelHours: "0",
      ...more,
    },
    newId(),
  );
  const activity = must(await withScope(staff, "read", (scope) => activityDetail(scope, id)));
  return { id, version: activity.version, slotId: must(activity.shifts[0]).slotId };
}

test("a wish waits for its community, once while nobody has looked; unclaimed it reaches the street", async () => {
  const id = await wish("轮椅坏了想修一修。");
  await tellAll();
  const line = { kind: "requestWaits", address: "/service/requests?status=submitted" };
  expect(await unread("community11")).toEqual([line]);
  for (const login of ["community12", "secretary1", "dispatcher1", "org"]) {
    expect(await unread(login), login).toEqual([]);
  }
  await wish("想要一盏台灯，晚上看书。");
  await tellAll();
  expect(await unread("community11")).toEqual([line]);
  await readAll("community11");
  await wish("想学手机视频，和女儿说话。");
  await tellAll();
  expect(await unread("community11")).toEqual([line]);
  await readAll("community11");

  const { rows } = await database.admin.query<{ slots: string }>(
    "select slots::text from notification where kind = 'requestWaits'",
  );
  for (const { slots } of rows) expect(slots).not.toMatch(/王桂兰|轮椅|1381234/);

  const public_ = { title: "修轮椅", text: "轮椅刹车失灵，希望帮忙修理。", skills: [], times: [] };
  const staff = await stage.as("community11");
  await execute(publishRequest, staff, { id, version: 1, ...public_ }, newId());
  await execute(escalateRequest, stage.job, { id, version: 2 }, newId());
  await tellAll();
  expect(await unread("secretary1")).toEqual([
    { kind: "wishUnclaimed", address: "/service/requests?waiting=1" },
  ]);
  expect(await unread("community11")).toEqual([]);
});

test("a place that falls free the day before is told; where somebody moves up, that member is", async () => {
  const { slotId, id, version } = await shift("夜间巡逻");
  const here = await member("member11");
  const held = await execute(claim, here, { slotId }, newId());
  expect(held.answer).toBe("held");
  await tellAll();
  expect(await unread("community11")).toEqual([]);
  await execute(release, here, { claimId: held.claimId }, newId());
  await tellAll();
  expect(await unread("community11")).toEqual([
    { kind: "placeFree", address: "/service/activities" },
  ]);
  await readAll("community11");

  // With somebody waiting nobody of the staff is told, but the one who moves up is.
  const again = await execute(claim, here, { slotId }, newId());
  const other = await volunteer();
  await database.freeze(new Date("2026-11-23T02:10:00Z"));
  expect((await execute(claim, other.credential, { slotId }, newId())).answer).toBe("waiting");
  await database.freeze(new Date("2026-11-23T02:20:00Z"));
  await execute(release, here, { claimId: again.claimId }, newId());
  await tellAll();
  expect(await unread("community11")).toEqual([]);
  const [moved, ...none] = await texts();
  expect(none).toEqual([]);
  expect(moved?.to).toBe(other.phone);
  expect(moved?.body).toContain("您候补的“夜间巡逻”");
  await execute(
    cancelActivity,
    await stage.as("community11"),
    { id, version, text: "下雨改期。" },
    newId(),
  );
  await tellAll();
  expect((await texts()).map(({ body }) => body).join()).toContain("已取消，请不要前往");
});

test("a record waits for who received the service; a statement is told to the unit once a day", async () => {
  const { slotId } = await shift("白天值守", {
    startsAt: "2026-11-23T12:00",
    endsAt: "2026-11-23T13:00",
  });
  const who = await member("member11");
  const { claimId } = await execute(claim, who, { slotId }, newId());
  await database.freeze(new Date("2026-11-23T06:00:00Z"));
  await execute(
    enterRecord,
    who,
    { claimId, from: "2026-11-23T12:00", to: "2026-11-23T13:00", what: "门岗值守" },
    newId(),
  );
  await tellAll();
  expect(await unread("community11")).toEqual([
    { kind: "recordWaits", address: "/service/records" },
  ]);

  const unit = must(stage.world.units["unit1"]);
  const db = await database.admin.connect();
  const told = {
    tenant_id: stage.world.tenantId,
    path: unit.path,
    area_id: unit.areaId,
    organization_id: unit.id,
    unit_name: unit.name,
  };
  await writeStatement(db, told, "drafted", "");
  db.release();
  const { rows } = await database.admin.query<{ id: string }>(
    "select id from service_statement where status = 'drafted'",
  );
  const staff = await stage.as("community11");
  for (const { id } of rows) {
    await execute(
      evaluateStatement,
      staff,
      { id, version: 1, text: "到岗守时，居民称赞。" },
      newId(),
    );
  }
  await tellAll();
  const [text, ...none] = await texts();
  expect(none).toEqual([]);
  expect(text?.to).toBe(unit.phone);
  expect(text?.body).toContain("本单位党员的双报告");
});

test("who moves up because somebody's check-in has ended is told as well", async () => {
  const { slotId } = await shift("周二值守", {
    startsAt: "2026-11-24T08:00",
    endsAt: "2026-11-24T09:00",
  });
  const [leaving, waiting] = [await volunteer("13966660002"), await volunteer("13966660003")];
  await execute(claim, leaving.credential, { slotId }, newId());
  await database.freeze(new Date("2026-11-23T02:10:00Z"));
  const { answer } = await execute(claim, waiting.credential, { slotId }, newId());
  expect(answer).toBe("waiting");
  await database.freeze(new Date("2026-11-23T02:20:00Z"));
  const { version } = await withScope(leaving.credential, "read", ownProfile);
  await execute(handOver, leaving.credential, { version, agreed: "on" }, newId());
  await tellAll();
  await tellAll();
  expect(await texts()).toMatchObject([{ to: waiting.phone }]);
  expect((await texts())[0]?.body).toContain("您候补的“周二值守”");
});

/** One more member of the first community. */
async function volunteer(phone = "13966660001") {
  const db = await database.admin.connect();
  try {
    await db.query("set session_replication_role = replica");
    await writeMember(db, stage.world, "street1.community1", { name: "何某", phone });
    await db.query("set session_replication_role = origin");
  } finally {
    db.release();
  }
  return { phone, credential: await byPhone("member", phone) };
}
