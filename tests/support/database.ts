import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeAccounts } from "@/lib/platform/access/accounts";
import { closeClients } from "@/lib/platform/db/client";
import { forgetEnv } from "@/lib/platform/env";
import { testFieldKey } from "./members";
import { seedWorld, testJobSecret, type World } from "./world";

/** Files share a process (vitest.config.ts): each leaves the environment as the first one found it. */
const untouched = { ...process.env };

/** A database of the test file's own; the fields are there from beforeAll on. */
export interface TestDatabase {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly jobUrl: string;
  readonly authUrl: string;
  /** What the names of this database's roles begin with: `<prefix>_app`. */
  readonly rolePrefix: string;
  /** As the administrator, past every policy: to look, to set the clock, to open sessions. */
  readonly admin: pg.Pool;
  /** The districts asked for, by slug. */
  readonly worlds: Readonly<Record<string, World>>;
  /** Sets the database's time for this test file; null lets it run again. */
  freeze: (at: Date | null) => Promise<void>;
  /** One statement that no trigger sees: what time has done, and nobody of the product. */
  pastTriggers: (sql: string, values: unknown[]) => Promise<void>;
}

/**
 * Gives the test file a fresh copy of the migrated database with the districts named by `slugs`,
 * and tells the product's environment about it. Call it once, at the top of the file.
 */
export function useDatabase(...slugs: string[]): TestDatabase {
  const template = inject("template");
  const name = `${template.name}_${crypto.randomUUID().slice(0, 8)}`;
  const url = (base: string) => databaseUrl(base, name);
  const admin = new pg.Pool({ connectionString: url(template.adminUrl), max: 4 });
  // Connections that a dropped database closes are no fault of the tests.
  admin.on("error", () => undefined);
  const worlds: Record<string, World> = {};
  const folder = mkdtempSync(path.join(tmpdir(), "gezhi-files-"));
  const database: TestDatabase = {
    adminUrl: url(template.adminUrl),
    appUrl: url(template.appUrl),
    jobUrl: url(template.jobUrl),
    authUrl: url(template.authUrl),
    rolePrefix: template.name,
    admin,
    worlds,
    freeze: async (at) => {
      await admin.query("delete from sec.clock");
      if (at !== null) await admin.query("insert into sec.clock (at) values ($1)", [at]);
    },
    pastTriggers: async (sql, values) => {
      const client = await admin.connect();
      try {
        await client.query("begin; set local session_replication_role = replica");
        await client.query(sql, values);
        await client.query("commit");
      } finally {
        client.release();
      }
    },
  };

  beforeAll(async () => {
    await copyTemplate(template.adminUrl, template.name, name);
    Object.assign(process.env, {
      NODE_ENV: "test",
      APP_DATABASE_URL: database.appUrl,
      AUTH_DATABASE_URL: database.authUrl,
      JOB_DATABASE_URL: database.jobUrl,
      DATA_DIR: folder,
      FIELD_KEY: testFieldKey.toString("base64"),
      NEXTAUTH_SECRET: "test-auth-secret-test-auth-secret-0001",
      JOB_SECRET: testJobSecret,
      GEZHI_CHEAP_HASH: "1",
      GEZHI_DEMO: "0",
    });
    forgetEnv();
    for (const slug of slugs) worlds[slug] = await seedWorld(database.adminUrl, slug);
  });

  afterAll(async () => {
    await closeClients();
    await closeAccounts();
    await admin.end();
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, untouched);
    forgetEnv();
    await onServer(template.adminUrl, `drop database ${pg.escapeIdentifier(name)} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });

  return database;
}

/** Login roles may connect to any database by default; the owner is copied by number. */
async function copyTemplate(adminUrl: string, template: string, name: string): Promise<void> {
  const [from, to] = [pg.escapeIdentifier(template), pg.escapeIdentifier(name)];
  const owner = pg.escapeIdentifier(`${template}_owner`);
  await onServer(adminUrl, `create database ${to} template ${from} owner ${owner}`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await server.query(statement);
  } finally {
    await server.end();
  }
}

function databaseUrl(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.toString();
}
