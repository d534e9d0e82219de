import type pg from "pg";
import { newId } from "@/lib/platform/core/id";

/** What is needed of a district (a World) to write Party organizations into it. */
export interface PartyGround {
  tenantId: string;
  slug: string;
  areas: Readonly<Record<string, { id: string; path: string }>>;
  party: Record<string, SeededParty>;
}

export interface SeededParty {
  id: string;
  path: string;
  areaId: string;
  /** Of what is elected: the term that runs. */
  termId: string | null;
}

/**
 * The chain of each street: 党工委 (`street1`), the general branch of its first community (`community11`), the branch
 * of that community's first grid (`branch11`) with nine full members, a group of its building and a household.
 */
export async function seedParty(db: pg.ClientBase, world: PartyGround): Promise<void> {
  for (const s of ["1", "2"]) {
    const street = `street${s}`;
    const community = `${street}.community1`;
    const grid = found(world.areas[`${community}.grid1`]).id;
    const building = found(world.areas[`${community}.grid1.building1`]).id;
    const named = (name: string) => `${world.slug}${s}${name}`;
    const top = await writeParty(db, world, street, {
      level: "work_committee",
      name: named("街道党工委"),
    });
    const base = await writeParty(db, world, community, {
      level: "general_branch",
      form: "community",
      name: named("社区党总支"),
      parent_id: top.id,
      term: true,
    });
    const branch = await writeParty(db, world, community, {
      level: "branch",
      form: "grid",
      name: named("第一网格党支部"),
      parent_id: base.id,
      place_ids: [grid],
      term: true,
    });
    const group = await writeParty(db, world, community, {
      level: "group",
      name: named("1号楼党小组"),
      parent_id: branch.id,
      place_ids: [building],
    });
    const household = await writeParty(db, world, community, {
      level: "household",
      name: named("1号楼中心户"),
      parent_id: group.id,
      place_ids: [building],
      consent_on: "2026-01-01",
    });
    await db.query(
      `insert into party_head_count (tenant_id, id, party_id, path, counted_on, full_members, probationary, entered_at, entered_by)
       values ($1, $2, $3, $4, '2026-01-10', 9, 1, now(), '社区书记')`,
      [world.tenantId, newId(), branch.id, branch.path],
    );
    const chain = { [street]: top, [`community${s}1`]: base, [`branch${s}1`]: branch };
    Object.assign(world.party, chain, { [`group${s}1`]: group, [`household${s}1`]: household });
  }
}

/** An organization set up at the start of 2021; `term`: elected at the start of 2026. */
export async function writeParty(
  db: pg.ClientBase,
  world: Pick<PartyGround, "tenantId" | "areas">,
  place: string,
  { term = false, ...given }: { term?: boolean } & Record<string, unknown>,
): Promise<SeededParty> {
  const area = found(world.areas[place]);
  const id = newId();
  const row: Record<string, unknown> = {
    tenant_id: world.tenantId,
    id,
    path: area.path,
    area_id: area.id,
    established_on: "2021-01-01",
    ...given,
  };
  const columns = Object.keys(row);
  await db.query(
    `insert into party_organization (${columns.join(", ")}) values (${columns.map((_one, at) => `$${String(at + 1)}`).join(", ")})`,
    Object.values(row),
  );
  const termId = term ? newId() : null;
  if (termId !== null) {
    await db.query(
      `insert into party_term (tenant_id, id, party_id, path, number, starts_on, ends_on)
       values ($1, $2, $3, $4, 1, '2026-01-01', '2028-12-31')`,
      [world.tenantId, termId, id, area.path],
    );
  }
  return { id, path: area.path, areaId: area.id, termId };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing in the test world");
  return value;
}
