import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { answerOpinion } from "@/lib/affairs/reviews/commands/answer";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { correctAnswer } from "@/lib/affairs/reviews/commands/correct";
import { opinionPaper } from "@/components/reviews/opinion-paper";
import { closeOpinion } from "@/lib/affairs/reviews/commands/close";
import { replyToOpinion } from "@/lib/affairs/reviews/commands/reply";
import { askChoices } from "@/lib/affairs/reviews/queries/choices";
import { opinionDetail, opinionsOfUnit } from "@/lib/affairs/reviews/queries/detail";
import { opinionBoard } from "@/lib/affairs/reviews/queries/list";
import { waitingOpinions } from "@/lib/affairs/reviews/queries/waiting";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});
afterEach(() => database.freeze(null));

const words = {
  title: "老旧小区停车规划",
  matter: "三号地块改建停车场，请就选址和开放时间提意见。",
};
const department = () => must(stage.world.departments["housing"]).id;
const unit = () => must(stage.world.units["unit1"]);
const area = (key: string) => must(stage.world.areas[key]).id;

async function liaison(): Promise<Credential> {
  const token = await openPhoneSession(database.admin, stage.world, "liaison", unit().phone);
  return { kind: "session", token };
}

async function asked(login = "secretary1", more: Record<string, unknown> = {}) {
  const input = { to: department(), purpose: "planning", ...words, ...more };
  return (await execute(askOpinion, await stage.as(login), input, newId())).id;
}

async function askedByUnit() {
  const input = { to: area("street1.community1"), purpose: "party_work", ...words };
  return (await execute(askOpinion, await liaison(), input, newId())).id;
}

async function seen(who: Credential, id: string) {
  return withScope(who, "read", (scope) => opinionDetail(scope, id));
}

function says(id: string, version: number, text = "同意选址，建议夜间开放。") {
  return { id, version, text };
}

async function eventsOf(id: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ name: string }>(
    "select name from event where subject_id = $1 order by seq",
    [id],
  );
  return rows.map(({ name }) => name);
}

