import { createHash } from "node:crypto";
import pg from "pg";
import { jobHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import type { DutyRole } from "@/lib/platform/access/actor";
import { hash } from "@node-rs/argon2";
import { seedCouncils, type SeededCouncil } from "./councils";
import { seedParty, type SeededParty } from "./party";
import { seedEstates, type SeededEstate } from "./property";
import { seedAgreements, type SeededAgreement } from "./agreements";
import { seedCoBuilding, type SeededCoBuilding } from "./co-building";
import { seedRegister, type SeededProfile } from "./register";
import { seedMembers, type SeededMember, type SeededUnit } from "./members";

/** The job secret of test databases. */
export const testJobSecret = "test-job-secret-test-job-secret-0001";
export const testPassword = "Mima-2026-test";

export interface SeededArea {
  id: string;
  path: string;
  name: string;
  level: string;
  officeId: string | null;
}
export interface SeededPerson {
  personId: string;
  dutyId: string;
  role: DutyRole;
  login: string;
  name: string;
  areaId: string | null;
  organizationId: string | null;
  path: string;
}
export interface World {
  tenantId: string;
  slug: string;
  root: string;
  areas: Record<string, SeededArea>; // by key: district, street1, street1.community1, …
  departments: Record<string, { id: string; name: string }>;
  people: Record<string, SeededPerson>; // by login
  categories: Record<string, string>; // by code
  members: Record<string, SeededMember>; // member11, member12, …: who reported to a community
  units: Record<string, SeededUnit>; // unit1, unit2: what reported to a street's first community
  party: Record<string, SeededParty>; // street1, community11, branch11: the chain of each street and of its first community
  estates: Record<string, SeededEstate>; // estate11, bare11, …: of each street's first community
  coBuilding: Record<string, SeededCoBuilding>; // co11, co21: of each street's first community
  agreements: Record<string, SeededAgreement>; // agreement11, agreement21: with the units of the same
  register: Record<string, SeededProfile>; // unit11, unit21: profiles of what reported to a street's first community
  councils: Record<string, SeededCouncil>; // council1, council11, …: of each street and of its first community
}

/**
 * Writes a small district as the database's administrator: 2 streets with 2 communities with 2
 * grids with 1 building each, 3 departments, one person per role (two streets' worth), categories,
 * one unit per street and one member per community that have reported.
 * Rows are written in a job context, because FORCE binds every role but a superuser.
 */
export async function seedWorld(
  adminUrl: string,
  slug: string,
  options: { demo?: boolean; jobSecret?: string } = {},
): Promise<World> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    await db.query("begin");
    const tenantId = newId();
    const secret = options.jobSecret ?? testJobSecret;
    const created = await db.query<{ create_tenant: string }>(
      "select sec.create_tenant($1, $2, $3, $4, $5, $6)",
      [tenantId, slug, `${slug}区`, "310112000000", options.demo ?? false, jobHash(slug, secret)],
    );
    const root = created.rows[0]?.create_tenant ?? "";
    await db.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(slug, secret)).toString("hex"),
    ]);
    const world: World = {
      tenantId,
      slug,
      root,
      areas: {},
      departments: {},
      people: {},
      categories: {},
      members: {},
      units: {},
      councils: {},
      party: {},
      estates: {},
      coBuilding: {},
      agreements: {},
      register: {},
    };
    await seedAreas(db, world);
    await seedDepartments(db, world);
    await seedPeople(db, world);
    await seedCategories(db, world);
    await seedMembers(db, world);
    await seedCouncils(db, world);
    await seedParty(db, world);
    await seedEstates(db, world);
    await seedCoBuilding(db, world);
    await seedAgreements(db, world);
    await seedRegister(db, world);
    await db.query("commit");
    return world;
  } finally {
    await db.end();
  }
}

