import { expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { tell } from "../figure";
import { measureRounds } from "./reviews";

// At full size; its planted fault is in tests/integration/proofs.

const database = useDatabase("east");

test("fifty rounds counted a second time, and what their votes leave", async () => {
  const figures = await measureRounds(database, { runs: 50 });
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
});