describe("a street asks a department", () => {
  test("answer, one reply and what follows; both sides read every word", async () => {
    const id = await asked();
    const [secretary, clerk] = [await stage.as("secretary1"), await stage.as("housingclerk")];
    expect(await seen(clerk, id)).toMatchObject({ verbs: ["answer"], waits: true, ...words });
    expect(await seen(secretary, id)).toMatchObject({ verbs: ["close"], waits: false });

    await execute(answerOpinion, clerk, says(id, 1), newId());
    const answered = await seen(secretary, id);
    expect(answered).toMatchObject({ verbs: ["reply", "close"], timing: "inTime", waits: true });
    expect(answered.answer).toMatchObject({ text: "同意选址，建议夜间开放。" });

    await execute(replyToOpinion, secretary, says(id, 2, "夜间开放需要物业配合。"), newId());
    await refused(execute(replyToOpinion, secretary, says(id, 3), newId()), "wrong-status");
    await execute(closeOpinion, secretary, says(id, 3, "采纳，六月底前开放。"), newId());
    const after = await seen(clerk, id);
    expect(after).toMatchObject({
      status: "closed",
      verbs: [],
      reply: { text: "夜间开放需要物业配合。" },
      outcome: { text: "采纳，六月底前开放。" },
    });
    await refused(execute(closeOpinion, secretary, says(id, 4), newId()), "wrong-status");
    expect(await eventsOf(id)).toEqual([
      "opinion.asked",
      "opinion.answered",
      "opinion.replied",
      "opinion.closed",
    ]);
  });

  test("nobody but its two sides acts, and nobody beside and below them reads", async () => {
    const id = await asked();
    for (const login of ["cityclerk", "secretary2", "community11", "grid111", "dispatcher1"]) {
      await refused(
        execute(answerOpinion, await stage.as(login), says(id, 1), newId()),
        "not-found",
      );
    }
    // Who asks does not answer itself; the district above reads and does not act.
    for (const login of ["secretary1", "org"]) {
      await refused(
        execute(answerOpinion, await stage.as(login), says(id, 1), newId()),
        "forbidden",
      );
      expect((await seen(await stage.as(login), id)).id).toBe(id);
    }
    for (const login of ["cityclerk", "secretary2", "community11"]) {
      await refused(seen(await stage.as(login), id), "not-found");
    }
    const west = new Stage(database, "west");
    await refused(seen(await west.as("secretary1"), id), "not-found");
    const late = execute(answerOpinion, await stage.as("housingclerk"), says(id, 2), newId());
    expect(await overtaken(late)).toEqual({ by: "书记1", own: false });
  });

  test("whoever is overtaken is told who wrote last, and not who began", async () => {
    const id = await asked();
    const [secretary, clerk] = [await stage.as("secretary1"), await stage.as("housingclerk")];
    await execute(answerOpinion, clerk, says(id, 1), newId());
    const name = must(stage.world.people["housingclerk"]).name;
    const late = () => execute(closeOpinion, secretary, says(id, 1), newId());
    expect(await overtaken(late())).toEqual({ by: name, own: false });
    await execute(replyToOpinion, secretary, says(id, 2, "夜间开放需要物业配合。"), newId());
    expect(await overtaken(late())).toEqual({ by: "书记1", own: true });
  });

  test("past the commands the database keeps each side to its own part", async () => {
    const id = await asked();
    const write = async (login: string, data: Record<string, unknown>) =>
      withScope(await stage.as(login), "write", ({ tx }) =>
        tx.opinionRequest.updateMany({
          where: { id },
          data: { ...data, version: { increment: 1 } },
        }),
      );
    const answer = {
      status: "answered",
      answer: "x x",
      answeredOn: new Date(0),
      answeredAt: new Date(0),
      answeredName: "x",
    };
    await expect(write("secretary1", answer)).rejects.toThrow(/what was said stays/);
    expect((await write("cityclerk", answer)).count).toBe(0);
    expect((await write("community11", answer)).count).toBe(0);
    await write("housingclerk", answer);
    await expect(write("housingclerk", { ...answer, answer: "y y" })).rejects.toThrow(
      /what was said stays/,
    );
    const outcome = {
      status: "closed",
      outcome: "x x",
      closedAt: new Date(0),
      closedName: "x",
    };
    await expect(write("housingclerk", outcome)).rejects.toThrow(/what was said stays/);
    await expect(write("secretary1", { matter: "another matter" })).rejects.toThrow(/denied/);
  });

  test("the day is reckoned by the district's calendar, and lateness shows without closing the door", async () => {
    // A Monday; ten working days later is a Monday.
    await database.freeze(new Date("2026-03-02T10:00:00+08:00"));
    const id = await asked();
    const secretary = await stage.as("secretary1");
    expect(await seen(secretary, id)).toMatchObject({ dueOn: "2026-03-16", timing: "later" });
    await refused(asked("secretary1", { dueOn: "2026-03-04" }), "invalid");
    // A Saturday, and the Qingming holiday, a Monday.
    for (const dueOn of ["2026-03-07", "2026-04-06"]) {
      const { fields } = await refused(asked("secretary1", { dueOn }), "invalid");
      expect(fields).toEqual({ dueOn: "field.dayOff" });
    }
    await asked("secretary1", { dueOn: "2026-03-05" });

    await database.freeze(new Date("2026-03-13T10:00:00+08:00"));
    expect(await seen(await stage.as("housingclerk"), id)).toMatchObject({ timing: "soon" });
    // The last minute of the day is in time, the first of the next is not.
    await database.freeze(new Date("2026-03-16T23:59:00+08:00"));
    expect(await seen(await stage.as("secretary1"), id)).toMatchObject({ timing: "soon" });
    await database.freeze(new Date("2026-03-17T00:01:00+08:00"));
    const clerk = await stage.as("housingclerk");
    expect(await seen(clerk, id)).toMatchObject({ timing: "late", verbs: ["answer"] });
    await execute(answerOpinion, clerk, says(id, 1), newId());
    expect(await seen(clerk, id)).toMatchObject({ timing: "answeredLate", status: "answered" });
  });

  test("a purpose of another kind, and whoever cannot be asked from here", async () => {
    const wrong = await refused(asked("secretary1", { purpose: "party_work" }), "invalid");
    expect(wrong.fields).toEqual({ purpose: "field.choose" });
    await refused(asked("secretary1", { purpose: "licence" }), "invalid");
    await refused(asked("secretary1", { to: unit().id }), "not-found");
    await refused(asked("community11"), "not-found");
    await refused(asked("community12", { to: unit().id, purpose: "cooperation" }), "not-found");
    await refused(asked("dispatcher1"), "not-found");
  });
});