async function seedAreas(db: pg.Client, world: World): Promise<void> {
  let seq = 0;
  const add = async (
    key: string,
    parent: SeededArea | null,
    level: string,
    name: string,
    code: string | null,
  ) => {
    seq += 1;
    const area: SeededArea = {
      id: newId(),
      path: parent === null ? world.root : `${parent.path}${seq.toString(36)}.`,
      name,
      level,
      officeId: null,
    };
    await db.query(
      "insert into area (tenant_id, id, parent_id, level, code, name, path, households) values ($1,$2,$3,$4,$5,$6,$7,$8)",
      [
        world.tenantId,
        area.id,
        parent?.id ?? null,
        level,
        code,
        name,
        area.path,
        level === "grid" ? 400 : null,
      ],
    );
    if (level === "district" || level === "street" || level === "community") {
      area.officeId = newId();
      await db.query(
        "insert into organization (tenant_id, id, kind, area_id, path, name, short_name) values ($1,$2,'office',$3,$4,$5,$6)",
        [world.tenantId, area.officeId, area.id, area.path, `${name}办公室`, name],
      );
    }
    world.areas[key] = area;
    return area;
  };
  const district = await add("district", null, "district", `${world.slug}区`, "310112000000");
  for (const s of [1, 2]) {
    const street = await add(
      `street${s}`,
      district,
      "street",
      `${world.slug}第${s}街道`,
      `31011200${s}000`,
    );
    for (const c of [1, 2]) {
      const community = await add(
        `street${s}.community${c}`,
        street,
        "community",
        `${world.slug}${s}街${c}社区`,
        `31011200${s}00${c}`,
      );
      for (const g of [1, 2]) {
        const grid = await add(
          `street${s}.community${c}.grid${g}`,
          community,
          "grid",
          `第${g}网格`,
          `31011200${s}00${c}00${g}`,
        );
        await add(
          `street${s}.community${c}.grid${g}.building1`,
          grid,
          "building",
          `${world.slug}路${s}${c}${g}弄1号楼`,
          null,
        );
      }
    }
  }
  await db.query("update sec.tenant set area_seq = $2 where id = $1", [world.tenantId, seq]);
}

async function seedDepartments(db: pg.Client, world: World): Promise<void> {
  const district = must(world.areas["district"]);
  for (const [key, name, signOff] of [
    ["housing", "住建局", false],
    ["city", "城管局", true],
    ["water", "水务局", false],
  ] as const) {
    const id = newId();
    world.departments[key] = { id, name };
    await db.query(
      "insert into organization (tenant_id, id, kind, area_id, path, key, name, short_name, sign_off) values ($1,$2,'department',$3,$4,$5,$6,$7,$8)",
      [
        world.tenantId,
        id,
        district.id,
        district.path,
        key,
        `${world.slug}区${name}`,
        name,
        signOff,
      ],
    );
  }
}

