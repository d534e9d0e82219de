import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { encrypted, testFieldKey } from "./members";

/** What is needed of a district (a World) to write profiles of units into it. */
export interface RegisterGround {
  tenantId: string;
  slug: string;
  areas: Readonly<Record<string, { id: string; path: string }>>;
  units: Readonly<Record<string, { id: string; name: string }>>;
  register: Record<string, SeededProfile>;
}

export interface SeededProfile {
  id: string; // the organization's
  name: string;
  path: string;
  areaId: string;
  adviserId: string | null;
}

/** Of each street's first community the unit that has reported there (`unit11`), with an adviser, a contact and a step. */
export async function seedRegister(db: pg.ClientBase, world: RegisterGround): Promise<void> {
  for (const s of ["1", "2"]) {
    const known = world.units[`unit${s}`];
    if (known === undefined) throw new Error("missing in the test world");
    world.register[`unit${s}1`] = await writeProfile(db, world, `street${s}.community1`, {
      known,
      type: "school",
      adviser: true,
    });
  }
}

/** A unit in the register that operates; a new organization unless one is known. */
export async function writeProfile(
  db: pg.ClientBase,
  world: Pick<RegisterGround, "tenantId" | "areas">,
  place: string,
  {
    known,
    name = "路口便利店",
    adviser = false,
    ...given
  }: { known?: { id: string; name: string }; name?: string; adviser?: boolean } & Record<
    string,
    unknown
  >,
): Promise<SeededProfile> {
  const area = world.areas[place];
  if (area === undefined) throw new Error("missing in the test world");
  const { tenantId } = world;
  const id = known?.id ?? newId();
  if (known === undefined) {
    await insert(db, "organization", {
      tenant_id: tenantId,
      id,
      kind: "unit",
      area_id: area.id,
      path: area.path,
      name,
      short_name: name.slice(0, 20),
    });
  }
  await insert(db, "unit_profile", {
    tenant_id: tenantId,
    id,
    path: area.path,
    area_id: area.id,
    type: "self_employed",
    operating: true,
    looked_on: "2026-01-05",
    premises: true,
    contact_cipher: encrypted("周店长", testFieldKey),
    contact_masked: "周**",
    phone_cipher: encrypted("13800000099", testFieldKey),
    phone_masked: "138****0099",
    entered_at: new Date(),
    entered_by: "t",
    ...given,
  });
  const row = {
    tenant_id: tenantId,
    unit_id: id,
    path: area.path,
    entered_at: new Date(),
    entered_by: "t",
  };
  const adviserId = adviser ? newId() : null;
  if (adviserId !== null) {
    await insert(db, "unit_adviser", {
      ...row,
      id: adviserId,
      kind: "adviser",
      name: "吴指导员",
      starts_on: "2026-01-01",
    });
    await insert(db, "unit_contact", {
      ...row,
      id: newId(),
      happened_on: "2026-01-08",
      note: "商量了停车场周末开放。",
    });
    await insert(db, "unit_step", {
      ...row,
      id: newId(),
      step: "reopened",
      happened_on: "2026-01-04",
      note: "实地看过，仍在经营。",
    });
  }
  return { id, name: known?.name ?? name, path: area.path, areaId: area.id, adviserId };
}

async function insert(db: pg.ClientBase, table: string, row: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(row);
  await db.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_one, n) => `$${String(n + 1)}`).join(", ")})`,
    Object.values(row),
  );
}