describe("the other way round, and between a community and a unit", () => {
  test("a department asks a street and ends it", async () => {
    const id = await asked("housingleader", { to: area("street1"), purpose: "funds" });
    await refused(
      execute(answerOpinion, await stage.as("housingclerk"), says(id, 1), newId()),
      "forbidden",
    );
    await execute(answerOpinion, await stage.as("secretary1"), says(id, 1), newId());
    await execute(closeOpinion, await stage.as("housingclerk"), says(id, 2), newId());
    expect(await seen(await stage.as("secretary1"), id)).toMatchObject({
      status: "closed",
      outcome: { text: "同意选址，建议夜间开放。" },
    });
  });

  test("a unit asks its community, on the phone, and a community its unit", async () => {
    const id = await askedByUnit();
    const community = await stage.as("community11");
    await execute(answerOpinion, community, says(id, 1, "党组织联系社区及时。"), newId());
    const back = await asked("community11", { to: unit().id, purpose: "cooperation" });
    const phone = await liaison();
    await execute(answerOpinion, phone, says(back, 1), newId());
    await execute(closeOpinion, phone, says(id, 2), newId());
    const all = await withScope(phone, "read", opinionsOfUnit);
    expect(all.opinions.map((one) => [one.id, one.status])).toEqual([
      [back, "answered"],
      [id, "closed"],
    ]);
    // The street above reads what its communities and units ask each other; another community does not.
    expect((await seen(await stage.as("secretary1"), id)).own).toBeNull();
    await refused(seen(await stage.as("community12"), id), "not-found");
    await refused(
      execute(
        askOpinion,
        phone,
        { to: area("street1.community2"), purpose: "party_work", ...words },
        newId(),
      ),
      "not-found",
    );
  });

  test("each may choose from whom it can ask", async () => {
    const of = async (who: Credential) =>
      (await withScope(who, "read", askChoices)).to.map(({ id }) => id);
    expect(await of(await stage.as("secretary1"))).toContain(department());
    expect(await of(await stage.as("community11"))).toEqual([unit().id]);
    expect(await of(await stage.as("community12"))).toEqual([]);
    expect(await of(await stage.as("cityclerk"))).toEqual([area("street1"), area("street2")]);
    expect(await of(await liaison())).toEqual([area("street1.community1")]);
  });
});

test("it stands where it waits: on the desk and the board of the side whose turn it is", async () => {
  const id = await asked("secretary2", { title: "台上可见" });
  const on = async (login: string) => {
    const who = await stage.as(login);
    const desk = await withScope(who, "read", waitingOpinions);
    const { waiting, under } = await withScope(who, "read", opinionBoard);
    return [desk, waiting.lines, under.lines].map((lines) => lines.some((line) => line.id === id));
  };
  expect(await on("housingclerk")).toEqual([true, true, false]);
  expect(await on("secretary2")).toEqual([false, false, true]);
  expect(await on("org")).toEqual([false, false, true]);
  expect(await on("secretary1")).toEqual([false, false, false]);
  expect(await on("waterclerk")).toEqual([false, false, false]);
  await execute(answerOpinion, await stage.as("housingclerk"), says(id, 1), newId());
  expect(await on("housingclerk")).toEqual([false, false, true]);
  expect(await on("secretary2")).toEqual([true, true, false]);
});

test("the side that did not write is told, and nobody else", async () => {
  const id = await asked("secretary1");
  await execute(answerOpinion, await stage.as("housingclerk"), says(id, 1), newId());
  const drain = async () => {
    let read = 1;
    while (read > 0) read = (await execute(tell, stage.job, {}, newId())).events;
  };
  const kinds = async (login: string) =>
    (await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}))).notices
      .filter(({ kind }) => kind.startsWith("opinion"))
      .map(({ kind }) => kind);
  const before = { clerk: 0, secretary: 0 };
  await drain();
  before.clerk = (await kinds("housingclerk")).length;
  before.secretary = (await kinds("secretary1")).length;
  expect(before.clerk).toBeGreaterThan(0);
  expect(await kinds("secretary1")).toContain("opinionAnswered");
  await execute(closeOpinion, await stage.as("secretary1"), says(id, 2), newId());
  await drain();
  expect((await kinds("housingclerk")).length).toBe(before.clerk + 1);
  expect((await kinds("secretary1")).length).toBe(before.secretary);
  expect(await kinds("cityclerk")).toEqual([]);
  expect(await kinds("dispatcher1")).toEqual([]);
});

test("no event holds a word of what was said", async () => {
  const id = await asked("secretary1", { matter: "只在正文里的话不进历史。" });
  await execute(answerOpinion, await stage.as("housingclerk"), says(id, 1), newId());
  const { rows } = await database.admin.query<{ payload: unknown }>(
    "select payload from event where subject_id = $1 order by seq",
    [id],
  );
  expect(rows.map(({ payload }) => payload)).toEqual([{ to: "organization" }, { to: "office" }]);
});

