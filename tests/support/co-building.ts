import type pg from "pg";
import { newId } from "@/lib/platform/core/id";

/** What is needed of a district (a World) to write needs, resources and projects into it. */
export interface CoBuildingGround {
  tenantId: string;
  areas: Readonly<Record<string, { id: string; path: string; officeId: string | null }>>;
  units: Readonly<Record<string, { id: string; name: string }>>;
  coBuilding: Record<string, SeededCoBuilding>;
}

export interface SeededCoBuilding {
  /** Of the community's office, open. */
  needId: string;
  /** Of the unit, open. */
  unitNeedId: string;
  /** Of the unit, with a time that the unit itself has booked. */
  resourceId: string;
  slotId: string;
  /** Another time, which nobody has booked. */
  freeSlotId: string;
  claimId: string;
  /** Of the office and the unit; its proposer has given its word. */
  projectId: string;
  officePartyId: string;
  unitPartyId: string;
  /** The unit's. */
  stepId: string;
  /** The unit's, shown. */
  photoId: string;
}

/** One set in the first community of each street: `co11`, `co21`. */
export async function seedCoBuilding(db: pg.ClientBase, world: CoBuildingGround): Promise<void> {
  for (const s of ["1", "2"]) {
    world.coBuilding[`co${s}1`] = await writeCoBuildingSet(
      db,
      world,
      `street${s}.community1`,
      found(world.units[`unit${s}`]).id,
    );
  }
}

export async function writeCoBuildingSet(
  db: pg.ClientBase,
  world: Pick<CoBuildingGround, "tenantId" | "areas">,
  place: string,
  unitId: string,
  project: { status: string; by: "office" | "unit" } = { status: "proposed", by: "office" },
): Promise<SeededCoBuilding> {
  const area = found(world.areas[place]);
  const { tenantId } = world;
  const officeId = area.officeId ?? "";
  const set = {
    needId: newId(),
    unitNeedId: newId(),
    resourceId: newId(),
    slotId: newId(),
    freeSlotId: newId(),
    claimId: newId(),
    projectId: newId(),
    officePartyId: newId(),
    unitPartyId: newId(),
    stepId: newId(),
    photoId: newId(),
  };
  const placed = { tenant_id: tenantId, path: area.path, area_id: area.id, level: "community" };
  const entered = { entered_at: new Date(), entered_by: "t" };
  const entry = { ...placed, ...entered, kind: "venue", title: "活动场地", detail: "周末用。" };
  for (const [id, organizationId] of [
    [set.needId, officeId],
    [set.unitNeedId, unitId],
  ]) {
    await insert(db, "co_need", {
      ...entry,
      id,
      organization_id: organizationId,
      organization_name: "单位",
      priority: "normal",
    });
  }
  await insert(db, "co_resource", {
    ...entry,
    id: set.resourceId,
    organization_id: unitId,
    organization_name: "单位",
    available: "周末",
    contact: "办公室 021-00000000",
    bookable: true,
  });
  const at = {
    starts_at: new Date("2099-01-01T06:00:00Z"),
    ends_at: new Date("2099-01-01T08:00:00Z"),
  };
  await insert(db, "slot", {
    tenant_id: tenantId,
    path: area.path,
    id: set.slotId,
    kind: "resource",
    subject_id: set.resourceId,
    capacity: 5,
    held: 1,
    ...at,
  });
  await insert(db, "slot", {
    tenant_id: tenantId,
    path: area.path,
    id: set.freeSlotId,
    kind: "resource",
    subject_id: set.resourceId,
    capacity: 5,
    starts_at: new Date("2099-01-02T06:00:00Z"),
    ends_at: new Date("2099-01-02T08:00:00Z"),
  });
  await insert(db, "claim", {
    tenant_id: tenantId,
    path: area.path,
    id: set.claimId,
    slot_id: set.slotId,
    kind: "resource",
    subject_id: set.resourceId,
    organization_id: unitId,
    status: "held",
    place: 1,
    at: new Date(),
    held_at: new Date(),
    ...at,
  });
  await insert(db, "co_project", {
    ...placed,
    id: set.projectId,
    title: "周末课堂",
    goal: "给孩子一个去处。",
    pairing: "school",
    tags: ["six.culture"],
    proposer_id: project.by === "office" ? officeId : unitId,
    status: project.status,
    starts_on: "2026-01-01",
    ends_on: "2099-12-31",
    proposed_at: new Date(),
    proposed_by: "t",
  });
  for (const [id, organizationId, by] of [
    [set.officePartyId, officeId, "office"],
    [set.unitPartyId, unitId, "unit"],
  ] as const) {
    const said = project.status !== "proposed" || project.by === by;
    await insert(db, "co_party", {
      tenant_id: tenantId,
      path: area.path,
      id,
      project_id: set.projectId,
      organization_id: organizationId,
      organization_name: "单位",
      leads: by === "office",
      confirmed_at: said ? new Date() : null,
      confirmed_by: said ? "t" : null,
    });
  }
  await insert(db, "co_step", {
    tenant_id: tenantId,
    path: area.path,
    id: set.stepId,
    project_id: set.projectId,
    text: "布置场地",
    organization_id: unitId,
    organization_name: "单位",
    due_on: "2099-01-01",
    entered_at: new Date(),
  });
  await insert(db, "co_change", {
    tenant_id: tenantId,
    id: newId(),
    path: area.path,
    subject_id: set.needId,
    was: { title: "场地" },
    at: new Date(),
    by: "t",
  });
  // One that is shown, one that was taken down.
  for (const [id, hiddenAt] of [
    [set.photoId, null],
    [newId(), new Date("2026-01-02T00:00:00Z")],
  ] as const) {
    await insert(db, "co_photo", {
      tenant_id: tenantId,
      id,
      path: area.path,
      project_id: set.projectId,
      organization_id: unitId,
      organization_name: "单位",
      file_key: newId(),
      width: 4,
      height: 3,
      bytes: 12,
      at: new Date(),
      by: "t",
      hidden_at: hiddenAt,
    });
  }
  return set;
}

async function insert(
  db: pg.ClientBase,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row);
  await db.query(
    `insert into ${table} (${columns.join()}) values (${columns.map((_one, n) => `$${String(n + 1)}`).join()})`,
    Object.values(row),
  );
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing in the test world");
  return value;
}
