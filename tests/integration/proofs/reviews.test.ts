import { expect, test } from "vitest";
import { measureRounds } from "@/tests/proofs/co-building/reviews";
import type { Figure } from "@/tests/proofs/figure";
import { useDatabase } from "@/tests/support/database";

// The proof of review rounds at a small size, and beside it the planted faults that must make it fail.

const database = useDatabase("east");

function wrongOf(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}

test("the results of rounds are what was given, and a vote leaves nothing else", async () => {
  expect(wrongOf(await measureRounds(database, { runs: 2 }))).toEqual([]);
});

test("a score that is counted as another is found", async () => {
  const hear = (score: number) => (score === 5 ? 4 : score);
  const wrong = wrongOf(await measureRounds(database, { runs: 1, hear }));
  expect(wrong).toEqual(["co-building.rounds.wrong"]);
});

test("a row that tells of a vote is found", async () => {
  const leave = async (id: string) => {
    await database.pastTriggers("update review_round set about = about || '。' where id = $1", [
      id,
    ]);
  };
  const wrong = wrongOf(await measureRounds(database, { runs: 1, leave }));
  expect(wrong).toEqual(["co-building.rounds.traces"]);
});

test("a proof that measured nothing proves nothing", async () => {
  expect(wrongOf(await measureRounds(database, { runs: 0 }))).toEqual(["co-building.rounds.runs"]);
});
