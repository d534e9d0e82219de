import type pg from "pg";
import type { World } from "@/tests/support/world";
import { writeImport } from "./matrix/imports";

/** Every street has a spreadsheet on its way, whose name carries the canary. */
export async function seedImportRows(db: pg.Client, world: World, canary: string): Promise<void> {
  for (const street of [1, 2] as const) {
    const id = await writeImport(db, world, street, { kind: "councils", status: "checked" });
    await db.query(
      `update sheet_import set file_name = $3, created_by = $3, heads = $3, version = version + 1
       where tenant_id = $1 and id = $2`,
      [world.tenantId, id, canary],
    );
  }
}
