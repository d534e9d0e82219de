import { expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { tell } from "../figure";
import { measureEscalations } from "./escalations";

// The escalations, at full size, in districts that keep the national calendar as it is.

const database = useDatabase("alpha", "beta", "gamma");

test("twenty workers killed amid escalations", async () => {
  const figures = await measureEscalations(database, { kills: 20, matters: 60 });
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
});
