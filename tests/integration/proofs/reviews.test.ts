import { expect, test } from "vitest";
import { measureRounds } from "@/tests/proofs/co-building/reviews";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("east");

test("two rounds are proved, and a score that is counted as another is found", async () => {
  const sound = await measureRounds(database, { runs: 2 });
  expect(sound.map(({ ok }) => ok)).toEqual([true, true, true]);
  const planted = await measureRounds(database, {
    runs: 1,
    hear: (score) => (score === 5 ? 4 : score),
  });
  expect(planted.map(({ ok }) => ok)).toEqual([true, false, true]);
});
