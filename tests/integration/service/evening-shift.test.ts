import { beforeAll, describe, expect, test } from "vitest";
import { claim } from "@/lib/affairs/service/commands/claim";
import { confirmRecords, refuseRecord } from "@/lib/affairs/service/commands/decide-records";
import { callOffShift } from "@/lib/affairs/service/commands/call-off-shift";
import { cancelActivity } from "@/lib/affairs/service/commands/end-activity";
import { enterRecord } from "@/lib/affairs/service/commands/enter-record";
import { moveShift } from "@/lib/affairs/service/commands/move-shift";
import { offerPost } from "@/lib/affairs/service/commands/offer-post";
import { planActivity } from "@/lib/affairs/service/commands/plan-activity";
import { release } from "@/lib/affairs/service/commands/release";
import { setPostKind } from "@/lib/affairs/service/commands/set-post-kind";
import { withdrawRecord } from "@/lib/affairs/service/commands/withdraw-record";
import { activityDetail } from "@/lib/affairs/service/queries/activities";
import { certificateOf } from "@/lib/affairs/service/queries/certificate";
import { myService } from "@/lib/affairs/service/queries/my-service";
import { offeredPosts } from "@/lib/affairs/service/queries/offered-posts";
import { postKindsOf } from "@/lib/affairs/service/queries/post-kinds";
import { myRecords, recordPage } from "@/lib/affairs/service/queries/service-records";
import { jobHash, type Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, testJobSecret } from "@/tests/support/world";
import { volunteers } from "../capacity/people";

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-11-23T02:00:00Z")); // Monday, 10:00 on the wall
});

const shift = {
  kind: "patrol",
  title: "夜间巡逻",
  body: "两人一组，在小区内走一圈。",
  place: "东门岗亭",
  startsAt: "2026-11-24T19:00",
  endsAt: "2026-11-24T21:00",
  capacity: "1",
};

async function planned(more: Record<string, unknown> = {}) {
  const staff = await stage.as("community11");
  const { id } = await execute(planActivity, staff, { ...shift, ...more }, newId());
  return must(await withScope(staff, "read", (scope) => activityDetail(scope, id)));
}

/** A statement in the worker's scope, past every command. */
async function inScope(sql: string, values: unknown[]): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    const hash = Buffer.from(jobHash(stage.slug, testJobSecret)).toString("hex");
    await client.query("select set_config('sec.hash', $1, true)", [hash]);
    await client.query(sql, values);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const people = (n: number) => volunteers(database, stage.world, "street1.community1", n);
const take = (who: Credential, slotId: string) => execute(claim, who, { slotId }, newId());

describe("posts", () => {
  test("eleven kinds are shipped; the district renames, retires and adds; a retired one cannot be offered", async () => {
    const org = await stage.as("org");
    const kinds = () => withScope(org, "read", postKindsOf);
    expect(await kinds()).toHaveLength(11);
    const set = (input: Record<string, unknown>) => execute(setPostKind, org, input, newId());
    await set({ key: "legal", version: 0, name: "法律咨询" });
    await set({ key: "care", version: 0, name: "助老助残", retired: "yes" });
    await set({ name: "电梯安全" });
    const now = await kinds();
    expect(now).toHaveLength(12);
    expect(now.find(({ key }) => key === "legal")).toMatchObject({ name: "法律咨询", version: 1 });
    await refused(set({ name: "电梯安全" }), "invalid");
    await refused(set({ key: "legal", version: 0, name: "法援" }), "conflict");
    await refused(
      execute(setPostKind, await stage.as("community11"), { name: "别的岗" }, newId()),
      "forbidden",
    );
    const offer = { kind: "care", duties: "每周探望一次独居老人。", capacity: "2" };
    const staff = await stage.as("community11");
    const no = await refused(execute(offerPost, staff, offer, newId()), "invalid");
    expect(no.fields).toEqual({ kind: "field.choose" });
    await execute(offerPost, staff, { ...offer, kind: "legal" }, newId());
    const page = await withScope(staff, "read", (scope) => offeredPosts(scope, false));
    expect(page.lines[0]).toMatchObject({ name: "法律咨询", capacity: 2, held: 0, holders: [] });
  });
});

