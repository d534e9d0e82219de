import { describe, expect, test } from "vitest";
import {
  canChoose,
  canDoOnMeasure,
  canDoOnProblem,
  dueOf,
  measureVerbs,
  problemVerbs,
  stageOf,
} from "@/lib/affairs/topics/rules/topic";
import { addProblemInput } from "@/lib/affairs/topics/schema";
import { newId } from "@/lib/platform/core/id";
import { everyRole } from "@/tests/unit/tickets/rules/cases";

const measure = (done: boolean) => ({ dueOn: "2026-03-20", done });

describe("how far a problem is follows from its month and its measures", () => {
  const rows = [
    ["2026-03-01", false, [false, false], "2026-02-28", "planned"],
    ["2026-03-01", false, [true, false], "2026-02-28", "underWay"],
    ["2026-03-01", false, [false, false], "2026-03-01", "underWay"],
    ["2026-03-01", false, [true, true], "2026-02-28", "done"],
    ["2026-03-01", true, [true, false], "2026-02-28", "reviewed"],
  ] as const;
  test.each(rows)("%s reviewed %s, done %s, on %s: %s", (month, reviewed, done, today, stage) => {
    expect(stageOf({ month, reviewed, measures: done.map(measure) }, today)).toBe(stage);
  });
});

test("a measure is due at the end of its day", () => {
  const at = (today: string) => dueOf(measure(false), { today, soon: "2026-03-20" });
  expect(at("2026-03-20")).toBe("soon");
  expect(at("2026-03-21")).toBe("late");
  expect(dueOf(measure(false), { today: "2026-03-01", soon: "2026-03-08" })).toBe("later");
  expect(dueOf(measure(true), { today: "2026-03-21", soon: "2026-03-28" })).toBe("done");
});

describe("who may do what", () => {
  test("the district and a street choose, nobody else", () => {
    expect(everyRole.filter((actor) => canChoose(actor).ok).map(({ role }) => role)).toEqual([
      "district_org",
      "district_dispatcher",
      "street_secretary",
    ]);
  });

  test("another level's problem is nobody's to follow, and who chose does not report", () => {
    for (const actor of everyRole) {
      const elsewhere = { path: "zz.9.", reviewed: false, released: true };
      for (const verb of problemVerbs) {
        expect(canDoOnProblem(actor, verb, elsewhere).ok).toBe(false);
      }
      const facts = { path: actor.lo, organizationId: "somebody", done: false, reviewed: false };
      expect(canDoOnMeasure(actor, "report", facts).ok).toBe(false);
    }
  });

  test("a reviewed problem's measures stay as they are", () => {
    for (const actor of everyRole) {
      const own = { path: actor.lo, organizationId: actor.organizationId ?? "", reviewed: true };
      for (const done of [true, false]) {
        expect(
          measureVerbs.filter((verb) => canDoOnMeasure(actor, verb, { ...own, done }).ok),
        ).toEqual([]);
      }
    }
  });
});

test("a measure has its day and a day its measure", () => {
  const typed = {
    id: newId(),
    version: "1",
    title: "屋面渗漏",
    matter: "修了又漏，手续长。",
    organizationId: newId(),
    measure1: "普查建账",
    due1: "2026-03-20",
  };
  expect(addProblemInput.safeParse(typed).success).toBe(true);
  const half = addProblemInput.safeParse({ ...typed, measure2: "修复" });
  expect(half.error?.issues.map(({ path }) => path)).toEqual([["due2"]]);
  const other = addProblemInput.safeParse({ ...typed, due3: "2026-03-21" });
  expect(other.error?.issues.map(({ path }) => path)).toEqual([["measure3"]]);
});
