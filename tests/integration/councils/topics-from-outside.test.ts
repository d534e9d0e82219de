import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeUpTicket } from "@/lib/across/agenda/commands/take-up";
import { convenedBy, talksOf } from "@/lib/across/agenda/queries";
import { carryResolutions } from "@/lib/across/reactions/meetings-tickets";
import { followTickets } from "@/lib/across/reactions/tickets-meetings";
import { entryDetail } from "@/lib/across/walls/queries/public";
import { callMeeting } from "@/lib/affairs/councils/commands/call-meeting";
import { notifyMeeting } from "@/lib/affairs/councils/commands/notify-meeting";
import { proposeAsResident } from "@/lib/affairs/councils/commands/propose-as-resident";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { councilNear } from "@/lib/affairs/councils/queries/near";
import { ownTalks } from "@/lib/affairs/councils/queries/own-talks";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { close } from "@/lib/affairs/tickets/commands/close";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { hold } from "@/lib/parts/meetings/commands/hold";
import { plan } from "@/lib/parts/meetings/commands/plan";
import { addResolution } from "@/lib/parts/meetings/commands/resolutions";
import { conclude, publish } from "@/lib/parts/meetings/commands/steps";
import { answerTopic, dropTopic, raiseTopic } from "@/lib/parts/meetings/commands/topics";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import type { Credential } from "@/lib/platform/access/credential";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { placeHold } from "@/lib/across/retention/commands/hold";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";
import { ownTopics } from "@/lib/parts/meetings/queries/topics";
import { publishAs } from "../walls/stand";

// DOMAIN §5.3, §7.1: topics also come from residents and from matters, and each of them reads what became of it.

const database = useDatabase("east", "west");
let stage: Stage;
const morning = "2026-06-01T02:00:00Z";
const place = "社区会议室";

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date(morning));
});
afterAll(() => database.freeze(null));

const areaId = (key: string) => must(stage.world.areas[key]).id;
const council = (key: string) => must(stage.world.councils[key]).id;

/** A resident of a place raises a topic and keeps the receipt. */
async function propose(key = "street1.community1", more: Record<string, unknown> = {}) {
  const secret = newId();
  const input = {
    areaId: areaId(key),
    title: "小区门口停车怎么安排",
    matter: "早上送孩子时门口堵住，想请学校和物业一起商量。",
    ...more,
  };
  const { number } = await execute(proposeAsResident, stage.visitor, input, secret);
  const { rows } = await database.admin.query<{ id: string; version: number }>(
    "select id, version from meeting_topic where number = $1",
    [number],
  );
  const receipt: Credential = { kind: "receipt", slug: "east", number, code: receiptCode(secret) };
  return { ...must(rows[0]), number, receipt };
}

function told(receipt: Credential) {
  return withScope(receipt, "read", ownTalks);
}

async function listOf(login: string, key: string) {
  return withScope(await stage.as(login), "read", (scope) => councilMeetings(scope, council(key)));
}

async function step<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  id: string,
  input: Record<string, unknown> = {},
  login = "community11",
) {
  const as = await stage.as(login);
  const { version } = await withScope(as, "read", (scope) => meetingDetail(scope, id));
  return execute(what, as, { id, version, ...input }, newId());
}

/** A meeting of a council on the fifth of June that was told to its members with this topic. */
async function notified(topicId: string, login = "community11", key = "council11", day = "05") {
  const startsAt = `2026-06-${day}T14:30`;
  const call = { id: council(key), form: "monthly", startsAt, place };
  const { id } = await execute(callMeeting, await stage.as(login), call, newId());
  await step(plan, id, { theme: "停车", startsAt, place, topicIds: [topicId] }, login);
  await step(notifyMeeting, id, {}, login);
  return id;
}

/** The meeting takes place, resolves one thing about the topic and announces it. */
async function resolve(
  id: string,
  topicId: string,
  { login = "community11", announce = true, day = "05" } = {},
) {
  await database.freeze(new Date(`2026-06-${day}T09:00:00Z`));
  await step(hold, id, { minutes: "讨论了停车问题。", attendance: "[]" }, login);
  const input = {
    topicId,
    measure: "夜间开放单位停车场。",
    organizationId: must(stage.world.departments["housing"]).id,
    categoryId: must(stage.world.categories["0102"]),
    dueOn: "2026-07-01",
  };
  await step(addResolution, id, input, login);
  await step(conclude, id, {}, login);
  if (announce) await step(publish, id, {}, login);
}

