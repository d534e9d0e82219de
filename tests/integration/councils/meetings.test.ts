import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callMeeting } from "@/lib/affairs/councils/commands/call-meeting";
import { notifyMeeting } from "@/lib/affairs/councils/commands/notify-meeting";
import { proposeTopic } from "@/lib/affairs/councils/commands/propose-topic";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { hold } from "@/lib/parts/meetings/commands/hold";
import { plan } from "@/lib/parts/meetings/commands/plan";
import { addResolution, dropResolution } from "@/lib/parts/meetings/commands/resolutions";
import { answerTopic, raiseTopic } from "@/lib/parts/meetings/commands/topics";
import { callOff, conclude, publish, review } from "@/lib/parts/meetings/commands/steps";
import { meetingDetail, toldMeeting } from "@/lib/parts/meetings/queries/detail";
import { meetingsOf } from "@/lib/parts/meetings/queries/list";
import { ownTopics } from "@/lib/parts/meetings/queries/topics";
import type { Credential } from "@/lib/platform/access/credential";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

// DOMAIN §5.3. It is the first of June 2026, ten in the morning; a meeting on the fifth is told in time.

const database = useDatabase("east");
let stage: Stage;
const morning = "2026-06-01T02:00:00Z";
const place = "社区会议室";

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date(morning));
});
afterAll(() => database.freeze(null));

function council(key = "council11") {
  return must(stage.world.councils[key]);
}

async function seat(key = "council11"): Promise<Credential> {
  const { phone } = council(key);
  return {
    kind: "session",
    token: await openPhoneSession(database.admin, stage.world, "councillor", phone),
  };
}

async function call(startsAt = "2026-06-05T14:30") {
  const input = { id: council().id, form: "monthly", startsAt, place };
  return (await execute(callMeeting, await stage.as("community11"), input, newId())).id;
}

async function topic(title = "停车难") {
  const input = { id: council().id, title, matter: "夜间没有车位，希望单位错时开放。" };
  return (await execute(proposeTopic, await stage.as("community11"), input, newId())).id;
}

async function seen(id: string, login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => meetingDetail(scope, id));
}

/** A step by the community's secretary, with the version that the meeting has now. */
async function step<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  id: string,
  input: Record<string, unknown> = {},
  login = "community11",
) {
  const { version } = await seen(id);
  return execute(what, await stage.as(login), { id, version, ...input }, newId());
}

async function told(startsAt = "2026-06-05T14:30") {
  const id = await call(startsAt);
  await step(plan, id, { theme: "停车难", startsAt, place, topicIds: [await topic()] });
  await step(notifyMeeting, id);
  return id;
}

async function held() {
  const id = await told();
  await database.freeze(new Date("2026-06-05T09:00:00Z"));
  const { attendees } = await seen(id);
  const attendance = JSON.stringify(
    attendees.map((one, at) => ({
      id: one.id,
      presence: at === 0 ? "present" : "excused",
      word: at === 0 ? null : "出差",
    })),
  );
  await step(hold, id, { minutes: "讨论了停车问题。", attendance });
  return id;
}

async function resolution(id: string, more: Record<string, unknown> = {}) {
  return step(addResolution, id, {
    measure: "夜间开放单位停车场。",
    organizationId: must(stage.world.departments["housing"]).id,
    categoryId: must(stage.world.categories["0102"]),
    dueOn: "2026-07-01",
    ...more,
  });
}

async function readBySeat<T>(fn: (scope: Scope) => Promise<T>, key = "council11") {
  return withScope(await seat(key), "read", fn);
}

