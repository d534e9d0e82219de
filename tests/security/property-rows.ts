import type pg from "pg";
import type { World } from "@/tests/support/world";

/** Every text of the district's estates that is not for residents carries its canary. */
export async function seedPropertyRows(db: pg.Client, world: World, canary: string): Promise<void> {
  await db.query("set local session_replication_role = replica");
  for (const sql of [
    "update estate set name = $2 || right(id::text, 8), entered_by = $2 where tenant_id = $1",
    "update estate_management set note = $2, entered_by = $2 where tenant_id = $1",
    "update estate_plan set measure = $2, organization_name = left($2, 60), planned_by = $2 where tenant_id = $1",
    "update estate_seat set organization_name = left($2, 60), entered_by = $2 where tenant_id = $1",
    "update cross_appointment set from_post = left($2, 40), conflict_note = $2, entered_by = $2 where tenant_id = $1",
  ]) {
    await db.query(sql, [world.tenantId, canary]);
  }
  await db.query("set local session_replication_role = origin");
}
