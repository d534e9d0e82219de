import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeParty } from "@/tests/support/party";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** A branch of a community's grid with its term, and the organization above it. */
export interface Party {
  id: string;
  parentId: string;
  termId: string;
  areaId: string;
  gridId: string;
  /** Of its life one record; a case in the state that the scene asks for. */
  recordId: string;
  caseId: string;
}

export async function writePartyBranch(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  status: string | undefined,
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
  const [recordId, caseId] = [newId(), newId()];
  const placed = { tenant_id: world.tenantId, path: above.path, party_id: id };
  await insertRow(db, "party_record", {
    ...placed,
    id: recordId,
    gathering_id: newId(),
    kind: "theme_day",
    held_on: "2026-01-10",
    topic: "主题党日",
    present: 8,
    entered_at: new Date(),
    entered_by: "t",
  });
  if (status !== undefined) {
    await insertRow(db, "party_case", {
      ...placed,
      id: caseId,
      status,
      opened_on: "2026-01-10",
      due_on: status === "found" || status === "opinions" ? null : "2026-06-01",
    });
  }
  return { id, areaId, gridId, recordId, caseId, parentId: above.id, termId: must(termId) };
}
