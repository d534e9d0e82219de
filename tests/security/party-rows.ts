import type pg from "pg";
import type { World } from "@/tests/support/world";

/** Every text of the district's Party organizations carries its canary. */
export async function seedPartyRows(db: pg.Client, world: World, canary: string): Promise<void> {
  await db.query("set local session_replication_role = replica");
  for (const sql of [
    "update party_organization set name = $2, document_no = $2, purpose = $2 where tenant_id = $1",
    `update party_term set extended_to = ends_on + 30, extension_reason = $2, extension_document = $2,
       early_document = $2 where tenant_id = $1`,
    "update party_head_count set entered_by = $2 where tenant_id = $1",
  ]) {
    await db.query(sql, [world.tenantId, canary]);
  }
  await db.query("set local session_replication_role = origin");
}
