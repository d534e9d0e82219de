import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { sealed } from "./members";

/** What is needed of a district (a World) to write councils into it. */
export interface CouncilGround {
  tenantId: string;
  slug: string;
  areas: Readonly<Record<string, { id: string; path: string; officeId: string | null }>>;
  departments: Readonly<Record<string, { id: string; name: string }>>;
  units: Readonly<Record<string, { id: string; name: string }>>;
  councils: Record<string, SeededCouncil>;
}

/** A council in its first term: a secretary without a phone, and one part-time member who enters by phone. */
export interface SeededCouncil {
  id: string;
  termId: string;
  areaId: string;
  path: string;
  secretarySeatId: string;
  seatId: string; // of the part-time member
  holderId: string;
  organizationId: string; // whose seat it is
  phone: string;
}

/** A council of each street (`council1`, `council2`) and of its first community (`council11`, `council21`). */
export async function seedCouncils(db: pg.ClientBase, world: CouncilGround): Promise<void> {
  const housing = found(Object.values(world.departments)[0]);
  for (const s of ["1", "2"]) {
    const unit = found(world.units[`unit${s}`]);
    world.councils[`council${s}`] = await writeCouncil(db, world, `street${s}`, {
      part: housing,
      phone: `1350000000${s}`,
    });
    world.councils[`council${s}1`] = await writeCouncil(db, world, `street${s}.community1`, {
      part: unit,
      phone: `135000000${s}1`,
    });
  }
}

/** A council whose first term began at the start of 2026 and lasts for five years. */
async function writeCouncil(
  db: pg.ClientBase,
  world: CouncilGround,
  place: string,
  { part, phone }: { part: { id: string; name: string }; phone: string },
): Promise<SeededCouncil> {
  const area = found(world.areas[place]);
  const office = found(area.officeId ?? undefined);
  const { tenantId } = world;
  const council: SeededCouncil = {
    id: newId(),
    termId: newId(),
    areaId: area.id,
    path: area.path,
    secretarySeatId: newId(),
    seatId: newId(),
    holderId: newId(),
    organizationId: part.id,
    phone,
  };
  const level = place.includes(".") ? "community" : "street";
  const name = `${world.slug}${level === "street" ? "街道大工委" : "社区大党委"}`;
  await db.query(
    `insert into council (tenant_id, id, path, area_id, level, name, established_on)
     values ($1, $2, $3, $4, $5, $6, '2026-01-01')`,
    [tenantId, council.id, area.path, area.id, level, name],
  );
  await db.query(
    `insert into council_term (tenant_id, id, council_id, path, number, starts_on, ends_on, status)
     values ($1, $2, $3, $4, 1, '2026-01-01', '2030-12-31', 'current')`,
    [tenantId, council.termId, council.id, area.path],
  );
  const secretary = { seatId: council.secretarySeatId, kind: "secretary", organizationId: office };
  const member = { seatId: council.seatId, kind: "part_time", organizationId: part.id };
  for (const { seatId, kind, organizationId } of [secretary, member]) {
    await db.query(
      `insert into council_seat (tenant_id, id, council_id, term_id, path, kind, function, organization_id, organization_name)
       values ($1, $2, $3, $4, $5, $6, 'general', $7, $8)`,
      [tenantId, seatId, council.id, council.termId, area.path, kind, organizationId, part.name],
    );
  }
  const phoneSealed = sealed(phone, "");
  const holder = `insert into seat_holder (tenant_id, id, council_id, seat_id, organization_id, path, role, name, title,
      phone_cipher, phone_masked, phone_index, status, starts_on)
    values ($1, $2, $3, $4, $5, $6, 'holder', $7, $8, $9, $10, $11, 'published', '2026-01-01')`;
  await db.query(holder, [
    tenantId,
    newId(),
    council.id,
    council.secretarySeatId,
    office,
    area.path,
    "钱书记",
    "党委书记",
    null,
    null,
    null,
  ]);
  await db.query(holder, [
    tenantId,
    council.holderId,
    council.id,
    council.seatId,
    part.id,
    area.path,
    "孙委员",
    "副校长",
    phoneSealed.phone,
    `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    phoneSealed.index,
  ]);
  await db.query(
    `insert into seat_step (tenant_id, id, holder_id, path, step, happened_on, document_no, entered_at, entered_by)
     values ($1, $2, $3, $4, 'published', '2026-01-01', '委〔2026〕1号', now(), '钱书记')`,
    [tenantId, newId(), council.holderId, area.path],
  );
  return council;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing in the test world");
  return value;
}
