import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { roles, type PhoneRole, type Role } from "@/lib/platform/access/actor";
import { credentialHash, type Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must, openSession, testJobSecret, type World } from "@/tests/support/world";
import { insertRow } from "./matter";
import { readRights, type Rights } from "./rights";
import { scenes } from "./scenes";
import type { Target } from "./target";
import { writeTarget } from "./targets";

type Where = "inside" | "outside" | "foreign";

const database = useDatabase("east", "west");
const rights = readRights();
const commands = new Map<string, AnyCommand>();
const tokens = new Map<Role, string>();
let serial = 0;
/** Of the administrator of the whole district. */
let wideToken = "";

/** The person of each role; the administrator is one of a street, so that there is an outside. */
const logins: Partial<Record<Role, string>> = {
  district_org: "org",
  district_dispatcher: "center",
  street_secretary: "secretary1",
  street_dispatcher: "dispatcher1",
  community_secretary: "community11",
  grid_worker: "grid111",
  dept_clerk: "housingclerk",
  dept_leader: "housingleader",
  system_admin: "streetadmin",
};
/** Beside those of commands.txt: the key of another system, which hands in a matter and runs no other command. */
const everyRole: readonly Role[] = [...roles, "system"];
const systemKey = "test";
const districtRoles: readonly Role[] = ["district_org", "district_dispatcher", "job"];

beforeAll(async () => {
  for (const [name, one] of await loadCommands()) commands.set(name, one);
  for (const world of Object.values(database.worlds)) await addStreetAdmin(world);
  for (const [role, login] of Object.entries(logins)) {
    tokens.set(asRole(role), await openSession(database.admin, east(), login));
  }
  tokens.set("member", await enterAs("member", must(east().members["member11"]).phone));
  tokens.set("liaison", await enterAs("liaison", must(east().units["unit1"]).phone));
  tokens.set("councillor", await enterAs("councillor", must(east().councils["council11"]).phone));
  wideToken = await openSession(database.admin, east(), "admin");
  await database.admin.query(
    `insert into sec.session (hash, tenant_id, kind, role, person_id, name, scope_name, lo, hi, issued_at, expires_at)
     values ($1, $2, 'visitor', 'system', $3, 's', 's', $4, sec.range_end($4), now(), now() + interval '1 day')`,
    [
      Buffer.from(credentialHash({ kind: "system", slug: "east", key: systemKey })),
      east().tenantId,
      await writeSystem(east()),
      east().root,
    ],
  );
});

