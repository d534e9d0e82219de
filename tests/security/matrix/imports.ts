import type pg from "pg";
import { projectColumns, resourceColumns } from "@/lib/affairs/co-building/rules/import-line";
import { importColumns } from "@/lib/affairs/councils/rules/import-line";
import { importColumns as partyColumns } from "@/lib/ground/party/rules/import-line";
import type { ImportKind } from "@/lib/ground/imports/schema";
import { importColumns as unitColumns } from "@/lib/ground/units/rules/import-line";
import { newId } from "@/lib/platform/core/id";
import { encrypted, testFieldKey } from "@/tests/support/members";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface ImportNeeds {
  kind: ImportKind;
  status: "waiting" | "checked" | "writing" | "cancelled";
}

const columnsOf: Readonly<Record<ImportKind, readonly string[]>> = {
  councils: importColumns,
  party: partyColumns,
  units: unitColumns,
  resources: resourceColumns,
  projects: projectColumns,
};

/** A street's spreadsheet with one row that waits. Only one may be open at a time, so an earlier one is put aside. */
export async function writeImport(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  { kind, status }: ImportNeeds,
): Promise<string> {
  const { path } = must(world.areas[`street${String(street)}`]);
  const [id, at] = [newId(), new Date()];
  await db.query("set local session_replication_role = replica");
  await db.query(
    `update sheet_import set status = 'cancelled', settled_at = now(), version = version + 1
     where tenant_id = $1 and path = $2 and kind = $3 and status in ('waiting', 'checked', 'writing')`,
    [world.tenantId, path, kind],
  );
  await db.query("set local session_replication_role = origin");
  await insertRow(db, "sheet_import", {
    tenant_id: world.tenantId,
    id,
    path,
    kind,
    file_name: "biao.xlsx",
    status,
    total: 1,
    fresh: 1,
    created_at: at,
    created_by: "街道书记",
    confirmed_by: status === "writing" ? "街道书记" : null,
    settled_at: status === "cancelled" ? at : null,
  });
  const cells = Object.fromEntries(columnsOf[kind].map((column) => [column, "没有"]));
  await insertRow(db, "sheet_import_part", {
    tenant_id: world.tenantId,
    import_id: id,
    kind: "rows",
    n: 0,
    path,
    size: 1,
    body_cipher: encrypted(JSON.stringify([{ row: 2, cells }]), testFieldKey),
  });
  return id;
}
