import { dutyRoles, type Role } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { progress } from "../figure";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must, openSession, testJobSecret, type World } from "@/tests/support/world";

/** Who acts in the proofs, each signed in once. */
export interface Cast {
  world: World;
  as: (login: string) => Credential;
  visitor: Credential;
  job: Credential;
}

/** The login of each role whose range holds the first grid of the first street. */
const loginOf: Readonly<Partial<Record<Role, string>>> = {
  district_org: "org",
  district_dispatcher: "center",
  street_secretary: "secretary1",
  street_dispatcher: "dispatcher1",
  community_secretary: "community11",
  grid_worker: "grid111",
  dept_clerk: "housingclerk",
  dept_leader: "housingleader",
  system_admin: "admin",
};

export async function castOf(database: TestDatabase, slug: string): Promise<Cast> {
  const world = must(database.worlds[slug]);
  const tokens = new Map<string, string>();
  for (const login of Object.keys(world.people)) {
    tokens.set(login, await openSession(database.admin, world, login));
  }
  return {
    world,
    as: (login) => ({ kind: "session", token: must(tokens.get(login)) }),
    visitor: { kind: "visitor", slug },
    job: { kind: "job", slug, secret: testJobSecret },
  };
}

/** The credential of a role; the receipt opens one ticket. */
export function credentialOf(
  cast: Cast,
  role: Role,
  receipt: { number: string; code: string },
): Credential {
  if (role === "resident") return { kind: "receipt", slug: cast.world.slug, ...receipt };
  if (role === "visitor") return cast.visitor;
  return role === "job" ? cast.job : cast.as(must(loginOf[role]));
}

/** Who enters by phone has no right on any table of tickets; the row oracle shows that. */
export const everyRole: readonly Role[] = [...dutyRoles, "resident", "visitor", "job"];

/**
 * Runs a command and says in a word how it went; a fault is told in full. Where too many wait for the
 * district's history, the database ends the statement (55P03): whoever acts tries again.
 */
export async function outcomeOf(
  what: AnyCommand,
  credential: Credential,
  input: Record<string, unknown>,
): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await tryOf(what, credential, input);
    if (!outcome.includes("55P03") || tries === 5) return outcome;
  }
}

async function tryOf(
  what: AnyCommand,
  credential: Credential,
  input: Record<string, unknown>,
): Promise<string> {
  try {
    await execute(what, credential, input, newId());
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (/permission denied|42501/.test(String(error))) return "database";
    return `fault: ${String(error).split("\n").at(-1) ?? ""}`;
  }
}

/** A few lanes side by side: most of a command is waiting. Long work says how far it is. */
export async function inLanes<T>(
  what: string,
  all: Iterable<T>,
  lanes: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const [total, every] = [rest.length, Math.max(100, Math.ceil(rest.length / 20))];
  let done = 0;
  const lane = async () => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
      await work(one);
      done += 1;
      if (done % every === 0) progress(`${what}: ${String(done)}/${String(total)}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** A repeatable source of chance: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, list: readonly T[]): T {
  return must(list[Math.floor(random() * list.length)]);
}
