import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeFulfilment } from "@/tests/support/agreements";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** Every text of the district's three lists and of its agreements carries its canary. */
export async function seedCoBuildingRows(
  db: pg.Client,
  world: World,
  canary: string,
): Promise<void> {
  await db.query("set local session_replication_role = replica");
  for (const agreement of Object.values(world.agreements)) {
    await writeFulfilment(db, world.tenantId, agreement);
  }
  await insertRow(db, "co_dimension", {
    tenant_id: world.tenantId,
    id: newId(),
    set_key: "six",
    key: "six.towers",
    name: "楼宇联动",
    changed_at: new Date(),
    changed_by: canary,
  });
  for (const sql of [
    "update co_need set title = left($2, 40), detail = $2, organization_name = left($2, 60), entered_by = $2 where tenant_id = $1",
    "update co_resource set title = left($2, 40), detail = $2, organization_name = left($2, 60), available = $2, contact = left($2, 60), entered_by = $2 where tenant_id = $1",
    "update co_project set title = left($2, 40), goal = $2, proposed_by = $2 where tenant_id = $1",
    "update co_party set organization_name = left($2, 60), confirmed_by = case when confirmed_at is not null then $2 end where tenant_id = $1",
    "update co_change set by = $2, reason = $2, was = jsonb_build_object('title', $2::text) where tenant_id = $1",
    "update co_photo set by = $2, organization_name = left($2, 60) where tenant_id = $1",
    "update co_step set text = $2, organization_name = left($2, 60) where tenant_id = $1",
    "update co_agreement set title = left($2, 40), drafted_by = $2 where tenant_id = $1",
    "update co_signer set organization_name = left($2, 60), confirmed_by = case when confirmed_at is not null then $2 end where tenant_id = $1",
    "update co_commitment set organization_name = left($2, 60), text = $2 where tenant_id = $1",
    "update co_fulfilment set record_title = $2, ticked_by = $2, taken_back_at = now(), taken_back_by = $2, taken_back_reason = $2 where tenant_id = $1",
  ]) {
    await db.query(sql, [world.tenantId, canary]);
  }
  await db.query("set local session_replication_role = origin");
}
