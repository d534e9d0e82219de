import { beforeAll, describe, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { enterDues, recordLife, strikeRecord } from "@/lib/ground/party/commands/life";
import { remindLife } from "@/lib/ground/party/commands/remind-life";
import { partyLife } from "@/lib/ground/party/queries/life";
import { lifeRemindersDue } from "@/lib/ground/party/queries/life-due";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const idOf = (key: string) => must(stage.world.party[key]).id;

async function life(id = idOf("branch11"), login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => partyLife(scope, id));
}

async function record(more: Record<string, unknown> = {}, login = "community11") {
  const input = {
    id: idOf("branch11"),
    kind: "theme_day",
    day: "2026-02-10",
    topic: "清理楼道",
    present: "8",
    ...more,
  };
  return execute(recordLife, await stage.as(login), input, newId());
}

async function dues(more: Record<string, unknown> = {}, login = "community11") {
  const input = { id: idOf("branch11"), month: "2026-01", paid: "8", unpaid: "1", waived: "0" };
  return execute(enterDues, await stage.as(login), { ...input, ...more }, newId());
}

describe("organization life", () => {
  test("one line is enough, and so is the paper", async () => {
    await record({ topic: "一月主题党日", outcome: "清理了三个楼道。" });
    await record({ topic: "纸面记录", present: undefined, onPaper: "on" });
    await refused(record({ topic: "没有人数", present: undefined }), "invalid");
    await refused(record({ day: "2099-01-01" }), "invalid");
    await refused(record({ day: "2020-12-31" }), "invalid");
    await refused(record({ kind: "study_hours" }), "invalid");
    const { records } = await life();
    expect(records.map(({ topic, present, onPaper }) => [topic, present, onPaper])).toEqual(
      expect.arrayContaining([
        ["一月主题党日", 8, false],
        ["纸面记录", null, true],
      ]),
    );
  });

  test("who keeps it writes it; those above read; nobody else", async () => {
    await refused(record({}, "secretary1"), "forbidden");
    await refused(record({}, "community12"), "not-found");
    await refused(record({}, "dispatcher1"), "not-found");
    await refused(record({ id: idOf("group11") }), "wrong-status");
    expect((await life(idOf("branch11"), "secretary1")).may.record).toBe(false);
    expect((await life(idOf("branch11"), "org")).missing).toEqual([]);
    await refused(life(idOf("branch11"), "grid111"), "not-found");
  });

  test("a theme day of several hosts stands with each of them, and is struck with all", async () => {
    await record({
      topic: "共同主题党日",
      hostIds: [idOf("community11")],
      others: "第一中学党支部",
    });
    const there = must(
      (await life(idOf("community11"))).records.find(({ topic }) => topic === "共同主题党日"),
    );
    expect(there).toMatchObject({ hosts: ["east1第一网格党支部"], others: "第一中学党支部" });
    await refused(record({ hostIds: [idOf("branch21")] }), "invalid");
    await refused(record({ hostIds: [idOf("group11")] }), "invalid");
    const input = { id: there.id, version: there.version, reason: "记错了日期。" };
    await refused(execute(strikeRecord, await stage.as("secretary1"), input, newId()), "forbidden");
    await execute(strikeRecord, await stage.as("community11"), input, newId());
    for (const key of ["community11", "branch11"]) {
      const struck = (await life(idOf(key))).records.find(({ topic }) => topic === "共同主题党日");
      expect(struck?.struck?.reason).toBe("记错了日期。");
    }
    await refused(
      execute(strikeRecord, await stage.as("community11"), input, newId()),
      "not-found",
    );
  });

  test("dues are heads of a month; entered again they are put right", async () => {
    await dues();
    await dues({ unpaid: "0", waived: "1" });
    expect((await life()).dues).toEqual([{ month: "2026-01", paid: 8, unpaid: 0, waived: 1 }]);
    await refused(dues({ month: "2099-01" }), "invalid");
    await refused(dues({ month: "2026-13" }), "invalid");
    await refused(dues({ paid: "-1" }), "invalid");
    await refused(dues({ id: idOf("community11") }), "wrong-status");
    await refused(dues({}, "secretary1"), "forbidden");
    for (const month of ["2026-02", "2026-03", "2026-04"]) await dues({ month });
    expect((await life()).hint).toBe(3);
    expect((await life(idOf("branch11"), "secretary1")).hint).toBeNull();
  });

  test("what is missing is told to the secretary alone, once a month", async () => {
    const id = idOf("branch11");
    const due = async () =>
      (await withScope(stage.job, "read", lifeRemindersDue)).filter((one) => one.id === id);
    await at("2026-05-19T04:00:00Z", async () => {
      expect(await due()).toEqual([]);
      expect((await life()).missing).toEqual([]);
    });
    await at("2026-05-21T04:00:00Z", async () => {
      expect((await life()).missing).toEqual(["branch_committee", "group_meeting", "theme_day"]);
      await record({ day: "2026-05-10", topic: "五月主题党日" });
      expect((await life()).missing).toEqual(["branch_committee", "group_meeting"]);
      expect(await due()).toEqual([{ id, month: "2026-05-01" }]);
      await execute(remindLife, stage.job, { id, month: "2026-05-01" }, newId());
      expect(await due()).toEqual([]);
      const again = execute(remindLife, stage.job, { id, month: "2026-05-01" }, newId());
      await refused(again, "not-found");
      for (let events = 1; events > 0;) {
        ({ events } = await execute(tell, stage.job, {}, newId()));
      }
    });
    const { rows } = await database.admin.query<{ role: string }>(
      `select d.role from notification n join duty d on d.id = n.duty_id
       where n.kind = 'partyLife' and n.tenant_id = $1`,
      [stage.world.tenantId],
    );
    expect(rows.map(({ role }) => role)).toEqual(["community_secretary"]);
    await at("2026-05-22T04:00:00Z", async () => {
      await record({ day: "2026-05-11", topic: "支委会", kind: "branch_committee" });
      await record({ day: "2026-05-12", topic: "小组会", kind: "group_meeting" });
      expect((await life()).missing).toEqual([]);
    });
  });
});

/** What happens on another day; sessions opened inside belong to that day. */
async function at(instant: string, what: () => Promise<void>): Promise<void> {
  await database.freeze(new Date(instant));
  try {
    await what();
  } finally {
    await database.freeze(null);
  }
}
