import { beforeAll, describe, expect, test } from "vitest";
import { topicCandidates } from "@/lib/across/dashboards/queries/topic-candidates";
import { tell } from "@/lib/across/notifications/commands/tell";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { addMeasure } from "@/lib/affairs/topics/commands/add-measure";
import { addProblem } from "@/lib/affairs/topics/commands/add-problem";
import { choose } from "@/lib/affairs/topics/commands/choose";
import { hide } from "@/lib/affairs/topics/commands/hide";
import { release } from "@/lib/affairs/topics/commands/release";
import { replan } from "@/lib/affairs/topics/commands/replan";
import { report } from "@/lib/affairs/topics/commands/report";
import { review } from "@/lib/affairs/topics/commands/review";
import { sendBack } from "@/lib/affairs/topics/commands/send-back";
import { ticketCondition } from "@/lib/affairs/tickets/queries/ticket-condition";
import { publicTopics } from "@/lib/affairs/topics/queries/public";
import { boardOf } from "@/lib/affairs/topics/queries/board";
import { topicDetail } from "@/lib/affairs/topics/queries/topics";
import { dueMeasures } from "@/lib/affairs/topics/queries/waiting";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, testJobSecret } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

let serial = 0;
/** Another month each time: one theme a month at each level. */
function nextMonth(): string {
  serial += 1;
  return `${String(2030 + Math.floor(serial / 12))}-${String((serial % 12) + 1).padStart(2, "0")}`;
}

async function chosen(login = "center", month = nextMonth()) {
  const { id } = await execute(
    choose,
    await stage.as(login),
    { month, title: "房屋渗漏维修" },
    newId(),
  );
  return id;
}

function problem(more: Record<string, unknown> = {}) {
  return {
    title: "屋面渗漏反复修",
    matter: "修了又漏，维修资金手续长。",
    tests: ["prominent", "solvable"],
    organizationId: must(stage.world.departments["housing"]).id,
    measure1: "普查建账",
    due1: "2020-03-20",
    ...more,
  };
}

async function given(more: Record<string, unknown> = {}, login = "center") {
  const id = await chosen(login);
  await execute(addProblem, await stage.as(login), { id, version: 1, ...problem(more) }, newId());
  return id;
}

async function seen(id: string, login = "center") {
  const topic = await withScope(await stage.as(login), "read", (scope) => topicDetail(scope, id));
  return { topic, problem: must(topic.problems[0]) };
}

async function reported(id: string) {
  const measure = must((await seen(id, "housingclerk")).problem.measures[0]);
  const said = { id: measure.id, version: measure.version, text: "已普查 73 个小区。" };
  await execute(report, await stage.as("housingclerk"), said, newId());
}