test("a post and a shift that could use a member's skill say so, and those that fit come first", async () => {
  const staff = await stage.as("community11");
  const [ann] = await people(1);
  await database.admin.query("update member set skills = array['repair'] where id = $1", [
    must(ann).id,
  ]);
  const post = { kind: "safety", duties: "上门看看门窗、水电。", capacity: "2" };
  const kinds = await withScope(staff, "read", postKindsOf);
  const kind = must(kinds.find(({ retired }) => !retired)).key;
  const offered = await execute(
    offerPost,
    staff,
    { ...post, kind, skills: ["repair", "law"], times: ["weekend"] },
    newId(),
  );
  const busy = { startsAt: "2026-11-24T09:00", endsAt: "2026-11-24T10:00" };
  const activity = await planned({ ...busy, skills: ["repair"] });
  const plain = await planned(busy);
  const { offers } = await withScope(must(ann).credential, "read", myService);
  const of = (slotId: string) => offers.find((one) => one.slotId === slotId)?.reasons;
  const { rows } = await database.admin.query<{ slot_id: string }>(
    "select slot_id from service_post where id = $1",
    [offered.id],
  );
  const skill = { kind: "skills", which: ["repair"] };
  expect(of(must(rows[0]).slot_id)).toEqual([skill]);
  expect(of(must(activity.shifts[0]).slotId)).toEqual([skill]);
  expect(of(must(plain.shifts[0]).slotId)).toEqual([]);
  const no = await refused(
    execute(offerPost, staff, { ...post, kind, skills: ["dancing"] }, newId()),
    "invalid",
  );
  expect(Object.keys(no.fields)).toEqual(["skills"]);
});

