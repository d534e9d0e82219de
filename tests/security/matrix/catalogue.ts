import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** The draft of the district's catalogue, which it has one of: as it stands, or a new one. */
export async function writeDraft(db: pg.ClientBase, world: World): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    "select version from catalogue_version where tenant_id = $1 and status = 'draft'",
    [world.tenantId],
  );
  const [draft] = rows;
  if (draft !== undefined) return draft.version;
  const id = newId();
  await db.query(
    `insert into catalogue_version (tenant_id, id, number, status, created_at, created_name)
     select $1, $2, max(number) + 1, 'draft', now(), '区中心' from catalogue_version where tenant_id = $1`,
    [world.tenantId, id],
  );
  for (const code of ["0101", "0201"]) {
    await insertRow(db, "catalogue_entry", {
      tenant_id: world.tenantId,
      id: newId(),
      version_id: id,
      category_id: must(world.categories[code]),
      path: world.root,
      lead: "street",
    });
  }
  return 1;
}

/** A line of the duty list that ends nowhere. */
export async function writeListed(db: pg.ClientBase, world: World, place: string): Promise<string> {
  const id = newId();
  const area = must(world.areas[place.split(".").slice(0, 2).join(".")]);
  await insertRow(db, "duty_list", {
    tenant_id: world.tenantId,
    id,
    area_id: area.id,
    path: area.path,
    category_id: must(world.categories["0102"]),
    valid_from: "2020-01-01",
    reference: "清单第 1 条",
  });
  return id;
}

let codes = 0;

/** A minor category of the district. */
export async function writeCategory(db: pg.ClientBase, world: World): Promise<string> {
  const id = newId();
  codes += 1;
  await insertRow(db, "category", {
    tenant_id: world.tenantId,
    id,
    code: String(2000 + (codes % 7000)),
    parent_id: must(world.categories["01"]),
    name: `类别${String(codes)}`,
  });
  return id;
}