describe("a topic from a resident", () => {
  test("waits with the council of the place, without a name, and number and code follow it", async () => {
    await database.freeze(new Date(morning));
    const near = (key: string) =>
      withScope(stage.visitor, "read", (scope) => councilNear(scope, areaId(key)));
    expect((await near("street1.community1"))?.id).toBe(council("council11"));
    // A community without one of its own: the street's. A grid is no place to choose.
    expect((await near("street1.community2"))?.id).toBe(council("council1"));
    expect(await near("street1.community1.grid1")).toBeNull();
    expect(await near("district")).toBeNull();
    const topic = await propose();
    const { topics } = await listOf("community11", "council11");
    expect(topics.find(({ id }) => id === topic.id)).toMatchObject({
      origin: "resident",
      number: topic.number,
      may: ["raise", "drop"],
    });
    const [own] = await told(topic.receipt);
    expect(own).toMatchObject({ own: true, status: "open", number: topic.number });
    expect(own?.matter).toContain("送孩子");
    // Another receipt, of a topic or a matter, tells nothing of it.
    const other = await stage.report();
    expect(await told(other.receipt)).toEqual([]);
    const { rows } = await database.admin.query<{ body: string }>(
      "select payload::text as body from event where subject_id = $1",
      [topic.id],
    );
    expect(JSON.stringify(rows)).not.toContain("停车");
  });

  test("is refused where nobody talks, and with what would tell who somebody is", async () => {
    await refused(propose("street1.community1.grid1"), "invalid");
    await refused(propose("street1.community1", { areaId: newId() }), "invalid");
    const secret = "我的身份证号是110101199003070011，请登记。";
    const said = await refused(propose("street1.community1", { matter: secret }), "invalid");
    expect(said.fields).toEqual({ matter: "field.secret" });
    const input = { areaId: areaId("street1.community1"), title: "停车", matter: "门口堵住了。" };
    const elsewhere: Credential = { kind: "visitor", slug: "west" };
    await refused(execute(proposeAsResident, elsewhere, input, newId()), "invalid");
    const staff = await stage.as("community11");
    await refused(execute(proposeAsResident, staff, input, newId()), "not-found");
    // Nobody of the staff writes in a resident's name.
    await expect(
      withScope(staff, "write", ({ actor, tx }) =>
        tx.meetingTopic.createMany({
          data: [
            {
              tenantId: actor.tenantId,
              id: newId(),
              path: actor.lo,
              bodyKind: "council",
              bodyId: council("council11"),
              title: "停车",
              matter: "门口堵住了。",
              origin: "resident",
              number: "2026010100001",
              enteredBy: "居民",
              enteredAt: actor.at,
            },
          ],
        }),
      ),
    ).rejects.toThrow();
  });

  test("many from one network are taken all the same, with a note", async () => {
    await database.freeze(new Date(morning));
    let last = await propose("street1.community1", { network: "10.7.7" });
    for (let n = 0; n < 11; n += 1) {
      last = await propose("street1.community1", { network: "10.7.7" });
    }
    const { topics } = await listOf("community11", "council11");
    expect(topics.find(({ id }) => id === last.id)?.many).toBe(true);
  });

  test("is not taken up with a reason, which the resident reads", async () => {
    await database.freeze(new Date(morning));
    const topic = await propose();
    const subject = { id: topic.id, version: topic.version };
    const text = "属于物业日常管理，已请物业答复。";
    const as = (login: string) => stage.as(login);
    await refused(
      execute(dropTopic, await as("community11"), { ...subject, text: "" }, newId()),
      "invalid",
    );
    await refused(
      execute(dropTopic, await as("secretary1"), { ...subject, text }, newId()),
      "forbidden",
    );
    await refused(
      execute(dropTopic, await as("community21"), { ...subject, text }, newId()),
      "not-found",
    );
    await execute(dropTopic, await as("community11"), { ...subject, text }, newId());
    expect((await told(topic.receipt))[0]).toMatchObject({ status: "dropped", answer: text });
    const { topics, dropped } = await listOf("community11", "council11");
    expect(topics.map(({ id }) => id)).not.toContain(topic.id);
    expect(dropped.map(({ id }) => id)).toContain(topic.id);
    const again = { id: topic.id, version: topic.version + 1, text };
    await refused(execute(dropTopic, await as("community11"), again, newId()), "wrong-status");
  });

  test("its words go two years after the end, also where it was handed further up; a hold keeps them", async () => {
    await database.freeze(new Date(morning));
    const [kept, gone, open] = [await propose(), await propose(), await propose()];
    const raise = { id: gone.id, version: gone.version };
    await execute(raiseTopic, await stage.as("community11"), raise, newId());
    const above = must(
      (await listOf("secretary1", "council1")).topics.find(({ title }) =>
        title.includes("门口停车"),
      ),
    );
    const answered = { id: above.id, version: above.version, text: "已请交警疏导。" };
    await execute(answerTopic, await stage.as("secretary1"), answered, newId());
    const dropped = { id: kept.id, version: kept.version, text: "属于物业日常管理。" };
    await execute(dropTopic, await stage.as("community11"), dropped, newId());
    const hold = { number: kept.number, reason: "行政复议期间保留。" };
    await execute(placeHold, await stage.as("admin"), hold, newId());
    const retain = (days: number) =>
      withScope(
        stage.job,
        "write",
        ({ tx }) =>
          tx.$queryRaw`select taken from sec.retain('topics', ${days}::int, 200, ${newId()}::uuid)`,
      );
    await expect(retain(90)).rejects.toThrow();
    await database.freeze(new Date("2028-07-01T02:00:00Z"));
    expect(await retain(730)).toMatchObject([{ taken: 2 }]);
    const matterOf = async (id: string) => {
      const sql = "select matter from meeting_topic where id = $1";
      return (await database.admin.query<{ matter: string }>(sql, [id])).rows[0]?.matter;
    };
    for (const id of [gone.id, above.id]) expect(await matterOf(id)).not.toContain("孩子");
    for (const { id } of [kept, open]) expect(await matterOf(id)).toContain("孩子");
  });

  test("on the agenda once the members are told, and what was resolved once it is announced", async () => {
    await database.freeze(new Date(morning));
    const topic = await propose();
    const id = await notified(topic.id);
    const [ahead] = await told(topic.receipt);
    expect(ahead).toMatchObject({ status: "agenda", meetingStatus: "notified" });
    expect(ahead?.startsAt?.toISOString()).toBe("2026-06-05T06:30:00.000Z");
    await resolve(id, topic.id, { announce: false });
    expect((await told(topic.receipt))[0]).toMatchObject({ status: "settled", resolutions: [] });
    await step(publish, id);
    expect((await told(topic.receipt))[0]?.resolutions).toMatchObject([
      { measure: "夜间开放单位停车场。", dueOn: "2026-07-01", state: "open" },
    ]);
  });
});

