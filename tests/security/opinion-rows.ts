import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";
import { writeOpinion } from "./matrix/opinion";
import { roundStates, writeRound } from "./matrix/round";

/** Rounds of each street in every state, and opinions between each street and a department of its own, and between its first community and the unit there. */
export async function seedOpinionRows(
  db: pg.ClientBase,
  world: World,
  canary: string,
): Promise<void> {
  await insertRow(db, "opinion_power", {
    tenant_id: world.tenantId,
    id: newId(),
    key: "own",
    name: "应急准备",
    changed_at: new Date(),
    changed_by: canary,
  });
  for (const [street, department] of [
    [1, "housing"],
    [2, "water"],
  ] as const) {
    for (const state of roundStates) {
      await writeRound(db, world, { street, department, words: canary, unit: false }, state);
    }
    for (const of of ["street", "community"] as const) {
      for (const askedBy of ["office", "organization"] as const) {
        for (const status of ["asked", "answered"] as const) {
          const corrected = of === "street" && status === "answered";
          const at = { street, department, words: canary, corrected };
          await writeOpinion(db, world, at, { of, askedBy, status });
        }
      }
    }
  }
}
