import { expect, test } from "vitest";
import seasons from "@/lib/affairs/proactive/data/seasons.json";
import { canPlan, canReport, covers, windowsOf } from "@/lib/affairs/proactive/rules/proactive";
import { minorCategories } from "@/prisma/seed/content/categories";
import { everyRole } from "@/tests/unit/tickets/rules/cases";

test("a season may turn the year", () => {
  const heating = { fromMonth: 10, toMonth: 4 };
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  expect(months.filter((month) => covers(heating, month))).toEqual([1, 2, 3, 4, 10, 11, 12]);
  expect(months.filter((month) => covers({ fromMonth: 6, toMonth: 6 }, month))).toEqual([6]);
});

test("the days beside an action are as many as its own, and none lies ahead", () => {
  const action = { from: "2026-06-10", to: "2026-06-19" };
  expect(windowsOf(action, "2026-06-25")).toEqual({
    lastYear: { from: "2025-06-10", to: "2025-06-19" },
    before: { from: "2026-05-31", to: "2026-06-09" },
    during: { from: "2026-06-10", to: "2026-06-19" },
    after: { from: "2026-06-20", to: "2026-06-25" },
  });
  expect(windowsOf(action, "2026-06-12")).toMatchObject({
    during: { from: "2026-06-10", to: "2026-06-12" },
    after: null,
  });
});

test("units, streets, communities and the district plan, and an action is told of once", () => {
  const may = everyRole.filter((actor) => canPlan(actor).ok).map(({ role }) => role);
  expect(may).toEqual([
    "district_org",
    "district_dispatcher",
    "street_secretary",
    "street_dispatcher",
    "community_secretary",
    "dept_clerk",
    "dept_leader",
  ]);
  for (const actor of everyRole) {
    expect(canReport(actor, { outcome: "done" }).ok).toBe(false);
    expect(canReport(actor, { outcome: null }).ok).toBe(canPlan(actor).ok);
  }
});

test("the first calendar names kinds of matters that a new district has", () => {
  // 652301: heating is a kind of matter where there is heating.
  const known = new Set(minorCategories("652301").map(({ code }) => code));
  expect(seasons.flatMap(({ codes }) => codes).filter((code) => !known.has(code))).toEqual([]);
  // Every month has something to think of.
  const covered = Array.from({ length: 12 }, (_, at) => at + 1).filter((month) =>
    seasons.some((season) => covers(season, month)),
  );
  expect(covered).toHaveLength(12);
});