async function seedPeople(db: pg.Client, world: World): Promise<void> {
  const cheap = await hash(testPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const add = async (
    login: string,
    role: DutyRole,
    name: string,
    place: { area?: string; department?: string },
  ) => {
    const area = place.area === undefined ? null : must(world.areas[place.area]);
    const department =
      place.department === undefined ? null : must(world.departments[place.department]);
    const path = area?.path ?? world.root;
    const person: SeededPerson = {
      personId: newId(),
      dutyId: newId(),
      role,
      login,
      name,
      areaId: area?.id ?? null,
      organizationId: department?.id ?? null,
      path,
    };
    const home = department?.id ?? officeFor(world, place.area ?? "district");
    await db.query(
      "insert into person (tenant_id, id, organization_id, path, name) values ($1,$2,$3,$4,$5)",
      [world.tenantId, person.personId, home, path, name],
    );
    await db.query(
      "insert into duty (tenant_id, id, person_id, role, area_id, organization_id, path, valid_from) values ($1,$2,$3,$4,$5,$6,$7,'2020-01-01')",
      [
        world.tenantId,
        person.dutyId,
        person.personId,
        role,
        person.areaId,
        person.organizationId,
        path,
      ],
    );
    await db.query(
      "insert into sec.account (tenant_id, person_id, login_name, password_hash, must_change) values ($1,$2,$3,$4,false)",
      [world.tenantId, person.personId, login, cheap],
    );
    world.people[login] = person;
  };
  await add("org", "district_org", "组织部", { area: "district" });
  await add("center", "district_dispatcher", "区中心", { area: "district" });
  await add("admin", "system_admin", "管理员", { area: "district" });
  for (const s of [1, 2]) {
    await add(`secretary${s}`, "street_secretary", `书记${s}`, { area: `street${s}` });
    await add(`dispatcher${s}`, "street_dispatcher", `派单员${s}`, { area: `street${s}` });
    for (const c of [1, 2]) {
      await add(`community${s}${c}`, "community_secretary", `社区书记${s}${c}`, {
        area: `street${s}.community${c}`,
      });
      await add(`grid${s}${c}1`, "grid_worker", `网格员${s}${c}1`, {
        area: `street${s}.community${c}.grid1`,
      });
    }
  }
  for (const key of ["housing", "city", "water"]) {
    await add(`${key}clerk`, "dept_clerk", `${key}经办`, { department: key });
    await add(`${key}leader`, "dept_leader", `${key}领导`, { department: key });
  }
}

async function seedCategories(db: pg.Client, world: World): Promise<void> {
  const rows = [
    ["01", null, "物业房屋", false, null],
    ["0101", "01", "房屋漏水", true, "housing"],
    ["0102", "01", "物业服务", false, "housing"],
    ["02", null, "市容环境", false, null],
    ["0201", "02", "垃圾堆放", true, "city"],
  ] as const;
  for (const [code, parent, name, physical] of rows) {
    const id = newId();
    world.categories[code] = id;
    await db.query(
      "insert into category (tenant_id, id, code, parent_id, name, physical) values ($1,$2,$3,$4,$5,$6)",
      [world.tenantId, id, code, parent === null ? null : world.categories[parent], name, physical],
    );
  }
  await seedCatalogue(
    db,
    world,
    rows.flatMap(([code, , , , lead]) => (lead === null ? [] : [[code, lead] as const])),
  );
}

/** The catalogue's first version: which department leads what, everywhere in the district. */
async function seedCatalogue(
  db: pg.Client,
  world: World,
  leads: readonly (readonly [string, string])[],
): Promise<void> {
  const version = newId();
  await db.query(
    `insert into catalogue_version (tenant_id, id, number, status, created_at, created_name)
     values ($1,$2,1,'draft','2020-01-01','区中心')`,
    [world.tenantId, version],
  );
  for (const [code, lead] of leads) {
    await db.query(
      `insert into catalogue_entry (tenant_id, id, version_id, category_id, path, lead, organization_id)
       values ($1,$2,$3,$4,$5,'organization',$6)`,
      [
        world.tenantId,
        newId(),
        version,
        world.categories[code],
        world.root,
        must(world.departments[lead]).id,
      ],
    );
  }
  await db.query(
    `update catalogue_version set status = 'published', effective_from = '2020-01-01',
       published_at = '2020-01-01', published_name = '区中心' where tenant_id = $1 and id = $2`,
    [world.tenantId, version],
  );
}

/** Opens a session for a person and returns its token; works beside sign-in, for speed. */
export async function openSession(
  db: pg.Client | pg.Pool,
  world: World,
  login: string,
): Promise<string> {
  const person = must(world.people[login]);
  const token = newId();
  await db.query("select auth.open_session($1, $2, $3, $4)", [
    world.tenantId,
    person.personId,
    person.dutyId,
    createHash("sha256").update(`session|${token}`).digest(),
  ]);
  return token;
}

/** What a connection of the administrator sets as sec.hash, so that triggers know the district. */
export function jobKey(slug: string): string {
  return Buffer.from(jobHash(slug, testJobSecret)).toString("hex");
}

function officeFor(world: World, key: string): string {
  const own = world.areas[key]?.officeId;
  return own ?? must(world.areas[key.split(".").slice(0, 2).join(".")]).officeId ?? "";
}

export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("missing in the test world");
  return value;
}
