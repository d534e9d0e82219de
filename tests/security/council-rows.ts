import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** Every text of the district's councils carries its canary. */
export async function seedCouncilRows(db: pg.Client, world: World, canary: string): Promise<void> {
  for (const sql of [
    "update council set name = $2, version = version + 1 where tenant_id = $1",
    "update council_term set approval_no = $2, change_reason = $2, version = version + 1 where tenant_id = $1",
    "update council_seat set organization_name = $2, version = version + 1 where tenant_id = $1",
    "update seat_holder set title = $2, version = version + 1 where tenant_id = $1",
  ]) {
    await db.query(sql, [world.tenantId, canary]);
  }
  await db.query("set local session_replication_role = replica");
  await db.query("update seat_step set note = $2 where tenant_id = $1", [world.tenantId, canary]);
  await db.query("set local session_replication_role = origin");
  await seedRotations(db, world, canary);
}

/** Each council's seat convenes in turn, and once another's turn was its. */
async function seedRotations(db: pg.Client, world: World, canary: string): Promise<void> {
  const now = new Date();
  for (const { id: council_id, path, organizationId } of Object.values(world.councils)) {
    const placed = { tenant_id: world.tenantId, path, id: newId() };
    const plan = { ...placed, council_id, period: "quarter", starts_on: "2026-01-01" };
    const entered = { entered_at: now, entered_by: canary };
    const unit = { organization_id: organizationId, organization_name: canary };
    await insertRow(db, "rotation_plan", { ...plan, ...entered });
    const own = { ...placed, id: newId(), plan_id: plan.id, ...unit };
    await insertRow(db, "rotation_place", { ...own, council_id, position: 1 });
    await insertRow(db, "rotation_change", {
      ...own,
      id: newId(),
      ...entered,
      turn_on: "2026-04-01",
      kind: "replace",
      reason: canary,
    });
  }
}
