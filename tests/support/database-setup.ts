import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/migrate";
import { dataDirectory } from "@/scripts/environment.mjs";
import { startCluster } from "@/scripts/postgres/cluster";

declare module "vitest" {
  interface ProvidedContext {
    template: Template;
  }
}

/** The migrated database that every test file gets a copy of. */
export interface Template {
  /** Of the database `postgres`. */
  adminUrl: string;
  name: string;
  appUrl: string;
  jobUrl: string;
  authUrl: string;
}

/**
 * Once for a run: a server (TEST_ADMIN_URL, or one of our own) and on it one migrated database.
 * Copies keep the roles of the template: policies and grants name roles by their number.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const name = `gezhi_test_${String(process.pid)}_${project.name}`;
  const folder = await mkdtemp(path.join(tmpdir(), "gezhi-test-"));
  await onServer(server.adminUrl, async (admin) => {
    await admin.query(`create database ${pg.escapeIdentifier(name)}`);
  });
  const { runtime } = await migrate(urlOf(server.adminUrl, name), folder);
  await onServer(server.adminUrl, (admin) => seal(admin, name));
  project.provide("template", { adminUrl: server.adminUrl, name, ...runtime });
  return async () => {
    await onServer(server.adminUrl, (admin) => dropAll(admin, name));
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  };
}

async function findServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env["TEST_ADMIN_URL"];
  if (given !== undefined && given !== "") {
    return { adminUrl: urlOf(given, "postgres"), stop: () => Promise.resolve() };
  }
  const dataDir = path.join(dataDirectory(), "test-pg-vitest");
  try {
    const cluster = await startCluster({ dataDir, fsync: false });
    return {
      adminUrl: cluster.adminUrl,
      // Another run may have started it and still need it.
      stop: () => (cluster.attached ? Promise.resolve() : cluster.stop()),
    };
  } catch (cause) {
    throw new Error(
      "Integration tests need PostgreSQL: set TEST_ADMIN_URL to an administrator's URL of a test " +
        `server, or let one start in ${dataDir} (${String(cause)}).`,
      { cause },
    );
  }
}

/** Only a database that nobody is connected to can be copied. */
async function seal(admin: pg.Client, template: string): Promise<void> {
  await admin.query(`alter database ${pg.escapeIdentifier(template)} allow_connections false`);
  await admin.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1",
    [template],
  );
}

/** The template, what crashed test files left of its copies, and their roles. */
async function dropAll(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [template],
  );
  for (const { datname } of rows) {
    await admin.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`);
  }
  const roles = await admin.query<{ rolname: string }>(
    "select rolname from pg_roles where starts_with(rolname, $1)",
    [`${template}_`],
  );
  for (const { rolname } of roles.rows) {
    await admin.query(`drop role ${pg.escapeIdentifier(rolname)}`);
  }
}

async function onServer(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(base: string, database: string): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.toString();
}
