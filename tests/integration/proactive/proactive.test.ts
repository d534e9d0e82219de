import { beforeAll, describe, expect, test } from "vitest";
import { proactiveFigures } from "@/lib/across/dashboards/queries/proactive-figures";
import { plan } from "@/lib/affairs/proactive/commands/plan";
import { presetSeasons } from "@/lib/affairs/proactive/commands/preset-seasons";
import { report } from "@/lib/affairs/proactive/commands/report";
import { saveSeason } from "@/lib/affairs/proactive/commands/save-season";
import { actionDetail, calendarOf, seasonsOf } from "@/lib/affairs/proactive/queries";
import { execute } from "@/lib/platform/command";
import { isoDateOf, msPerDay } from "@/lib/platform/core/calendar-day";
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

const dayFromNow = (days: number) => isoDateOf(Math.floor(Date.now() / msPerDay) + days);

async function planned(login: string, more: Record<string, unknown> = {}) {
  const { id } = await execute(
    plan,
    await stage.as(login),
    {
      title: "汛前疏通雨水口",
      plan: "养护班组逐处疏通。",
      areaId: must(stage.world.areas["street1.community1"]).id,
      categoryIds: [must(stage.world.categories["0102"])],
      fromDay: dayFromNow(-2),
      toDay: dayFromNow(2),
      ...more,
    },
    newId(),
  );
  return id;
}

async function seen(id: string, login: string) {
  return withScope(await stage.as(login), "read", (scope) => actionDetail(scope, id));
}

describe("a proactive action", () => {
  test("is planned by a community, seen above and not beside, and told of in one line once", async () => {
    const id = await planned("community11");
    expect(await seen(id, "secretary1")).toMatchObject({ outcome: null, mayReport: true });
    for (const login of ["secretary2", "community12", "housingclerk"]) {
      await refused(seen(id, login), "not-found");
    }
    const said = { id, version: 1, outcome: "done", text: "疏通 46 处。" };
    await refused(execute(report, await stage.as("secretary2"), said, newId()), "not-found");
    await execute(report, await stage.as("community11"), said, newId());
    expect(await seen(id, "community11")).toMatchObject({
      outcome: "done",
      doneText: "疏通 46 处。",
      mayReport: false,
    });
    const again = { ...said, version: 2 };
    await refused(execute(report, await stage.as("community11"), again, newId()), "wrong-status");
  });

  test("a unit plans anywhere in the district, an office in its own range", async () => {
    const elsewhere = { areaId: must(stage.world.areas["street2.community1"]).id };
    const id = await planned("housingclerk", elsewhere);
    expect(await seen(id, "secretary2")).toMatchObject({ title: "汛前疏通雨水口" });
    await refused(seen(id, "cityclerk"), "not-found");
    await refused(planned("secretary1", elsewhere), "not-found");
    await refused(planned("secretary1", { toDay: dayFromNow(-3) }), "invalid");
  });

  test("counts the matters of its kinds in its area, day by day, for who reads them", async () => {
    const id = await planned("secretary1");
    const figures = async (login: string) =>
      withScope(await stage.as(login), "read", async (scope) =>
        proactiveFigures(scope, await actionDetail(scope, id)),
      );
    const before = must((await figures("secretary1"))?.lines[0]).counts;
    expect(before).toMatchObject({ after: null });
    await stage.report();
    expect(must((await figures("secretary1"))?.lines[0]).counts).toEqual({
      ...before,
      during: Number(before.during) + 1,
    });
  });

  test("a unit is told the same counts of its own action, and opens none of them", async () => {
    const asUnit = async (id: string) =>
      withScope(await stage.as("housingclerk"), "read", async (scope) =>
        proactiveFigures(scope, await actionDetail(scope, id)),
      );
    const id = await planned("housingclerk");
    const same = await withScope(await stage.as("secretary1"), "read", async (scope) =>
      proactiveFigures(scope, await actionDetail(scope, id)),
    );
    expect(must(same).lines[0]?.counts.during).toBeGreaterThan(0);
    expect(await asUnit(id)).toEqual({ ...must(same), opens: false });

    // In a grid a few are few, five are five.
    const grid = must(stage.world.areas["street1.community2.grid1"]);
    const there = await planned("housingclerk", { areaId: grid.id });
    const during = async () => must(await asUnit(there)).lines[0]?.counts.during;
    expect(await during()).toBe(0);
    for (let n = 0; n < 4; n += 1) await stage.report({ areaId: grid.id });
    expect(await during()).toBe("few");
    await stage.report({ areaId: grid.id });
    expect(await during()).toBe(5);
  });

  test("another unit's action is not counted for, nor days far from the own", async () => {
    const id = await planned("housingclerk");
    const asked = async (login: string, from: string) =>
      withScope(
        await stage.as(login),
        "read",
        ({ tx }) =>
          tx.$queryRaw<{ count: number }[]>`
            select count from sec.own_action_counts(${id}::uuid, ${["during"]}, ${[from]}::timestamptz[], ${[dayFromNow(3)]}::timestamptz[])`,
      );
    expect(await asked("housingclerk", dayFromNow(-3))).toHaveLength(1);
    expect(await asked("housingclerk", dayFromNow(-500))).toEqual([]);
    expect(await asked("cityclerk", dayFromNow(-3))).toEqual([]);
  });
});

test("a district takes the first calendar over, words it anew and adds its own", async () => {
  const center = await stage.as("center");
  const read = () => withScope(center, "read", seasonsOf);
  await execute(presetSeasons, center, {}, newId());
  const first = await read();
  expect(first.length).toBeGreaterThan(8);
  await execute(presetSeasons, center, {}, newId());
  expect(await read()).toHaveLength(first.length);

  const { id, version, title } = must(first[0]);
  const words = { advice: "按本区安排。", fromMonth: "12", toMonth: "2" };
  await execute(saveSeason, center, { id, version: String(version), title, ...words }, newId());
  expect((await read()).find((one) => one.id === id)).toMatchObject({
    advice: "按本区安排。",
    active: false,
  });
  const own = { ...words, title: "胡杨节", active: "1" };
  await execute(saveSeason, center, own, newId());
  const calendar = await withScope(await stage.as("community11"), "read", (scope) =>
    calendarOf(scope, 1),
  );
  const titles = calendar.seasons.map((season) => season.title);
  expect(titles).toContain("胡杨节");
  // Out of use: only who keeps the calendar still sees it.
  expect(titles).not.toContain(title);
  await refused(execute(saveSeason, await stage.as("secretary1"), own, newId()), "forbidden");
});
