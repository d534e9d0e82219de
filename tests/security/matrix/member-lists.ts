import type pg from "pg";
import { encrypted, testFieldKey } from "@/tests/support/members";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface ListNeeds {
  status: "waiting" | "checked" | "writing" | "cancelled";
  /** Of the scene's unit; without it the community's. */
  ofUnit?: true;
}

/**
 * A list with one good row that waits. Only one may be open at a time for each sender, so an earlier
 * one is put aside.
 */
export async function writeList(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  { needs, unitId }: { needs: ListNeeds; unitId: string },
): Promise<string> {
  const area = must(world.areas[`street${String(street)}.community1`]);
  const [id, at] = [newId(), new Date()];
  const organization_id = needs.ofUnit === true ? unitId : null;
  const placed = { tenant_id: world.tenantId, path: area.path, organization_id };
  const { status } = needs;
  await db.query(
    `update member_list set status = 'cancelled', settled_at = now(), version = version + 1
     where tenant_id = $1 and area_id = $2 and organization_id is not distinct from $3 and status in ('waiting', 'checked')`,
    [world.tenantId, area.id, organization_id],
  );
  await db.query(
    `update member_list set status = 'done', settled_at = now(), version = version + 1
     where tenant_id = $1 and area_id = $2 and organization_id is not distinct from $3 and status = 'writing'`,
    [world.tenantId, area.id, organization_id],
  );
  await insertRow(db, "member_list", {
    ...placed,
    id,
    area_id: area.id,
    origin: organization_id === null ? "community" : "unit_list",
    file_name: "mingdan.xlsx",
    status,
    total: 1,
    good: 1,
    created_at: at,
    settled_at: status === "cancelled" ? at : null,
  });
  const row = {
    name: "周某某",
    phone: `16${id.replace(/\D/g, "").slice(-9).padStart(9, "1")}`,
    unit: "区图书馆",
    areaId: area.id,
    path: area.path,
    gridId: null,
  };
  await insertRow(db, "member_list_part", {
    ...placed,
    list_id: id,
    kind: "rows",
    n: 0,
    size: 1,
    body_cipher: encrypted(JSON.stringify([row]), testFieldKey),
  });
  return id;
}
