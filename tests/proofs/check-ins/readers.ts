import pg from "pg";
import { sessionHash } from "@/lib/platform/access/credential";
import type { TestDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must, openSession } from "@/tests/support/world";
import { figure, type Figure } from "../figure";

interface Viewer {
  label: string;
  hash: Uint8Array;
  /** Which people this viewer may see; written from docs/decisions/010 alone. */
  may: (person: Person) => boolean;
}

interface Person {
  id: string;
  path: string;
  unit_id: string | null;
}

/**
 * Everybody of the district asks for everybody: the rows of members, and name and phone of each. How
 * many people did somebody see who has no right to?
 */
export async function measureReaders(database: TestDatabase): Promise<Figure[]> {
  const { rows: people } = await database.admin.query<Person>(
    "select id, path, unit_id from member",
  );
  const known = new Map(people.map((person) => [person.id, person]));
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  const seen = new Set<string>();
  const leaks: string[] = [];
  let missing = 0;
  try {
    for (const viewer of await viewersOf(database)) {
      const rows = await asked(app, viewer, "select id from member");
      const revealed = await asked(
        app,
        viewer,
        `select x.id from unnest($1::uuid[]) x (id) cross join lateral (select * from sec.reveal_member(x.id)) r`,
        [sampleOf(people)],
      );
      for (const id of [...rows, ...revealed]) {
        if (viewer.may(must(known.get(id)))) continue;
        seen.add(id);
        leaks.push(`${viewer.label} sees ${id}`);
      }
      if (rows.length < people.filter(viewer.may).length) missing += 1;
    }
  } finally {
    await app.end();
  }
  return [
    figure("check-ins.readers.without_right", seen.size, "= 0", "people", leaks),
    figure("check-ins.readers.kept_out_wrongly", missing, "= 0", "viewers"),
  ];
}

/** A hundred of all, far and near. */
function sampleOf(people: readonly Person[]): string[] {
  const every = Math.max(1, Math.floor(people.length / 100));
  return people.filter((_one, at) => at % every === 0).map(({ id }) => id);
}

async function asked(app: pg.Client, viewer: Viewer, sql: string, values: unknown[] = []) {
  await app.query("begin");
  try {
    await app.query(
      "select a.kind, set_config('role', a.db_role, true) from sec.enter($1, 'proof', 'read') a",
      [Buffer.from(viewer.hash)],
    );
    const { rows } = await app.query<{ id: string }>(sql, values);
    return rows.map(({ id }) => id);
  } catch (error) {
    // Refused is what most of them must be.
    if (error instanceof pg.DatabaseError && error.code === "42501") return [];
    throw error;
  } finally {
    await app.query("rollback");
  }
}

async function viewersOf({ admin, worlds }: TestDatabase): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  for (const world of Object.values(worlds)) {
    const own = new Set(Object.values(world.areas).map(({ path }) => path));
    for (const { login, role, path } of Object.values(world.people)) {
      const isStaff = !["dept_clerk", "dept_leader", "system_admin"].includes(role);
      viewers.push({
        label: `${world.slug}/${login}`,
        hash: sessionHash(await openSession(admin, world, login)),
        may: (person) => isStaff && own.has(person.path) && person.path.startsWith(path),
      });
    }
    for (const [key, { id, phone }] of Object.entries(world.members)) {
      viewers.push({
        label: `${world.slug}/${key}`,
        hash: sessionHash(await openPhoneSession(admin, world, "member", phone)),
        may: (person) => person.id === id,
      });
    }
    for (const [key, { id, phone }] of Object.entries(world.units)) {
      viewers.push({
        label: `${world.slug}/${key}`,
        hash: sessionHash(await openPhoneSession(admin, world, "liaison", phone)),
        may: (person) => person.unit_id === id,
      });
    }
  }
  return viewers;
}
