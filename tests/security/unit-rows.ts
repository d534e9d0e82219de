import type pg from "pg";
import type { World } from "@/tests/support/world";

/** Every text of the district's register of units carries its canary. */
export async function seedUnitRows(db: pg.Client, world: World, canary: string): Promise<void> {
  await db.query("set local session_replication_role = replica");
  for (const sql of [
    "update unit_profile set address = $2, contact_masked = $2, phone_masked = $2, entered_by = $2 where tenant_id = $1",
    "update unit_adviser set name = $2, entered_by = $2 where tenant_id = $1",
    "update unit_contact set note = $2, entered_by = $2 where tenant_id = $1",
    "update unit_step set note = $2, entered_by = $2 where tenant_id = $1",
  ]) {
    await db.query(sql, [world.tenantId, canary]);
  }
  await db.query("set local session_replication_role = origin");
}
