import { expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { tell } from "../figure";
import { measureCoverage } from "./coverage";

// At full size. The planted faults of this figure are in tests/integration/proofs.

const database = useDatabase("east");

test("the coverage of two thousand units equals a plain reading of the raw rows", async () => {
  const figures = await measureCoverage(database, { units: 2000 });
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
});