test("for a unit that was deregistered nobody says anything more; what it has asked may end, and nobody asks it", async () => {
  const ended = (on: string | null) =>
    database.pastTriggers("update organization set valid_to = $2 where id = $1", [unit().id, on]);
  const [speaker, community] = [await liaison(), await stage.as("community11")];
  const asking = { to: unit().id, purpose: "cooperation" };
  const theirs = await asked("community11", asking);
  const own = await askedByUnit();
  await execute(answerOpinion, community, says(own, 1), newId());
  await ended("2026-03-01");
  const gone = await refused(
    execute(answerOpinion, speaker, says(theirs, 1), newId()),
    "wrong-status",
  );
  expect(gone.reason).toBe("opinion.gone");
  await refused(execute(replyToOpinion, speaker, says(own, 2), newId()), "wrong-status");
  expect((await seen(speaker, theirs)).verbs).toEqual([]);
  expect((await seen(speaker, own)).verbs).toEqual(["close"]);
  const past = withScope(speaker, "write", ({ tx }) =>
    tx.opinionRequest.updateMany({
      where: { id: own },
      data: { reply: "写了", repliedAt: new Date(), repliedName: "t", version: { increment: 1 } },
    }),
  );
  await expect(past).rejects.toThrow(/organization is closed/);
  await refused(asked("community11", asking), "not-found");
  const offered = await withScope(community, "read", askChoices);
  expect(offered.to.map(({ id }) => id)).not.toContain(unit().id);
  await execute(closeOpinion, speaker, says(own, 2), newId());
  await ended(null);
});

test("the leader of the department puts an answer right, once; both sides read what it said before, with its time", async () => {
  await database.freeze(new Date("2026-03-02T10:00:00+08:00"));
  const id = await asked();
  await execute(answerOpinion, await stage.as("housingclerk"), says(id, 1), newId());
  await database.freeze(new Date("2026-03-03T15:30:00+08:00"));
  const right = { id, version: 2, text: "同意选址，夜间不开放。" };
  for (const login of ["housingclerk", "secretary1"]) {
    await refused(execute(correctAnswer, await stage.as(login), right, newId()), "forbidden");
  }
  await refused(execute(correctAnswer, await stage.as("cityleader"), right, newId()), "not-found");
  const west = await new Stage(database, "west").as("housingleader");
  await refused(execute(correctAnswer, west, right, newId()), "not-found");
  const leader = await stage.as("housingleader");
  const past = (data: Record<string, unknown>) =>
    withScope(leader, "write", ({ tx }) =>
      tx.opinionRequest.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } }),
    );
  const trace = { correctedAt: new Date(0), correctedName: "x" };
  await expect(past({ answer: right.text })).rejects.toThrow(/what was said stays/);
  await expect(past({ answer: right.text, answerBefore: "别的话", ...trace })).rejects.toThrow(
    /what was said stays/,
  );
  await execute(correctAnswer, leader, right, newId());
  for (const login of ["housingclerk", "secretary1"]) {
    const one = await seen(await stage.as(login), id);
    expect(one).toMatchObject({ timing: "inTime", answer: { text: right.text } });
    expect(one.before?.text).toBe(says(id, 1).text);
    const lines = opinionPaper(one).parts.flatMap((part) => part.lines ?? []);
    for (const at of ["2026-03-02 10:00", "2026-03-03 15:30"]) {
      expect(lines.some((line) => line.endsWith(at))).toBe(true);
    }
  }
  await refused(execute(correctAnswer, leader, { ...right, version: 3 }, newId()), "wrong-status");
  const other = await asked();
  await execute(answerOpinion, await stage.as("housingclerk"), says(other, 1), newId());
  const street = await stage.as("secretary1");
  await execute(replyToOpinion, street, { id: other, version: 2, text: "谢谢，已阅。" }, newId());
  const late = { ...right, id: other, version: 3 };
  await refused(execute(correctAnswer, leader, late, newId()), "wrong-status");
});

test("words that make a condition of a licence, or judge a person, are told once and sent at the second press", async () => {
  const matter = "不配合就不给办营业执照，请提意见。";
  const { fields } = await refused(asked("secretary1", { matter }), "invalid");
  expect(fields).toEqual({ matter: "field.conditionText" });
  const person = { matter: "张三同志工作态度差，请处理。" };
  expect((await refused(asked("secretary1", person), "invalid")).fields).toEqual({
    matter: "field.personText",
  });
  const id = await asked("secretary1", { matter, sure: "yes" });
  expect((await seen(await stage.as("secretary1"), id)).matter).toBe(matter);
});