describe("before a meeting", () => {
  test("who fills a seat raises a topic for the own council alone, and sees what became of it", async () => {
    const own = await seat();
    const input = { title: "楼道充电", matter: "楼道里有人给电动车充电。" };
    const { id } = await execute(proposeTopic, own, input, newId());
    const elsewhere = { ...input, id: council("council21").id };
    await refused(execute(proposeTopic, own, elsewhere, newId()), "forbidden");
    const [shown] = await readBySeat(ownTopics);
    expect(shown).toMatchObject({ id, title: "楼道充电", status: "open", origin: "seat" });
    const { topics } = await withScope(await stage.as("community11"), "read", (scope) =>
      councilMeetings(scope, council().id),
    );
    expect(topics.find((one) => one.id === id)?.by).not.toContain("孙委员");
  });

  test("the office of the own level prepares; the street reads and does not write", async () => {
    const id = await call();
    const input = { id: council().id, form: "joint", startsAt: "2026-06-20T14:30", place };
    await refused(execute(callMeeting, await stage.as("secretary1"), input, newId()), "forbidden");
    await refused(execute(callMeeting, await stage.as("community21"), input, newId()), "not-found");
    expect((await seen(id, "secretary1")).verbs).toEqual([]);
    const chosen = { theme: "停车", startsAt: "2026-06-05T14:30", place, topicIds: [newId()] };
    await refused(step(plan, id, chosen, "secretary1"), "forbidden");
  });

  test("a meeting is called for a day that is to come", async () => {
    await refused(call("2026-05-31T14:30"), "invalid");
  });

  test("an agenda has a theme and a topic that waits", async () => {
    const id = await call();
    const agenda = { theme: "停车", startsAt: "2026-06-05T14:30", place };
    await refused(step(plan, id, { ...agenda, topicIds: [] }), "invalid");
    await refused(step(plan, id, { ...agenda, topicIds: [newId()] }), "invalid");
    const taken = await topic("充电桩");
    await step(plan, id, { ...agenda, topicIds: [taken] });
    const other = await call("2026-06-12T14:30");
    await refused(step(plan, other, { ...agenda, topicIds: [taken] }), "invalid");
    // Left out of the agenda again, it waits for another meeting.
    await step(plan, id, { ...agenda, topicIds: [await topic("绿化")] });
    await step(plan, other, { ...agenda, topicIds: [taken] });
  });

  test("members know of a meeting from its notice on, and the notice comes three days before", async () => {
    const id = await call("2026-06-03T14:30");
    const agenda = { theme: "停车", startsAt: "2026-06-03T14:30", place };
    await step(plan, id, { ...agenda, topicIds: [await topic()] });
    await refused(step(notifyMeeting, id), "too-late");
    await step(plan, id, {
      ...agenda,
      startsAt: "2026-06-04T14:30",
      topicIds: (await seen(id)).agenda.map(({ topicId }) => topicId),
    });
    const before = await readBySeat((scope) => meetingsOf(scope, { path: scope.actor.lo }));
    expect(before.map((one) => one.id)).not.toContain(id);
    await refused(
      readBySeat((scope) => toldMeeting(scope, id)),
      "not-found",
    );
    await step(notifyMeeting, id);
    const notice = await readBySeat((scope) => toldMeeting(scope, id));
    expect(notice.agenda.map(({ title }) => title)).toEqual(["停车难"]);
    expect(notice.attendees.map(({ name }) => name)).toEqual(["钱书记", "孙委员"]);
    await refused(
      readBySeat((scope) => toldMeeting(scope, id), "council21"),
      "not-found",
    );
  });

  test("an agenda changes after the notice with a reason and in time, or not at all", async () => {
    const id = await told("2026-06-05T14:30");
    const [first] = (await seen(id)).agenda;
    const agenda = { theme: "停车和充电", place, topicIds: [must(first).topicId] };
    const late = { ...agenda, startsAt: "2026-06-03T14:30", reason: "提前讨论。" };
    await refused(step(plan, id, { ...agenda, startsAt: "2026-06-05T14:30" }), "invalid");
    await refused(step(plan, id, late), "too-late");
    await step(plan, id, { ...late, startsAt: "2026-06-08T14:30", reason: "主讲人出差。" });
    const notice = await readBySeat((scope) => toldMeeting(scope, id));
    expect(notice).toMatchObject({ theme: "停车和充电", changed: { reason: "主讲人出差。" } });
    expect(notice.agenda).toHaveLength(1);
  });

  test("a meeting that is called off says why, and its topics wait again", async () => {
    const id = await told();
    const [item] = (await seen(id)).agenda;
    await step(callOff, id, { text: "台风红色预警。" });
    expect(await readBySeat((scope) => toldMeeting(scope, id))).toMatchObject({
      step: "called_off",
      changed: { reason: "台风红色预警。" },
    });
    const { topics } = await withScope(await stage.as("community11"), "read", (scope) =>
      councilMeetings(scope, council().id),
    );
    expect(topics.map((one) => one.id)).toContain(must(item).topicId);
    await refused(step(callOff, id, { text: "再次取消。" }), "wrong-status");
  });
});