describe("a topic of the month", () => {
  test("from the theme to what became of the problem", async () => {
    const id = await given();
    const before = await seen(id, "housingclerk");
    expect(before.problem).toMatchObject({ stage: "planned", verbs: [] });
    expect(before.problem.measures[0]).toMatchObject({ due: "late", verbs: ["report"] });
    await reported(id);

    const checking = await seen(id);
    expect(checking.problem).toMatchObject({ stage: "done" });
    const done = must(checking.problem.measures[0]);
    expect(done.verbs).toEqual(["sendBack"]);
    const back = { id: done.id, version: done.version, text: "还有三个小区没有入户。" };
    await execute(sendBack, await stage.as("center"), back, newId());
    expect((await seen(id)).problem.measures[0]).toMatchObject({
      doneAt: null,
      backText: "还有三个小区没有入户。",
      verbs: ["replan"],
    });

    const end = (version: number, outcome: string) => ({
      id: checking.problem.id,
      version,
      outcome,
      text: "应急维修通道已开通。",
    });
    await refused(execute(review, await stage.as("center"), end(1, "solved"), newId()), "invalid");
    await reported(id);
    await execute(review, await stage.as("center"), end(1, "solved"), newId());
    const after = await seen(id);
    expect(after.problem).toMatchObject({ stage: "reviewed", outcome: "solved" });
    expect(after.problem.measures.flatMap(({ verbs }) => verbs)).toEqual([]);
    await refused(
      execute(review, await stage.as("center"), end(2, "partly"), newId()),
      "wrong-status",
    );
  });

  test("one theme a month at a level, and a street has its own beside the district's", async () => {
    const month = nextMonth();
    await chosen("center", month);
    await refused(
      execute(choose, await stage.as("org"), { month, title: "另一个主题" }, newId()),
      "invalid",
    );
    const own = await chosen("secretary1", month);
    const year = Number(month.slice(0, 4));
    const board = async (login: string) =>
      (await withScope(await stage.as(login), "read", (scope) => boardOf(scope, year))).topics
        .filter((one) => one.month === `${month}-01`)
        .map(({ id }) => id);
    expect(await board("community11")).toContain(own);
    expect(await board("community21")).not.toContain(own);
    expect(await board("community21")).toHaveLength(1);
    // The other street's secretary has nothing to do with it; the district above follows it.
    const add = { id: own, version: 1, ...problem() };
    await refused(execute(addProblem, await stage.as("secretary2"), add, newId()), "not-found");
    await execute(addProblem, await stage.as("center"), add, newId());
  });

  test("three problems at the most, and an old page is told so", async () => {
    const id = await given();
    const add = async (version: number) =>
      execute(addProblem, await stage.as("center"), { id, version, ...problem() }, newId());
    await refused(add(1), "conflict");
    await add(2);
    await add(3);
    await refused(add(4), "limit");
  });

  test("another organization may read it and report nothing", async () => {
    const id = await given();
    const measure = must((await seen(id, "cityclerk")).problem.measures[0]);
    expect(measure.verbs).toEqual([]);
    const said = { id: measure.id, version: measure.version, text: "已经办了。" };
    await refused(execute(report, await stage.as("cityclerk"), said, newId()), "not-found");
    const past = withScope(await stage.as("cityclerk"), "write", ({ tx }) =>
      tx.topicMeasure.updateMany({
        where: { id: measure.id },
        data: { doneText: "x", doneAt: new Date(0), doneBy: "x", version: { increment: 1 } },
      }),
    );
    expect((await past).count).toBe(0);
    // Nor does who checks report in the place of who leads, past the rule as well.
    const self = withScope(await stage.as("center"), "write", ({ tx }) =>
      tx.topicMeasure.updateMany({
        where: { id: measure.id },
        data: { doneText: "x", doneAt: new Date(0), doneBy: "x", version: { increment: 1 } },
      }),
    );
    await expect(self).rejects.toThrow(/measure refused/);
  });

  test("what is due stands on the desks of who leads and of who chose", async () => {
    const id = await given({ title: "台上可见的问题" });
    const on = async (login: string) => {
      const due = await withScope(await stage.as(login), "read", dueMeasures);
      return {
        due: due.lines.filter(({ topicId }) => topicId === id),
        review: due.toReview.filter(({ topicId }) => topicId === id),
      };
    };
    expect((await on("housingclerk")).due).toMatchObject([{ late: true, text: "普查建账" }]);
    expect((await on("center")).due).toHaveLength(1);
    expect((await on("secretary1")).due).toEqual([]);
    expect((await on("cityclerk")).due).toEqual([]);
    await reported(id);
    expect((await on("housingclerk")).due).toEqual([]);
    expect((await on("center")).review).toHaveLength(1);
  });

  test("a plan changes: another day, one more measure", async () => {
    const id = await given();
    const { problem: shown } = await seen(id);
    const center = await stage.as("center");
    const measure = must(shown.measures[0]);
    const other = { id: measure.id, version: 1, text: "普查建账", dueOn: "2031-01-05" };
    await execute(replan, center, other, newId());
    const more = { id: shown.id, version: 1, text: "逐户修复", dueOn: "2031-02-05" };
    await execute(addMeasure, center, more, newId());
    expect((await seen(id)).problem.measures).toMatchObject([
      { text: "普查建账", due: "later" },
      { text: "逐户修复", dueOn: "2031-02-05" },
    ]);
  });

  test("residents read what was released and nothing else", async () => {
    const id = await given({ title: "给居民看的问题" });
    const { topic, problem: shown } = await seen(id);
    const year = Number(topic.month.slice(0, 4));
    const visible = async () =>
      (
        await withScope(stage.visitor, "read", (scope) => publicTopics(scope, year))
      ).problems.filter(({ id: one }) => one === shown.id);
    expect(await visible()).toEqual([]);
    const center = await stage.as("center");
    const text = "屋面渗漏可走应急维修通道。";
    await execute(release, center, { id: shown.id, version: 1, text }, newId());
    const [entry] = await visible();
    expect(entry).toMatchObject({
      publicText: text,
      title: "给居民看的问题",
      done: 0,
      measures: 1,
    });
    expect(JSON.stringify(entry)).not.toContain("维修资金手续长");
    await execute(hide, center, { id: shown.id, version: 2 }, newId());
    expect(await visible()).toEqual([]);
  });

  test("who leads is told when it is given and when it was looked at", async () => {
    const id = await given();
    const { problem: shown } = await seen(id);
    const end = { id: shown.id, version: 1, outcome: "dropped", text: "并入明年的更新计划。" };
    await execute(review, await stage.as("center"), end, newId());
    const job = { kind: "job", slug: "east", secret: testJobSecret } as const;
    let read = 1;
    while (read > 0) read = (await execute(tell, job, {}, newId())).events;
    const told = async (login: string) =>
      (
        await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}))
      ).notices.filter(({ address }) => address === `/topics/${id}`);
    const kinds = (await told("housingclerk")).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["topicGiven", "topicReviewed"]);
    expect(await told("cityclerk")).toEqual([]);
  });

  test("candidates are counts of the own level's rows", async () => {
    const ticket = await stage.report();
    await database.pastTriggers(
      "update ticket set registered_at = registered_at - interval '100 days' where id = $1",
      [ticket.id],
    );
    const found = must(await withScope(await stage.as("secretary1"), "read", topicCandidates));
    expect(found.areaName).toBe(must(stage.world.areas["street1"]).name);
    for (const { categoryId, open, old } of found.lines) {
      const rows = await withScope(await stage.as("secretary1"), "read", async (scope) => {
        const filter = {
          measure: "open",
          category: categoryId,
          old: String(found.oldDays),
        } as const;
        const { where } = await ticketCondition(scope, filter);
        return scope.tx.ticket.count({ where });
      });
      expect(old).toBe(rows);
      expect(old).toBeLessThanOrEqual(open);
    }
    expect(must(found.lines[0]).old).toBe(1);
  });
});
