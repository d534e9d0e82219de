import type pg from "pg";
import type { World } from "@/tests/support/world";

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
}