describe("a meeting and its resolutions", () => {
  test("nothing is held that has not begun", async () => {
    await database.freeze(new Date(morning));
    const id = await told();
    const attendance = "[]";
    await refused(step(hold, id, { minutes: "讨论了停车问题。", attendance }), "wrong-status");
  });

  test("who came is kept seat by seat, with a word", async () => {
    await database.freeze(new Date(morning));
    const id = await held();
    const { attendees, verbs } = await seen(id);
    expect(attendees.map(({ presence, word }) => [presence, word])).toEqual([
      ["present", null],
      ["excused", "出差"],
    ]);
    expect(verbs).toEqual(["hold", "addResolution", "dropResolution", "conclude"]);
  });

  test("a resolution has an organization that is there, a measure, and a day to come", async () => {
    await database.freeze(new Date(morning));
    const id = await held();
    await refused(resolution(id, { organizationId: "" }), "invalid");
    await refused(resolution(id, { organizationId: newId() }), "invalid");
    await refused(resolution(id, { dueOn: "" }), "invalid");
    await refused(resolution(id, { dueOn: "2026-06-05" }), "invalid");
    await refused(resolution(id, { measure: "" }), "invalid");
    await refused(resolution(id, { topicId: newId() }), "invalid");
    await refused(step(conclude, id), "invalid");
    await resolution(id);
    await resolution(id, { organizationId: must(stage.world.units["unit1"]).id });
    const { resolutions } = await seen(id);
    expect(resolutions.map(({ number, memberUnit }) => [number, memberUnit])).toEqual([
      [1, false],
      [2, true],
    ]);
    const drafts = await readBySeat((scope) => toldMeeting(scope, id));
    expect(drafts.resolutions).toEqual([]);
    await step(dropResolution, id, { resolutionId: must(resolutions[1]).id });
    await step(conclude, id);
    const after = await readBySeat((scope) => toldMeeting(scope, id));
    expect(after.resolutions.map(({ state }) => state)).toEqual(["open"]);
    await refused(resolution(id), "wrong-status");
    const { rows } = await database.admin.query<{ attname: string }>(
      `select attname from pg_attribute where attrelid = 'meeting_resolution'::regclass and attnotnull
         and attname in ('organization_id', 'due_on', 'measure') order by 1`,
    );
    expect(rows.map(({ attname }) => attname)).toEqual(["due_on", "measure", "organization_id"]);
  });

  test("published, and looked at again at the next meeting", async () => {
    await database.freeze(new Date(morning));
    const id = await held();
    await step(conclude, id, { none: "on" });
    await refused(step(review, id, { text: "没有决议。" }), "wrong-status");
    await step(publish, id);
    await step(review, id, { text: "没有决议。" });
    expect(await seen(id)).toMatchObject({ step: "reviewed", review: "没有决议。", verbs: [] });
  });
});

describe("a topic that the level cannot solve", () => {
  async function listOf(login: string, key: string) {
    return withScope(await stage.as(login), "read", (scope) =>
      councilMeetings(scope, council(key).id),
    );
  }

  test("goes up to the street and to the district, and its answer comes back to the member who raised it", async () => {
    await database.freeze(new Date(morning));
    const input = { title: "道路划线", matter: "门前道路能不能划限时车位。" };
    const { id } = await execute(proposeTopic, await seat(), input, newId());
    const own = await stage.as("community11");
    await refused(
      execute(raiseTopic, await stage.as("secretary1"), { id, version: 1 }, newId()),
      "forbidden",
    );
    await execute(raiseTopic, own, { id, version: 1 }, newId());
    await refused(execute(raiseTopic, own, { id, version: 2 }, newId()), "wrong-status");
    const above = must(
      (await listOf("secretary1", "council1")).topics.find(({ title }) => title === input.title),
    );
    expect(above).toMatchObject({ origin: "raised", may: ["raise", "answer"] });
    // The street is the highest level of this district that has a council.
    const street = await stage.as("secretary1");
    const subject = { id: above.id, version: above.version };
    await refused(execute(raiseTopic, street, subject, newId()), "wrong-status");
    const text = "已请交警到现场，六月底前划线。";
    await refused(execute(answerTopic, own, { id, version: 2, text }, newId()), "forbidden");
    await execute(answerTopic, street, { ...subject, text }, newId());
    const [back] = await readBySeat(ownTopics);
    expect(back).toMatchObject({ id, status: "answered", answer: { text } });
    const { exchanged } = await listOf("community11", "council11");
    expect(exchanged.find((one) => one.id === id)?.answer?.text).toBe(text);
    const answered = must(
      (await listOf("secretary1", "council1")).exchanged.find((one) => one.id === above.id),
    );
    expect(answered.may).toEqual([]);
  });
});