describe("an evening shift", () => {
  test("a risk without insurance, a time that is over, an end before the beginning: advice at the field", async () => {
    const fields = async (more: Record<string, unknown>) =>
      (await refused(planned(more), "invalid")).fields;
    expect(await fields({ risk: "yes" })).toEqual({ insured: "posts.notInsured" });
    expect(await fields({ startsAt: "2026-11-20T19:00", endsAt: "2026-11-20T21:00" })).toEqual({
      startsAt: "posts.shift.past",
    });
    expect(await fields({ endsAt: "2026-11-24T18:00" })).toEqual({
      endsAt: "posts.shift.endsBefore",
    });
    expect((await planned({ repeat: "3" })).shifts).toHaveLength(4);
  });

  test("one place, two members; the second moves up, tells the time, the community confirms, the certificate says so", async () => {
    const activity = await planned();
    const slotId = must(activity.shifts[0]).slotId;
    const [ann, ben] = await people(2);
    const offers = await withScope(must(ann).credential, "read", myService);
    expect(offers.offers.find((one) => one.slotId === slotId)).toMatchObject({
      free: 1,
      reasons: [{ kind: "times", which: ["weekday_evening"] }],
    });
    const held = await take(must(ann).credential, slotId);
    expect(await take(must(ben).credential, slotId)).toMatchObject({ answer: "waiting", turn: 1 });
    await execute(release, must(ann).credential, { claimId: held.claimId }, newId());

    await database.freeze(new Date("2026-11-24T14:00:00Z"));
    const who = must(ben).credential;
    const { tellable } = await withScope(who, "read", myRecords);
    const tell = must(tellable.find(({ title }) => title === shift.title));
    const entry = {
      claimId: tell.claimId,
      from: shift.startsAt,
      to: shift.endsAt,
      what: "巡逻两圈",
    };
    const enter = (more: Record<string, unknown> = {}) =>
      execute(enterRecord, who, { ...entry, ...more }, newId());
    expect((await refused(enter({ to: "2026-11-24T23:30" }), "invalid")).fields).toEqual({
      to: "records.future",
    });
    expect(
      (await refused(enter({ from: "2026-11-24T09:00", to: "2026-11-24T10:00" }), "invalid"))
        .fields,
    ).toEqual({
      from: "records.otherTime",
    });
    expect((await refused(enter({ from: "2026-11-24T11:00" }), "limit")).reason).toBe(
      "records.dailyMax",
    );
    const both = await Promise.allSettled([enter(), enter()]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

    const staff = await stage.as("community11");
    const waiting = await withScope(staff, "read", (scope) => recordPage(scope, true));
    expect(waiting.lines).toHaveLength(1);
    const record = must(waiting.lines[0]);
    expect(record).toMatchObject({ minutes: 120, name: "林**", what: "巡逻两圈" });
    const decide = (login: string) =>
      stage.as(login).then((by) => execute(confirmRecords, by, { ids: [record.id] }, newId()));
    await refused(decide("community12"), "not-found");
    await refused(decide("grid111"), "not-found");
    await refused(execute(confirmRecords, who, { ids: [record.id] }, newId()), "not-found");
    expect((await withScope(who, "read", certificateOf))?.minutes).toBe(0);
    await decide("community11");
    expect(await withScope(who, "read", certificateOf)).toMatchObject({
      minutes: 120,
      lines: [{ minutes: 120 }],
    });
    await refused(
      execute(withdrawRecord, who, { id: record.id, version: 2 }, newId()),
      "wrong-status",
    );
    // Nobody else has it.
    expect((await withScope(must(ann).credential, "read", myRecords)).lines).toEqual([]);
    await database.freeze(new Date("2026-11-23T02:00:00Z"));
  });

  test("refused with a reason, the time can be told anew; the database itself refuses a second telling", async () => {
    const activity = await planned({ startsAt: "2026-11-23T19:00", endsAt: "2026-11-23T20:00" });
    const [ann] = await people(1);
    const who = must(ann).credential;
    const { claimId } = await take(who, must(activity.shifts[0]).slotId);
    await database.freeze(new Date("2026-11-23T13:00:00Z"));
    const entry = { claimId, from: "2026-11-23T19:00", to: "2026-11-23T20:00", what: "巡逻" };
    const { id } = await execute(enterRecord, who, entry, newId());
    const staff = await stage.as("community11");
    await execute(refuseRecord, staff, { id, version: 1, text: "当晚未见到本人。" }, newId());
    await execute(enterRecord, who, entry, newId());
    const again = inScope(
      `insert into service_record select tenant_id, gen_random_uuid(), path, member_id, unit_id, claim_id, kind, subject_id,
         title, place, what, starts_at, ends_at, minutes, 'submitted', null, null, null, 1, entered_at
       from service_record where id = $1`,
      [id],
    );
    await expect(again).rejects.toThrow("told already");
    await database.freeze(new Date("2026-11-23T02:00:00Z"));
  });

  test("cancelled: nobody can take it, and who had taken it reads the reason", async () => {
    const activity = await planned();
    const slotId = must(activity.shifts[0]).slotId;
    const [ann, ben] = await people(2);
    await take(must(ann).credential, slotId);
    const end = { id: activity.id, version: activity.version, text: "因大雨取消。" };
    await execute(cancelActivity, await stage.as("community11"), end, newId());
    await refused(take(must(ben).credential, slotId), "wrong-status");
    const { claims } = await withScope(must(ann).credential, "read", myService);
    expect(claims[0]).toMatchObject({ ended: true, calledOff: true, endText: "因大雨取消。" });
  });

  test("one shift is called off alone: holder and waiting read why, are free elsewhere, and no minutes are told", async () => {
    const activity = await planned({ repeat: "1" });
    const [first, second] = [must(activity.shifts[0]).slotId, must(activity.shifts[1]).slotId];
    const [ann, ben, cho] = await people(3);
    const held = await take(must(ann).credential, first);
    await take(must(ben).credential, first);
    await take(must(cho).credential, second);
    const staff = await stage.as("community11");
    const input = { id: activity.id, version: activity.version, slotId: first, text: "大雨停办。" };
    await refused(
      execute(callOffShift, await stage.as("community12"), input, newId()),
      "not-found",
    );
    await refused(
      execute(callOffShift, staff, { ...input, slotId: newId() }, newId()),
      "not-found",
    );
    await execute(callOffShift, staff, input, newId());
    for (const who of [ann, ben]) {
      const { claims } = await withScope(must(who).credential, "read", myService);
      expect(claims).toMatchObject([{ calledOff: true, endText: "大雨停办。", mayRelease: true }]);
    }
    const { claims } = await withScope(must(cho).credential, "read", myService);
    expect(claims).toMatchObject([{ calledOff: false, ended: false }]);
    // The hour is free again for another shift.
    const other = await planned();
    await take(must(ann).credential, must(other.shifts[0]).slotId);
    const shown = await withScope(staff, "read", (scope) => activityDetail(scope, activity.id));
    expect(shown?.shifts[0]).toMatchObject({ closed: true, cancelText: "大雨停办。" });
    expect(shown?.shifts[0]?.holders.map(({ waiting }) => waiting)).toEqual([false, true]);
    await database.freeze(new Date("2026-11-24T14:00:00Z"));
    const entry = { claimId: held.claimId, from: shift.startsAt, to: shift.endsAt, what: "巡逻" };
    await refused(execute(enterRecord, must(ann).credential, entry, newId()), "not-found");
    await expect(
      inScope(
        `insert into service_record (tenant_id, id, path, member_id, claim_id, kind, subject_id, title, place, what,
           starts_at, ends_at, minutes, status, entered_at)
         select tenant_id, gen_random_uuid(), path, member_id, id, kind, subject_id, '巡逻', '东门', '巡逻',
           starts_at, ends_at, 120, 'submitted', ends_at from claim where id = $1`,
        [held.claimId],
      ),
    ).rejects.toThrow("no place was held");
    await database.freeze(new Date("2026-11-23T02:00:00Z"));
  });

  test("at another time: who took it reads both, may give it back late, and waits where it clashes", async () => {
    const activity = await planned({ capacity: "2", cancelHours: "100" });
    const slotId = must(activity.shifts[0]).slotId;
    const clash = await planned({ startsAt: "2026-11-25T20:00", endsAt: "2026-11-25T22:00" });
    const [ann, ben, cho] = await people(3);
    const anns = await take(must(ann).credential, slotId);
    await take(must(ben).credential, slotId);
    const away = await take(must(ben).credential, must(clash.shifts[0]).slotId);
    const late = await refused(
      execute(release, must(ann).credential, { claimId: anns.claimId }, newId()),
      "too-late",
    );
    expect(late.reason).toBe("capacity.late");
    const move = (startsAt: string, endsAt: string) =>
      stage.as("community11").then((staff) =>
        execute(
          moveShift,
          staff,
          {
            id: activity.id,
            version: activity.version,
            slotId,
            startsAt,
            endsAt,
            cancelHours: "0",
          },
          newId(),
        ),
      );
    const no = await refused(move("2026-11-25T21:00", "2026-11-25T19:00"), "invalid");
    expect(no.fields).toEqual({ endsAt: "posts.shift.endsBefore" });
    await move("2026-11-25T19:00", "2026-11-25T21:00");
    const of = async (who: { credential: Credential } | undefined) => {
      const { claims } = await withScope(must(who).credential, "read", myService);
      return must(claims.find((one) => one.slotId === slotId));
    };
    expect(await of(ann)).toMatchObject({
      startsAt: "2026-11-25T11:00:00.000Z",
      was: { startsAt: "2026-11-24T11:00:00.000Z" },
      waiting: false,
      mayRelease: true,
    });
    // Ben is elsewhere at the new time: the first of those who wait, until he gives that back.
    expect(await of(ben)).toMatchObject({ waiting: true, turn: 1 });
    await execute(release, must(ben).credential, { claimId: away.claimId }, newId());
    expect(await of(ben)).toMatchObject({ waiting: false });
    await execute(release, must(ann).credential, { claimId: anns.claimId }, newId());
    // Who comes later is told of no other time.
    await database.freeze(new Date("2026-11-23T02:05:00Z"));
    await take(must(cho).credential, slotId);
    expect(await of(cho)).toMatchObject({ waiting: false, was: null });
  });
});
