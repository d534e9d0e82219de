import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * PostgreSQL roles are global to a cluster, so every role of this project carries the name of its
 * database as prefix: two databases on one server keep apart.
 */
export const roleNames = [
  "owner", // owns schemas, tables and functions; FORCE binds it too
  "definer", // owns the few SECURITY DEFINER functions
  "app", // login of the web server: may enter, nothing else
  "auth", // login for sign-in: may call the functions of schema auth, nothing else
  "job", // login of the worker and the command line: may enter as a job
  "p_area", // kind roles: what a transaction becomes when it enters
  "p_district", // the same for staff of the whole district
  "p_org",
  "p_admin",
  "p_receipt",
  "p_public",
  "p_person", // a member, for what is the member's own
  "p_unit", // a unit's liaison officer
  "p_seat", // who fills a seat of a council
  "p_job",
] as const;

export type RoleName = (typeof roleNames)[number];
const loginRoles = ["app", "auth", "job"] as const;
export type LoginRole = (typeof loginRoles)[number];
const kindRolesOf: Record<LoginRole, readonly RoleName[]> = {
  app: [
    "p_area",
    "p_district",
    "p_org",
    "p_admin",
    "p_receipt",
    "p_public",
    "p_person",
    "p_unit",
    "p_seat",
  ],
  auth: [],
  job: ["p_job"],
};

export function prefixedRole(database: string, role: RoleName): string {
  return `${database}_${role}`;
}

/** Replaces `{{role}}` by the quoted role name and `{{=role}}` by the bare one. */
export function withRoleNames(sql: string, database: string): string {
  return sql.replace(/\{\{(=?)(\w+)\}\}/g, (_whole, bare: string, name: string) => {
    const role = roleNames.find((known) => known === name);
    if (role === undefined) throw new Error(`unknown role in SQL: ${name}`);
    const full = prefixedRole(database, role);
    return bare ? full : `"${full}"`;
  });
}

/**
 * Creates what is missing and sets limits and passwords of the login roles.
 * `passwords` is filled with a random one for every login role that has none yet.
 */
export async function ensureRoles(
  admin: pg.Client,
  database: string,
  passwords: Partial<Record<LoginRole, string>>,
): Promise<Record<LoginRole, string>> {
  const { rows } = await admin.query<{ rolname: string }>("select rolname from pg_roles");
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of roleNames) {
    const name = prefixedRole(database, role);
    if (!present.has(name)) {
      await admin.query(`create role ${pg.escapeIdentifier(name)} nologin noinherit`);
    }
  }
  await admin.query(`grant ${id(database, "owner")}, ${id(database, "definer")} to current_user`);
  await admin.query(`grant ${id(database, "definer")} to ${id(database, "owner")}`);
  const result: Record<LoginRole, string> = { app: "", auth: "", job: "" };
  for (const login of loginRoles) {
    const password = passwords[login] ?? randomBytes(24).toString("base64url");
    result[login] = password;
    await setUpLogin(admin, database, login, password);
  }
  return result;
}

async function setUpLogin(
  admin: pg.Client,
  database: string,
  login: LoginRole,
  password: string,
): Promise<void> {
  const role = id(database, login);
  const statementTimeout = login === "job" ? "60s" : "5s";
  await admin.query(
    `alter role ${role} login noinherit password ${pg.escapeLiteral(password)} connection limit 40`,
  );
  await admin.query(`alter role ${role} set statement_timeout = '${statementTimeout}'`);
  await admin.query(`alter role ${role} set lock_timeout = '2s'`);
  await admin.query(`alter role ${role} set idle_in_transaction_session_timeout = '10s'`);
  await admin.query(`alter role ${role} set search_path = public, pg_catalog`);
  // Without a named plan per scope the range predicates of the policies are estimated afresh.
  await admin.query(`alter role ${role} set timezone = 'UTC'`);
  await admin.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${role}`);
  for (const kind of kindRolesOf[login]) {
    await admin.query(`grant ${id(database, kind)} to ${role}`);
  }
}

function id(database: string, role: RoleName): string {
  return pg.escapeIdentifier(prefixedRole(database, role));
}
