import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";

/** What an entry of a test says; the place and the lead are keys of the test world. */
export interface EntryPlan {
  code: string;
  area?: string;
  lead?: "organization" | "street" | "community";
  department?: string;
  limit?: [number, string];
  closing?: string;
}

/** A published version with these entries, in force from a day; returns its id. */
export async function publishVersion(
  db: pg.Client | pg.Pool,
  world: World,
  number: number,
  effectiveFrom: string | null,
  entries: readonly EntryPlan[],
): Promise<string> {
  const id = newId();
  await db.query(
    `insert into catalogue_version (tenant_id, id, number, status, created_at, created_name)
     values ($1, $2, $3, 'draft', now(), '区中心')`,
    [world.tenantId, id, number],
  );
  for (const { code, area, lead = "organization", department, limit, closing } of entries) {
    const place = area === undefined ? null : must(world.areas[area]);
    await db.query(
      `insert into catalogue_entry (tenant_id, id, version_id, category_id, area_id, path, lead,
         organization_id, limit_value, limit_unit, closing)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        world.tenantId,
        newId(),
        id,
        must(world.categories[code]),
        place?.id ?? null,
        place?.path ?? world.root,
        lead,
        department === undefined ? null : must(world.departments[department]).id,
        limit?.[0] ?? null,
        limit?.[1] ?? null,
        closing ?? null,
      ],
    );
  }
  if (effectiveFrom !== null) {
    await db.query(
      `update catalogue_version set status = 'published', effective_from = $3, published_at = now(),
         published_name = '区中心' where tenant_id = $1 and id = $2`,
      [world.tenantId, id, effectiveFrom],
    );
  }
  return id;
}

/** A line of the duty list for the communities of a place. */
export async function listDuty(
  db: pg.Client | pg.Pool,
  world: World,
  { code, area, from, to }: { code: string; area: string; from: string; to?: string },
): Promise<void> {
  const place = must(world.areas[area]);
  await db.query(
    `insert into duty_list (tenant_id, id, area_id, path, category_id, valid_from, valid_to, reference)
     values ($1, $2, $3, $4, $5, $6, $7, '清单第 1 条')`,
    [world.tenantId, newId(), place.id, place.path, must(world.categories[code]), from, to ?? null],
  );
}

/** Somebody who accepts at the office of an area, so that it can be sent matters. */
export async function appointClerk(
  db: pg.Client | pg.Pool,
  world: World,
  area: string,
): Promise<void> {
  const place = must(world.areas[area]);
  const person = newId();
  await db.query(
    "insert into person (tenant_id, id, organization_id, path, name) values ($1, $2, $3, $4, '社区经办')",
    [world.tenantId, person, place.officeId, place.path],
  );
  await db.query(
    `insert into duty (tenant_id, id, person_id, role, organization_id, path, valid_from)
     values ($1, $2, $3, 'dept_clerk', $4, $5, '2020-01-01')`,
    [world.tenantId, newId(), person, place.officeId, place.path],
  );
}
