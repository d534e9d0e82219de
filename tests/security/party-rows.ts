import type pg from "pg";
import type { World } from "@/tests/support/world";

/** Every text of the district's Party organizations carries its canary. */
export async function seedPartyRows(db: pg.Client, world: World, canary: string): Promise<void> {
  await db.query("set local session_replication_role = replica");
  for (const sql of [
    "update party_organization set name = $2, document_no = $2, purpose = $2 where tenant_id = $1",
    `update party_term set extended_to = ends_on + 30, extension_reason = $2, extension_document = $2,
       early_document = $2 where tenant_id = $1`,
    `insert into party_record (tenant_id, id, party_id, gathering_id, path, kind, held_on, topic, on_paper, outcome, others, entered_at, entered_by)
     select tenant_id, gen_random_uuid(), id, gen_random_uuid(), path, 'theme_day', '2026-02-01', left($2, 60), true, $2, $2, now(), $2
     from party_organization where tenant_id = $1 and level = 'branch'`,
    `insert into party_dues (tenant_id, id, party_id, path, month, paid, unpaid, waived, entered_at, entered_by)
     select tenant_id, gen_random_uuid(), id, path, '2026-02-01', 8, 1, 0, now(), $2
     from party_organization where tenant_id = $1 and level = 'branch'`,
    `insert into party_case (tenant_id, id, party_id, path, status, opened_on)
     select tenant_id, gen_random_uuid(), id, path, 'found', '2026-02-01'
     from party_organization where tenant_id = $1 and level = 'branch'`,
    `insert into party_case_step (tenant_id, id, case_id, path, step, happened_on, text, entered_at, entered_by)
     select tenant_id, gen_random_uuid(), id, path, 'found', '2026-02-01', $2, now(), $2
     from party_case where tenant_id = $1`,
    "update party_head_count set entered_by = $2 where tenant_id = $1",
  ]) {
    await db.query(sql, sql.includes("$2") ? [world.tenantId, canary] : [world.tenantId]);
  }
  await db.query("set local session_replication_role = origin");
}
