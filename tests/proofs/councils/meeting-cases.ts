import { newId } from "@/lib/platform/core/id";
import { must } from "@/tests/support/world";
import type { Pair, Play } from "./play";

const own = "community21";
const morning = new Date("2026-06-01T02:00:00Z");
const place = "社区会议室";

/** DOMAIN §5.3: from the topics to what is resolved, and what goes up. */
export async function meetingPairs(play: Play): Promise<Pair[]> {
  const council = must(play.stage.world.councils["council21"]);
  await play.database.freeze(morning);
  const call = (startsAt: string, login = own) =>
    play.run(login, "council.callMeeting", { id: council.id, form: "monthly", startsAt, place });
  const topic = () =>
    play.run(own, "council.proposeTopic", {
      id: council.id,
      title: "停车难",
      matter: "夜间没有车位，希望单位错时开放。",
    });
  const step = async (name: string, id: string, more: Record<string, unknown> = {}) => {
    const version = await play.version("meeting", id);
    return play.run(own, name, { id, version, ...more });
  };
  const plan = async (id: string, startsAt: string, topicIds: string[], more: object = {}) =>
    step("meeting.plan", id, { theme: "停车难", startsAt, place, topicIds, ...more });
  const planned = async (startsAt: string) => {
    const id = await call(startsAt);
    await plan(id, startsAt, [await topic()]);
    return id;
  };
  const told = async (startsAt = "2026-06-05T14:30") => {
    await play.database.freeze(morning);
    const id = await planned(startsAt);
    await step("council.notifyMeeting", id);
    return id;
  };
  const hold = (id: string) =>
    step("meeting.hold", id, { minutes: "讨论了停车问题。", attendance: "[]" });
  const held = async () => {
    const id = await told();
    await play.database.freeze(new Date("2026-06-05T09:00:00Z"));
    await hold(id);
    return id;
  };
  const resolve = async (more: Record<string, unknown>, id?: string) =>
    step("meeting.addResolution", id ?? (await held()), {
      measure: "夜间开放单位停车场。",
      organizationId: play.department("housing"),
      categoryId: must(play.stage.world.categories["0102"]),
      dueOn: "2026-07-01",
      ...more,
    });
  const concluded = async () => {
    const id = await held();
    await step("meeting.conclude", id, { none: "on" });
    return id;
  };
  const agendaOf = async (id: string): Promise<string[]> => {
    const { rows } = await play.database.admin.query<{ topic_id: string }>(
      "select topic_id from agenda_item where meeting_id = $1 and state <> 'dropped' order by position",
      [id],
    );
    return rows.map((row) => row.topic_id);
  };
  return [
    {
      rule: "called for a day to come",
      code: "invalid",
      refused: () => call("2026-05-31T14:30"),
      allowed: () => call("2026-06-01T14:30"),
    },
    {
      rule: "called by the office of the own level",
      code: "forbidden",
      refused: () => call("2026-06-10T14:30", "secretary2"),
      allowed: () => call("2026-06-10T14:30"),
    },
    {
      rule: "an agenda has a topic",
      code: "invalid",
      refused: async () => plan(await call("2026-06-10T14:30"), "2026-06-10T14:30", []),
      allowed: async () =>
        plan(await call("2026-06-10T14:30"), "2026-06-10T14:30", [await topic()]),
    },
    {
      rule: "an agenda has a theme",
      code: "invalid",
      refused: async () =>
        plan(await call("2026-06-10T14:30"), "2026-06-10T14:30", [await topic()], { theme: "" }),
      allowed: () => planned("2026-06-11T14:30"),
    },
    {
      rule: "a topic is on one agenda",
      code: "invalid",
      refused: async () => {
        const [taken] = await agendaOf(await planned("2026-06-11T14:30"));
        return plan(await call("2026-06-12T14:30"), "2026-06-12T14:30", [must(taken)]);
      },
      allowed: () => planned("2026-06-12T14:30"),
    },
    {
      rule: "told three days before",
      code: "too-late",
      refused: async () => step("council.notifyMeeting", await planned("2026-06-03T14:30")),
      allowed: async () => step("council.notifyMeeting", await planned("2026-06-04T14:30")),
    },
    {
      rule: "an agenda that was told changes with a reason",
      code: "invalid",
      refused: async () => plan(await told(), "2026-06-05T14:30", [await topic()]),
      allowed: async () =>
        plan(await told(), "2026-06-05T14:30", [await topic()], { reason: "主讲人出差。" }),
    },
    {
      rule: "an agenda that was told changes in time",
      code: "too-late",
      refused: async () =>
        plan(await told(), "2026-06-03T14:30", [await topic()], { reason: "主讲人出差。" }),
      allowed: async () =>
        plan(await told(), "2026-06-08T14:30", [await topic()], { reason: "主讲人出差。" }),
    },
    {
      rule: "nothing is held that has not begun",
      code: "wrong-status",
      refused: async () => hold(await told()),
      allowed: () => held(),
    },
    {
      rule: "nothing is held that was not told",
      code: "wrong-status",
      refused: async () => {
        await play.database.freeze(morning);
        const id = await planned("2026-06-05T14:30");
        await play.database.freeze(new Date("2026-06-05T09:00:00Z"));
        return hold(id);
      },
      allowed: () => held(),
    },
    {
      rule: "a resolution has an organization",
      code: "invalid",
      refused: () => resolve({ organizationId: "" }),
      allowed: () => resolve({}),
    },
    {
      rule: "a resolution has an organization that is there",
      code: "invalid",
      refused: () =>
        play.without(play.department("water"), () =>
          resolve({ organizationId: play.department("water") }),
        ),
      allowed: () => resolve({ organizationId: play.department("water") }),
    },
    {
      rule: "a resolution has a day",
      code: "invalid",
      refused: () => resolve({ dueOn: "" }),
      allowed: () => resolve({ dueOn: "2026-06-30" }),
    },
    {
      rule: "a resolution has a day to come",
      code: "invalid",
      refused: () => resolve({ dueOn: "2026-06-05" }),
      allowed: () => resolve({ dueOn: "2026-06-06" }),
    },
    {
      rule: "a resolution has a measure",
      code: "invalid",
      refused: () => resolve({ measure: "" }),
      allowed: () => resolve({ measure: "错时开放停车场。" }),
    },
    {
      rule: "a resolution is about the own agenda",
      code: "invalid",
      refused: () => resolve({ topicId: newId() }),
      allowed: async () => {
        const id = await held();
        return resolve({ topicId: must((await agendaOf(id))[0]) }, id);
      },
    },
    {
      rule: "without a resolution only when that is said",
      code: "invalid",
      refused: async () => step("meeting.conclude", await held()),
      allowed: () => concluded(),
    },
    {
      rule: "no resolution after the end",
      code: "wrong-status",
      refused: async () => resolve({}, await concluded()),
      allowed: () => resolve({}),
    },
    {
      rule: "looked at again after it was published",
      code: "wrong-status",
      refused: async () => step("meeting.review", await concluded(), { text: "没有决议。" }),
      allowed: async () => {
        const id = await concluded();
        await step("meeting.publish", id);
        return step("meeting.review", id, { text: "没有决议。" });
      },
    },
    {
      rule: "called off only before it is held",
      code: "wrong-status",
      refused: async () => step("meeting.callOff", await held(), { text: "台风红色预警。" }),
      allowed: async () => step("meeting.callOff", await told(), { text: "台风红色预警。" }),
    },
    {
      rule: "a topic goes up once",
      code: "wrong-status",
      refused: async () => {
        const id = await topic();
        await play.run(own, "meeting.raiseTopic", { id, version: 1 });
        return play.run(own, "meeting.raiseTopic", { id, version: 2 });
      },
      allowed: async () => play.run(own, "meeting.raiseTopic", { id: await topic(), version: 1 }),
    },
    {
      rule: "what was raised is answered above",
      code: "forbidden",
      refused: async () => {
        const id = await topic();
        await play.run(own, "meeting.raiseTopic", { id, version: 1 });
        return play.run(own, "meeting.answerTopic", { id, version: 2, text: "已请交警到现场。" });
      },
      allowed: async () => {
        const id = await topic();
        await play.run(own, "meeting.raiseTopic", { id, version: 1 });
        const { rows } = await play.database.admin.query<{ id: string }>(
          "select id from meeting_topic where from_topic_id = $1",
          [id],
        );
        const above = { id: must(rows[0]).id, version: 1, text: "已请交警到现场。" };
        return play.run("secretary2", "meeting.answerTopic", above);
      },
    },
  ];
}
