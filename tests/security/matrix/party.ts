import type pg from "pg";
import { writeParty } from "@/tests/support/party";
import { must, type World } from "@/tests/support/world";

/** A branch of a community's grid with its term, and the organization above it. */
export interface Party {
  id: string;
  parentId: string;
  termId: string;
  areaId: string;
  gridId: string;
}

export async function writePartyBranch(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
): Promise<Party> {
  const above = must(world.party[`community${String(street)}1`]);
  const place = `street${String(street)}.community1`;
  const gridId = must(world.areas[`${place}.grid2`]).id;
  const { id, areaId, termId } = await writeParty(db, world, place, {
    level: "branch",
    form: "grid",
    name: "第二网格党支部",
    parent_id: above.id,
    place_ids: [gridId],
    term: true,
  });
  return { id, areaId, gridId, parentId: above.id, termId: must(termId) };
}
