import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";
import {
  writeMobile,
  writePledge,
  writeReceived,
  writeReport,
  writeRound,
  writeStatement,
} from "./matrix/promises";

/**
 * Pledges and statements in every state, a round in each community and who is away, each text with
 * the district's canary.
 */
export async function seedPromiseRows(db: pg.Client, world: World, canary: string): Promise<void> {
  const short = canary.slice(0, 30);
  for (const area of Object.values(world.areas)) {
    if (area.level === "building") continue;
    await insertRow(db, "pledge_template", {
      tenant_id: world.tenantId,
      id: newId(),
      path: area.path,
      area_id: area.id,
      title: short,
      text: `${canary} template`,
    });
  }
  for (const member of Object.values(world.members)) {
    const of = {
      tenant_id: world.tenantId,
      path: member.path,
      area_id: member.areaId,
      member_id: member.id,
    };
    for (const status of ["confirmed", "fulfilled", "reviewed", "withdrawn"] as const) {
      await writePledge(db, of, status, `${canary} pledge`);
    }
    const told = { ...of, organization_id: member.unitId, unit_name: canary };
    await seedStatements(db, told, canary);
    const { member_id, ...placed } = of;
    await writeRound(db, placed, canary.slice(0, 40), [member_id]);
    await writeMobile(db, placed, canary.slice(0, 60));
  }
  for (const { id, areaId, path } of Object.values(world.units)) {
    const told = { tenant_id: world.tenantId, path, area_id: areaId, organization_id: id };
    await seedStatements(db, { ...told, unit_name: canary }, canary);
    await writeReport(db, { tenant_id: world.tenantId, path, area_id: areaId }, canary);
    await writeReceived(db, { tenant_id: world.tenantId, organization_id: id }, canary);
  }
}

async function seedStatements(
  db: pg.Client,
  told: Record<string, unknown>,
  canary: string,
): Promise<void> {
  for (const status of ["drafted", "sent", "acknowledged"] as const) {
    await writeStatement(db, told, status, `${canary} word`);
  }
}
