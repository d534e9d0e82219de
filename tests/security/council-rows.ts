import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
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
  await seedContacts(db, world, canary);
}

/** The district's list with what a street adds, and a record of each council's member. */
async function seedContacts(db: pg.Client, world: World, canary: string): Promise<void> {
  const entered = { entered_at: new Date(), entered_by: canary };
  const key = newId();
  for (const name of ["district", "street1"]) {
    const { id: area_id, path } = must(world.areas[name]);
    const placed = { tenant_id: world.tenantId, path };
    const version_id = newId();
    const version = { ...placed, id: version_id, area_id, valid_from: "2020-01-01" };
    await insertRow(db, "contact_version", { ...version, ...entered });
    await insertRow(db, "contact_item", {
      ...placed,
      id: newId(),
      version_id,
      position: 1,
      key: name === "district" ? key : newId(),
      title: "联一户居民",
      body: canary,
      frequency: "quarter",
      kinds: "{part_time}",
    });
  }
  for (const { id: council_id, path, seatId, holderId } of Object.values(world.councils)) {
    await insertRow(db, "contact_record", {
      tenant_id: world.tenantId,
      id: newId(),
      council_id,
      seat_id: seatId,
      holder_id: holderId,
      path,
      organization_name: canary,
      item_key: key,
      item_title: "联一户居民",
      happened_on: "2026-03-01",
      what: canary,
      outcome: canary,
      ...entered,
    });
  }
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
