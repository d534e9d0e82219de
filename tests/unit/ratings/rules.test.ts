import { describe, expect, test } from "vitest";
import { markOf } from "@/lib/parts/ratings/rules/mark";
import { chosen, unanswered } from "@/lib/parts/ratings/rules/questions";

const questions = [
  { key: "cleaning", answers: ["good", "bad"] },
  { key: "guard", answers: ["good", "fair", "bad"] },
];

describe("answers to a question", () => {
  test.each([
    [{ cleaning: "good", guard: "fair" }, []],
    [{ cleaning: "good" }, ["guard"]],
    [{}, ["cleaning", "guard"]],
    [{ cleaning: "fair", guard: "fair" }, ["cleaning"]],
    [{ cleaning: "good", guard: "" }, ["guard"]],
  ])("%j leaves %j open", (answers, open) => {
    expect(unanswered(questions, answers)).toEqual(open);
  });

  test("are counted by question and answer", () => {
    const tally = { "cleaning.good": 4, "guard.good": 1 };
    expect(chosen(tally, "cleaning", "good")).toBe(4);
    expect(chosen(tally, "cleaning", "bad")).toBe(0);
  });
});

test("the mark of a device is another one for each rating, and tells nothing of the other", () => {
  const token = "t".repeat(43);
  const marks = ["a", "b"].map((id) => Buffer.from(markOf(id, token)).toString("hex"));
  expect(new Set(marks).size).toBe(2);
  expect(markOf("a", token)).toEqual(markOf("a", token));
  expect(markOf("a", token)).toHaveLength(32);
});
