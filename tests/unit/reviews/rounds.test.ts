import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorFacts } from "@/lib/platform/access/actor";
import {
  canAnswerAppeal,
  canDoOnRound,
  canExportRound,
  meansOf,
  resultOf,
  roundFaults,
  roundStageOf,
  roundVerbs,
  type RoundStatus,
} from "@/lib/affairs/reviews/rules/rounds";
import { draftInput } from "@/lib/affairs/reviews/schema";
import { newId } from "@/lib/platform/core/id";

const holder: ActorFacts = {
  role: "street_secretary",
  personId: "p",
  dutyId: null,
  areaId: null,
  organizationId: null,
  ticketId: null,
  lo: "k.1.",
  hi: "k.1/",
  now: 0,
};
const round = { path: "k.1.", opensOn: "2026-03-02", closesOn: "2026-03-09" } as const;

test.each<[RoundStatus, string, string, readonly string[]]>([
  ["draft", "2026-03-05", "draft", ["revise", "publish"]],
  ["published", "2026-03-01", "ahead", ["callOff"]],
  ["published", "2026-03-02", "open", ["callOff"]],
  ["published", "2026-03-09", "open", ["callOff"]],
  ["published", "2026-03-10", "over", ["close", "callOff"]],
  ["closed", "2026-03-10", "closed", ["release"]],
  ["released", "2026-03-10", "released", []],
  ["called_off", "2026-03-05", "calledOff", []],
])("%s on %s is %s", (status, today, stage, verbs) => {
  const facts = { ...round, status };
  expect(roundStageOf(facts, today)).toBe(stage);
  expect(roundVerbs.filter((verb) => canDoOnRound(holder, verb, facts, today).ok)).toEqual(verbs);
  const above: ActorFacts = { ...holder, role: "district_org", lo: "k." };
  expect(roundVerbs.filter((verb) => canDoOnRound(above, verb, facts, today).ok)).toEqual([]);
});

test.each<[RoundStatus, boolean]>([
  ["draft", false],
  ["published", false],
  ["closed", true],
  ["released", true],
  ["called_off", false],
])(
  "a round that is %s may be taken out by who holds it: %s, and by nobody above",
  (status, may) => {
    expect(canExportRound(holder, { path: "k.1.", status }).ok).toBe(may);
    const above: ActorFacts = { ...holder, role: "district_org", lo: "k." };
    expect(canExportRound(above, { path: "k.1.", status }).ok).toBe(false);
  },
);

test("the mean of each question is told with two decimals", () => {
  const q = [
    [0, 0, 0, 0, 6],
    [1, 0, 2, 1, 2],
  ];
  expect(meansOf({ n: 6, q })).toEqual([5, 3.5]);
  expect(meansOf({ n: 3, q: [[0, 1, 0, 2, 0]] })).toEqual([3.33]);
  expect(meansOf({ n: 6, q: [null, [0, 0, 0, 5, 0]] })).toEqual([null, 4]);
});

test("an appeal is answered by somebody else than who has closed the round", () => {
  const appeal = { path: "k.1.", closerId: "q", answered: false };
  expect(canAnswerAppeal(holder, appeal).ok).toBe(true);
  expect(canAnswerAppeal(holder, { ...appeal, closerId: "p" })).toMatchObject({
    code: "forbidden",
  });
  expect(canAnswerAppeal(holder, { ...appeal, answered: true }).ok).toBe(false);
});

describe("what keeps a round from being published", () => {
  const raterIds = ["a", "b", "c", "d", "e"];
  const closesOn = "2026-03-09";
  const fields = (
    round: { weights: number[]; subjectIds: string[]; raterIds: string[] },
    sides: { id: string; own: boolean }[],
  ) => roundFaults({ ...round, closesOn }, sides, closesOn).map(({ field }) => field);

  test("all of it is told at once, with how far it is off", () => {
    const round = { weights: [40, 50], subjectIds: ["x", "y"], raterIds: ["a"], closesOn };
    const sides = [..."ax"].map((id) => ({ id, own: false }));
    expect(roundFaults(round, sides, "2026-03-10")).toEqual([
      { field: "questions", key: "field.weights", values: { sum: 90 } },
      { field: "subjectIds", key: "field.roundSide" },
      { field: "raterIds", key: "field.fewRaters", values: { count: 1 } },
      { field: "closesOn", key: "field.roundEnd" },
    ]);
  });

  test.each<[number[], string[], string[], string[]]>([
    [[60, 40], ["x"], raterIds, []],
    [[60, 39], ["x"], raterIds, ["questions"]],
    [[60, 41], ["x"], raterIds, ["questions"]],
    [[100], ["x"], raterIds.slice(1), ["raterIds"]],
    // Nobody rates itself: a subject among five raters has four.
    [[100], ["a"], raterIds, ["raterIds"]],
    [[100], ["a"], [...raterIds, "f"], []],
  ])("%j of %j by %j", (weights, subjectIds, raters, field) => {
    const sides = [..."abcdefx"].map((id) => ({ id, own: false }));
    expect(fields({ weights, subjectIds, raterIds: raters }, sides)).toEqual(field);
  });

  test.each([
    ["a subject that nobody reaches", "abcde", "x", "x", ["subjectIds"]],
    ["a rater that nobody reaches", "abcde", "b", "y", ["raterIds"]],
    ["one more than that", "abcdef", "b", "y", []],
    ["the office of who holds it among the raters", "abcdex", "", "y", ["raterIds"]],
    ["the office of who holds it as a subject", "abcde", "", "x", []],
  ])("%s", (_what, raters, gone, subject, field) => {
    const sides = [..."abcdefxy"]
      .filter((id) => id !== gone)
      .map((id) => ({ id, own: id === "x" }));
    const round = { weights: [100], subjectIds: [subject], raterIds: [...raters] };
    expect(fields(round, sides)).toEqual(field);
  });
});

test("a result is the weighted mean on a scale of 100", () => {
  const q = [
    [0, 0, 0, 0, 5],
    [5, 0, 0, 0, 0],
  ];
  expect(resultOf({ n: 5, q }, [60, 40])).toBe(68);
  // Of what is told: a question with fewer than five answers takes no part.
  expect(resultOf({ n: 6, q: [[0, 0, 0, 6, 0], null] }, [60, 40])).toBe(80);
  expect(resultOf({ n: 7, q: [[0, 0, 0, 0, 5], null, [0, 0, 7, 0, 0]] }, [50, 25, 25])).toBe(86.7);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 30 }),
      (given) => {
        const counts = [1, 2, 3, 4, 5].map((score) => given.filter((one) => one === score).length);
        const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
        const found = resultOf({ n: given.length, q: [counts] }, [100]);
        expect(Math.abs(found - mean * 20)).toBeLessThanOrEqual(0.051);
      },
    ),
  );
});

test("questions come one a line with their weight", () => {
  const given = {
    title: "年度评议",
    about: "请评联系服务群众的情况。",
    subjectIds: [newId()],
    raterIds: [newId()],
    opensOn: "2026-03-02",
    closesOn: "2026-03-09",
  };
  const read = (questions: string) => draftInput.safeParse({ ...given, questions });
  // Its length is looked at before its lines are.
  expect(read(`联系服务群众 100${"\n".repeat(1000)}`).success).toBe(false);
  expect(read("联系服务群众 60\n\n办事效率，40%").data?.questions).toEqual([
    { text: "联系服务群众", weight: 60 },
    { text: "办事效率", weight: 40 },
  ]);
  for (const wrong of ["联系服务群众", "60", "", "联系服务群众 0", "联系服务群众 101"]) {
    expect(read(wrong).success).toBe(false);
  }
});
