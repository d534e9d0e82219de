import type pg from "pg";
import { writeCoBuildingSet, type SeededCoBuilding } from "@/tests/support/co-building";
import { must, type World } from "@/tests/support/world";

export type CoBuilding = SeededCoBuilding & { unitId: string };

/** What the first community of a street and a unit need, give and do together. */
export async function writeCoBuilding(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  unitId: string,
  project?: { status: string; by: "office" | "unit" },
): Promise<CoBuilding> {
  const place = `street${String(street)}.community1`;
  must(world.areas[place]);
  return { ...(await writeCoBuildingSet(db, world, place, unitId, project)), unitId };
}
