import type pg from "pg";
import { newId } from "@/lib/platform/core/id";

/** What is needed of a district (a World) to write estates into it. */
export interface EstateGround {
  tenantId: string;
  slug: string;
  areas: Readonly<Record<string, { id: string; path: string; officeId: string | null }>>;
  units: Readonly<Record<string, { id: string; name: string }>>;
  estates: Record<string, SeededEstate>;
}

export interface SeededEstate {
  id: string;
  path: string;
  areaId: string;
  companyId: string | null;
  planId: string | null;
  seatId: string | null;
  /** Of an estate with a company: of its staff in the community's Party organization. */
  appointmentId: string | null;
}

/**
 * Two estates of each street's first community: `estate11` of the first grid, which the unit manages and whose three
 * sides are known, and `bare11`, which nobody manages and for which something is planned.
 */
export async function seedEstates(db: pg.ClientBase, world: EstateGround): Promise<void> {
  for (const s of ["1", "2"]) {
    const place = `street${s}.community1`;
    const named = (name: string) => `${world.slug}${s}${name}`;
    world.estates[`estate${s}1`] = await writeEstate(db, world, place, {
      name: named("花园"),
      company: found(world.units[`unit${s}`]),
    });
    world.estates[`bare${s}1`] = await writeEstate(db, world, place, {
      name: named("老院"),
      planned: true,
    });
  }
}

/** An estate since the start of 2025; with a company it has its three sides. */
export async function writeEstate(
  db: pg.ClientBase,
  world: Pick<EstateGround, "tenantId" | "areas">,
  place: string,
  given: { name: string; company?: { id: string; name: string }; planned?: boolean },
): Promise<SeededEstate> {
  const area = found(world.areas[place]);
  const { tenantId } = world;
  const { company } = given;
  const id = newId();
  const mode = company === undefined ? "unmanaged" : "company";
  await db.query(
    `insert into estate (tenant_id, id, path, area_id, name, housing, grid_ids, status, company_id, company_name,
       committee, plan_due, entered_at, entered_by)
     values ($1, $2, $3, $4, $5, 'old', $6, $7, $8, $9, 'preparing', $10, now(), 't')`,
    [
      tenantId,
      id,
      area.path,
      area.id,
      given.name,
      [found(world.areas[`${place}.grid1`]).id],
      mode,
      company?.id ?? null,
      company?.name ?? null,
      given.planned === true ? "2099-01-01" : null,
    ],
  );
  await db.query(
    `insert into estate_management (tenant_id, id, estate_id, path, mode, organization_id, company_name, starts_on,
       entered_at, entered_by)
     values ($1, $2, $3, $4, $5, $6, $7, '2025-01-01', now(), 't')`,
    [tenantId, newId(), id, area.path, mode, company?.id ?? null, company?.name ?? null],
  );
  const planId = given.planned === true ? newId() : null;
  if (planId !== null) {
    await db.query(
      `insert into estate_plan (tenant_id, id, estate_id, path, way, measure, organization_id, organization_name, due_on,
         planned_at, planned_by)
       values ($1, $2, $3, $4, 'community', '社区先代管保洁和门岗。', $5, '社区', '2099-01-01', now(), 't')`,
      [tenantId, planId, id, area.path, area.officeId],
    );
  }
  let seatId: string | null = null;
  if (company !== undefined) {
    for (const side of ["residents_committee", "owners", "company"]) {
      seatId = newId();
      await db.query(
        `insert into estate_seat (tenant_id, id, estate_id, path, side, organization_name, name, entered_at, entered_by)
         values ($1, $2, $3, $4, $5, $6, '钱代表', now(), 't')`,
        [tenantId, seatId, id, area.path, side, company.name],
      );
    }
  }
  const appointmentId = company === undefined ? null : newId();
  if (company !== undefined) {
    await db.query(
      `insert into cross_appointment (tenant_id, id, estate_id, path, name, from_body, from_post, to_body, to_post,
         company_id, company_name, starts_on, entered_at, entered_by)
       values ($1, $2, $3, $4, '冯经理', 'company', '项目经理', 'party', '兼职委员', $5, $6, '2025-06-01', now(), 't')`,
      [tenantId, appointmentId, id, area.path, company.id, company.name],
    );
  }
  return {
    id,
    appointmentId,
    path: area.path,
    areaId: area.id,
    companyId: company?.id ?? null,
    planId,
    seatId,
  };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing in the test world");
  return value;
}