describe("a topic from a matter", () => {
  const words = {
    title: "楼道照明",
    matter: "楼道灯多处损坏，需要物业、业委会和照明所商量怎么换。",
  };

  async function takeUp(login: string, ticketId: string, more: Record<string, unknown> = {}) {
    return execute(
      takeUpTicket,
      await stage.as(login),
      { id: ticketId, ...words, ...more },
      newId(),
    );
  }

  test("is raised by who prepares the meetings of the level, once, and both know of each other", async () => {
    await database.freeze(new Date(morning));
    const ticket = await stage.ticketAt("dispatched");
    await refused(takeUp("dispatcher1", ticket.id), "forbidden");
    await refused(takeUp("grid111", ticket.id), "not-found");
    await refused(takeUp("community21", ticket.id), "not-found");
    const told1 = "楼道里的灯坏了两天了，晚上看不见路。";
    const asTold = await refused(takeUp("community11", ticket.id, { matter: told1 }), "invalid");
    expect(asTold.fields).toEqual({ matter: "wall.asTold" });
    const { id } = await takeUp("community11", ticket.id);
    await refused(takeUp("community11", ticket.id), "conflict");
    const { topics } = await listOf("community11", "council11");
    expect(topics.find((one) => one.id === id)).toMatchObject({
      origin: "ticket",
      ticketId: ticket.id,
    });
    // The street may talk about it too; the community sees that it does, though it may not open the meeting.
    const above = await takeUp("secretary1", ticket.id);
    const seen = async (login: string) =>
      withScope(await stage.as(login), "read", (scope) => talksOf(scope, [ticket.id]));
    expect((await seen("community11")).map(({ topicId, within }) => [topicId, within])).toEqual([
      [id, true],
      [above.id, false],
    ]);
    expect(await seen("community21")).toEqual([]);
    expect(await withScope(await stage.as("dispatcher1"), "read", convenedBy)).toBeNull();
    expect(await withScope(await stage.as("secretary1"), "read", convenedBy)).toMatchObject({
      id: council("council1"),
    });
    // The resident reads where, and not the words of the office.
    const [line] = await told(ticket.receipt);
    expect(line).toMatchObject({ own: false, status: "open", title: null, matter: null });
  });

  test("who is recused from the matter does not read its topic", async () => {
    await database.freeze(new Date(morning));
    const ticket = await stage.ticketAt("dispatched");
    const { id } = await takeUp("community11", ticket.id);
    const { personId } = must(stage.world.people["community11"]);
    const entry = { id: ticket.id, personId, ground: "related", text: "与当事人有利害关系。" };
    await execute(recuse, await stage.as("secretary1"), entry, newId());
    const { topics } = await listOf("community11", "council11");
    expect(topics.map((one) => one.id)).not.toContain(id);
    expect(
      await withScope(await stage.as("community11"), "read", (scope) =>
        talksOf(scope, [ticket.id]),
      ),
    ).toEqual([]);
  });
});