describe("T5: the permission matrix", () => {
  test("every command has its line, its scene, and a word for every role", () => {
    expect(commands.size).toBeGreaterThan(40);
    expect([...new Set(rights.map(({ command }) => command))].sort()).toEqual(
      [...commands.keys()].sort(),
    );
    expect(Object.keys(scenes).sort()).toEqual(rights.map(({ row }) => row).sort());
  });

  test("every no is refused, inside, outside and in another district, and changes nothing", async () => {
    const wrong: string[] = [];
    let byDatabase = 0;
    const targets = new Map<string, Record<Where, Target>>();
    for (const { row } of rights) targets.set(row, await targetsOf(row));
    const cells = rights.flatMap((right) =>
      everyRole.flatMap((role) =>
        (["inside", "outside", "foreign"] as const)
          .filter((where) => isRefused(right, role, where))
          .map((where) => ({ right, role, where })),
      ),
    );
    const before = await checksums();
    await together(cells, async ({ right, role, where }) => {
      const target = must(targets.get(right.row))[where];
      const outcome = await attempt(right, role, target, where);
      if (outcome === "refused by the database") byDatabase += 1;
      else if (outcome !== "forbidden" && outcome !== "not-found") {
        wrong.push(`${right.row} ${role} ${where}: ${outcome}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(await checksums()).toEqual(before);
    expect(cells.length).toBeGreaterThan(rights.length * 20);
    console.info(
      `${String(cells.length)} cells refused, ${String(byDatabase)} of them by a grant alone`,
    );
  }, 600_000);

  test("every yes succeeds", async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const right of rights) {
      const handsIn: readonly Role[] = right.command === "ticket.report" ? ["system"] : [];
      for (const role of [...right.yes, ...handsIn]) {
        tried += 1;
        const target = await targetFor(right.row, "inside", role);
        const outcome = await attempt(right, role, target);
        if (outcome !== "done") wrong.push(`${right.row} ${role}: ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  }, 600_000);

  test("an administrator has no hand on a person who holds a duty outside of the own range", async () => {
    const wrong: string[] = [];
    for (const name of ["person.resetPassword", "person.disableAccount", "person.endSessions"]) {
      const right = must(rights.find(({ command }) => command === name));
      const target = await targetFor(right.row, "inside", "system_admin");
      // Somebody of the street's office who also keeps the registers of the whole district.
      await insertRow(database.admin, "duty", {
        tenant_id: east().tenantId,
        id: newId(),
        person_id: target.registers.clerk,
        role: "system_admin",
        area_id: must(east().areas["district"]).id,
        path: east().root,
        valid_from: "2020-01-01",
      });
      const outcome = await attempt(right, "system_admin", target);
      if (outcome !== "forbidden") wrong.push(`${name}: ${outcome}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** A few at a time: the refusals are short and mostly wait. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const lane = async () => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}

/** Whether this cell must be refused; a yes inside is tried by a test of its own. */
function isRefused({ row, yes }: Rights, role: Role, where: Where): boolean {
  if (role === "system") return row !== "ticket.report";
  if (!yes.has(role)) return true;
  const { subject } = must(scenes[row]);
  if (where === "inside" || subject === "none" || subject === "place") return false;
  return where === "foreign" || !districtRoles.includes(role);
}

async function attempt(
  right: Rights,
  role: Role,
  target: Target,
  where: Where = "inside",
): Promise<string> {
  serial += 1;
  const what = must(commands.get(right.command));
  try {
    const input = must(scenes[right.row]).input(target, serial);
    await execute(what, credentialOf(right.row, role, target, where), input, newId());
    return "done";
  } catch (error) {
    if (error instanceof Refusal) {
      const fields = Object.entries(error.fields).map(([field, key]) => `${field}=${key}`);
      return [error.code, ...fields].join(" ").replace(/^(forbidden|not-found).*/, "$1");
    }
    // A role without any right on the table gets no further than the grant.
    if (/permission denied|42501/.test(String(error))) return "refused by the database";
    return String(error).split("\n").at(-1) ?? "";
  }
}

function credentialOf(row: string, role: Role, target: Target, where: Where): Credential {
  // A receipt is of a ticket, or of the wish that the scene is about; elsewhere it is another's.
  const own = scenes[row]?.request !== undefined && where === "inside";
  const { number, code } = own ? target.asked : target.matter;
  if (role === "resident") return { kind: "receipt", slug: target.world.slug, number, code };
  if (role === "visitor") return { kind: "visitor", slug: "east" };
  if (role === "system") return { kind: "system", slug: "east", key: systemKey };
  if (role === "job") return { kind: "job", slug: "east", secret: testJobSecret };
  // Inside is one's own: who acts is the member, or the unit, that the scene has made.
  const token = where === "inside" ? ownToken(role, target) : null;
  if (token !== null) return { kind: "session", token };
  const isWide = role === "system_admin" && must(scenes[row]).wide === true;
  return { kind: "session", token: isWide ? wideToken : must(tokens.get(role)) };
}

function ownToken(role: Role, target: Target): string | null {
  if (role === "member") return target.member.token;
  return role === "liaison" ? target.unit.token : null;
}

function enterAs(role: PhoneRole, phone: string): Promise<string> {
  return openPhoneSession(database.admin, east(), role, phone);
}

async function targetsOf(row: string): Promise<Record<Where, Target>> {
  return {
    inside: await targetFor(row, "inside", "system_admin"),
    outside: await targetFor(row, "outside", "system_admin"),
    foreign: await targetFor(row, "foreign", "system_admin"),
  };
}

/** In the first street, in the second with another department, in another district. */
function targetFor(row: string, where: Where, role: Role): Promise<Target> {
  const { subject } = must(scenes[row]);
  const inside = subject === "reply" || subject === "notice" ? logins[role] : undefined;
  return writeTarget(database.admin, row, {
    world: where === "foreign" ? must(database.worlds["west"]) : east(),
    street: where === "outside" ? 2 : 1,
    department: where === "outside" ? "water" : "housing",
    replyOf: where === "outside" ? "dispatcher2" : (inside ?? "org"),
  });
}

/** One sum for each table of the product. Refusals are recorded, so the audit may grow. */
async function checksums(): Promise<Record<string, string>> {
  const { rows } = await database.admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'pub') and c.relkind = 'r' and c.relname not in ('_prisma_migrations', 'audit')`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of rows) {
    // As the catalog quotes it.
    const { rows: lines } = await database.admin.query<{ line: string }>(
      `select md5(x::text) as line from ${name} x order by 1`,
    );
    const all = lines.map(({ line }) => line).join();
    sums[name] = createHash("sha256").update(all).digest("hex");
  }
  return sums;
}

async function addStreetAdmin(world: World): Promise<void> {
  const street = must(world.areas["street1"]);
  const [personId, dutyId] = [newId(), newId()];
  await insertRow(database.admin, "person", {
    tenant_id: world.tenantId,
    id: personId,
    organization_id: street.officeId,
    path: street.path,
    name: "街道管理员",
  });
  await insertRow(database.admin, "duty", {
    tenant_id: world.tenantId,
    id: dutyId,
    person_id: personId,
    role: "system_admin",
    area_id: street.id,
    path: street.path,
    valid_from: "2020-01-01",
  });
  await insertRow(database.admin, "sec.account", {
    tenant_id: world.tenantId,
    person_id: personId,
    login_name: "streetadmin",
    password_hash: "x",
    must_change: false,
  });
  world.people["streetadmin"] = {
    personId,
    dutyId,
    role: "system_admin",
    login: "streetadmin",
    name: "街道管理员",
    areaId: street.id,
    organizationId: null,
    path: street.path,
  };
}

function east(): World {
  return must(database.worlds["east"]);
}

function asRole(text: string): Role {
  return must(roles.find((role) => role === text));
}

/** Whose key it is: what it hands in is noted under its name. */
async function writeSystem({ tenantId, root }: World): Promise<string> {
  const id = newId();
  await insertRow(database.admin, "outside_system", {
    tenant_id: tenantId,
    id,
    path: root,
    name: "别处的平台",
    keeper: "区数据局",
    expires_at: new Date(Date.now() + 86_400_000),
    opened_at: new Date(),
    opened_by: "管理员",
  });
  return id;
}
