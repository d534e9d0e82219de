import { expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { tell } from "../figure";
import { measureBookings } from "./bookings";

// Fifty runs of races; the planted faults are in tests/integration/proofs.

const database = useDatabase("east");

test("fifty races leave no double booking", async () => {
  const figures = await measureBookings(database, { runs: 50, units: 20 });
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
});