describe("what a meeting could not solve", () => {
  const tenant = () => ({
    credential: stage.job,
    read: <T>(query: (scope: Scope) => Promise<T>) => withScope(stage.job, "read", query),
  });
  const never = new AbortController().signal;
  const strict = (_doing: string, run: () => Promise<void>) => run();

  /** The worker's round: resolutions become matters and follow them. */
  async function round() {
    await carryResolutions(tenant(), never, strict);
    await followTickets(tenant(), never, strict);
  }

  async function ticketOf(meetingId: string, login = "community11") {
    const { resolutions } = await withScope(await stage.as(login), "read", (scope) =>
      meetingDetail(scope, meetingId),
    );
    return must(must(resolutions[0]).ticket).id;
  }

  async function workThrough(ticketId: string, outcome: "solved" | "not_feasible") {
    await stage.dispatch(ticketId);
    await stage.onWork("housingclerk", accept, ticketId);
    await stage.onWork("housingclerk", contact, ticketId, { text: "已到现场查看。" });
    await stage.onWork("housingclerk", submit, ticketId, {
      result:
        outcome === "solved"
          ? "停车场已在夜间向居民开放。"
          : "道路划线需要区交警同意，本级不能决定。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome,
      ...(outcome === "solved" ? {} : { outcomeReason: "道路划线需要区交警同意。" }),
    });
    await stage.onWork("dispatcher1", verify, ticketId, { text: "核实。" });
    await stage.onWork("dispatcher1", close, ticketId, { outcome, text: "已告知会议。" });
  }

  test("is followed on the wall up to the street and back, and the resident and the member read it", async () => {
    await database.freeze(new Date(morning));
    const topic = await propose();
    const meeting = await notified(topic.id);
    await resolve(meeting, topic.id);
    await round();
    const first = await ticketOf(meeting);
    await workThrough(first, "not_feasible");
    await round();
    const entry = await publishAs(stage, "community11", first);
    const steps = async () => {
      const shown = await withScope(stage.visitor, "read", (scope) => entryDetail(scope, entry));
      return must(shown)
        .steps.map(({ kind, organizationName }) => [kind, organizationName])
        .reverse()
        .filter(([kind]) => kind !== "stage");
    };
    expect((await steps()).map(([kind]) => kind)).toEqual(["published", "waits"]);
    const back = must(
      (await listOf("community11", "council11")).topics.find(({ origin }) => origin === "unsolved"),
    );
    await execute(
      raiseTopic,
      await stage.as("community11"),
      { id: back.id, version: back.version },
      newId(),
    );
    expect((await steps()).at(-1)).toEqual(["raised", "east街道大工委"]);
    const above = must(
      (await listOf("secretary1", "council1")).topics.find(({ origin }) => origin === "raised"),
    );
    const street = await notified(above.id, "secretary1", "council1", "12");
    await resolve(street, above.id, { login: "secretary1", day: "12" });
    expect((await steps()).at(-1)).toEqual(["resolved", expect.any(String)]);
    await round();
    const second = await ticketOf(street, "secretary1");
    await workThrough(second, "solved");
    await round();
    const now = must(
      (await listOf("secretary1", "council1")).exchanged.find(({ id }) => id === above.id),
    );
    const text = "街道会议议定，停车场已夜间开放。";
    await execute(
      answerTopic,
      await stage.as("secretary1"),
      { id: above.id, version: now.version, text },
      newId(),
    );
    expect((await steps()).at(-1)?.[0]).toBe("answered");
    // The community reads what the street has resolved, from the matter that it could not solve itself.
    const talks = await withScope(await stage.as("community11"), "read", (scope) =>
      talksOf(scope, [first]),
    );
    expect(talks.map(({ status, within }) => [status, within])).toEqual([
      ["answered", true],
      ["settled", false],
    ]);
    expect(talks.at(-1)?.resolutions).toMatchObject([{ state: "done" }]);
    const lines = await told(topic.receipt);
    expect(lines.map(({ status }) => status)).toEqual(["settled", "answered", "settled"]);
    expect(lines[1]?.answer).toBe(text);
    const { phone } = must(stage.world.councils["council11"]);
    const token = await openPhoneSession(database.admin, stage.world, "councillor", phone);
    const own = await withScope({ kind: "session", token }, "read", ownTopics);
    expect(own).toEqual([]);
  });
});
