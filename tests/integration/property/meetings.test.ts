import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryResolutions } from "@/lib/across/reactions/meetings-tickets";
import { callMeeting as callCouncil } from "@/lib/affairs/councils/commands/call-meeting";
import { notifyMeeting as notifyCouncil } from "@/lib/affairs/councils/commands/notify-meeting";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { callMeeting, notifyMeeting, proposeTopic } from "@/lib/affairs/property/commands/meetings";
import { addSeat, closeSeat } from "@/lib/affairs/property/commands/seats";
import { estateMeetings } from "@/lib/affairs/property/queries/meetings";
import { hold } from "@/lib/parts/meetings/commands/hold";
import { plan } from "@/lib/parts/meetings/commands/plan";
import { addResolution } from "@/lib/parts/meetings/commands/resolutions";
import { conclude } from "@/lib/parts/meetings/commands/steps";
import { answerTopic, raiseTopic } from "@/lib/parts/meetings/commands/topics";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { meetingsOf } from "@/lib/parts/meetings/queries/list";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

// DOMAIN §7.5: 居委会-业委会-物业 meet as a council does. It is the first of June 2026, ten in the morning.

const database = useDatabase("east");
let stage: Stage;
const place = "小区活动室";

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const estate = (key = "estate11") => must(stage.world.estates[key]).id;
const own = () => stage.as("community11");

async function call(id = estate(), login = "community11") {
  const input = { id, startsAt: "2026-06-05T14:30", place };
  return (await execute(callMeeting, await stage.as(login), input, newId())).id;
}

async function topic(id = estate(), login = "community11") {
  const input = { id, title: "门岗夜间无人", matter: "夜里没有人值守，外来车辆随意进出。" };
  return (await execute(proposeTopic, await stage.as(login), input, newId())).id;
}

async function meetings(id = estate(), login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => estateMeetings(scope, id));
}

async function seen(id: string, login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => meetingDetail(scope, id));
}

async function step<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  id: string,
  input: Record<string, unknown> = {},
) {
  const { version } = await seen(id);
  return execute(what, await own(), { id, version, ...input }, newId());
}

async function planned(id = estate()) {
  const meeting = await call(id);
  const startsAt = "2026-06-05T14:30";
  await step(plan, meeting, { theme: "门岗", startsAt, place, topicIds: [await topic(id)] });
  return meeting;
}

describe("the meetings of an estate", () => {
  test("are called by its community, read by the street, in the form of the three sides", async () => {
    const id = await call();
    expect(await seen(id, "secretary1")).toMatchObject({
      form: "tri_party",
      bodyKind: "property",
      bodyId: estate(),
      level: "community",
      verbs: [],
    });
    await refused(call(estate(), "secretary1"), "forbidden");
    await refused(call(estate(), "community21"), "not-found");
    await refused(topic(estate(), "dispatcher1"), "forbidden");
    const past = { id: estate(), startsAt: "2026-05-31T14:30", place };
    await refused(execute(callMeeting, await own(), past, newId()), "invalid");
    const { meetings: shown, missing } = await meetings();
    expect(shown.map((one) => one.id)).toContain(id);
    expect(missing).toEqual([]);
  });

  test("a council has no tri-party meetings, and its notice does not tell an estate's", async () => {
    const id = must(stage.world.councils["council11"]).id;
    const input = { id, form: "tri_party", startsAt: "2026-06-05T14:30", place };
    await refused(execute(callCouncil, await own(), input, newId()), "invalid");
    const meeting = await planned();
    await refused(step(notifyCouncil, meeting), "not-found");
  });

  test("are told to the three sides; who is missing is named", async () => {
    const meeting = await planned();
    await step(notifyMeeting, meeting);
    expect((await seen(meeting)).attendees).toHaveLength(3);

    const bare = estate("bare11");
    const other = await planned(bare);
    await refused(step(notifyMeeting, other), "invalid");
    for (const side of ["residents_committee", "owners"]) {
      const seat = { id: bare, side, organizationName: "示范单位", name: "周代表" };
      await refused(execute(addSeat, await stage.as("secretary1"), seat, newId()), "forbidden");
      await execute(addSeat, await own(), seat, newId());
    }
    // Nobody manages it, so there is no company to be told.
    expect((await meetings(bare)).missing).toEqual([]);
    await step(notifyMeeting, other);
    const [first] = (await meetings(bare)).seats;
    const gone = { id: must(first).id, version: 1 };
    await execute(closeSeat, await own(), gone, newId());
    await refused(execute(closeSeat, await own(), gone, newId()), "not-found");
    expect((await meetings(bare)).seats).toHaveLength(1);
    // Those who were told stay as they were.
    expect((await seen(other)).attendees).toHaveLength(2);
  });

  test("what they resolve becomes a ticket, for a registered company by the community's office", async () => {
    const meeting = await planned();
    await step(notifyMeeting, meeting);
    await database.freeze(new Date("2026-06-05T09:00:00Z"));
    const { attendees } = await seen(meeting);
    const attendance = JSON.stringify(
      attendees.map(({ id }) => ({ id, presence: "present", word: null })),
    );
    await step(hold, meeting, { minutes: "三方讨论了门岗值守。", attendance });
    const company = must(stage.world.units["unit1"]);
    for (const organizationId of [company.id, must(stage.world.departments["housing"]).id]) {
      await step(addResolution, meeting, {
        measure: "夜间增加一名门岗，修好道闸。",
        organizationId,
        categoryId: must(stage.world.categories["0102"]),
        dueOn: "2026-07-01",
      });
    }
    await step(conclude, meeting);
    const tenant = {
      credential: stage.job,
      read: <T>(query: (scope: Scope) => Promise<T>) => withScope(stage.job, "read", query),
    };
    await carryResolutions(tenant, new AbortController().signal, (_doing, run) => run());
    const { resolutions } = await seen(meeting);
    expect(resolutions.map(({ memberUnit, state }) => [memberUnit, state])).toEqual([
      [true, "open"],
      [false, "open"],
    ]);
    const [first] = resolutions;
    const ticket = await stage.ticket(must(first?.ticket ?? undefined).id);
    expect(ticket).toMatchObject({ source: "meeting", status: "screening" });
    expect(ticket["text"]).toContain(company.name);
    await database.freeze(new Date("2026-06-01T02:00:00Z"));
  });

  test("what they cannot solve goes up to the street's council, and its answer comes back", async () => {
    const id = await topic();
    await execute(raiseTopic, await own(), { id, version: 1 }, newId());
    const street = await stage.as("secretary1");
    const council = must(stage.world.councils["council1"]).id;
    const { topics } = await withScope(street, "read", (scope) => councilMeetings(scope, council));
    const above = must(
      topics.find(({ title, origin }) => origin === "raised" && title === "门岗夜间无人"),
    );
    const answer = { id: above.id, version: above.version, text: "街道协调派出所夜间巡逻。" };
    await execute(answerTopic, street, answer, newId());
    const { exchanged } = await meetings();
    expect(exchanged.find((one) => one.id === id)).toMatchObject({
      status: "answered",
      answer: { text: answer.text },
    });
  });

  test("are not seen by who fills a seat of the community's council", async () => {
    const meeting = await planned();
    await step(notifyMeeting, meeting);
    const { phone } = must(stage.world.councils["council11"]);
    const token = await openPhoneSession(database.admin, stage.world, "councillor", phone);
    const shown = await withScope({ kind: "session", token }, "read", (scope) =>
      meetingsOf(scope, { path: scope.actor.lo }),
    );
    expect(shown.map((one) => one.id)).not.toContain(meeting);
  });
});
