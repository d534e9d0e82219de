import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { jobHash } from "@/lib/platform/access/credential";
import { applyMigrations } from "./database/engine";
import { ensureRoles, prefixedRole, type LoginRole } from "./database/roles";

export interface RuntimeUrls {
  appUrl: string;
  authUrl: string;
  jobUrl: string;
}

/**
 * Brings the database of `adminUrl` up to date: roles, passwords, migrations, the job secret.
 * The administrator's URL is used here and nowhere else; what runs later gets the returned URLs.
 * Passwords are kept in `dataDir`/secrets.json, readable by its owner only.
 */
export async function migrate(
  adminUrl: string,
  dataDir: string,
): Promise<{ applied: string[]; runtime: RuntimeUrls }> {
  const secrets = await readSecrets(dataDir);
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const passwords = await ensureRoles(admin, database, secrets.passwords[database] ?? {});
    secrets.passwords[database] = passwords;
    await writeSecrets(dataDir, secrets);
    const owner = prefixedRole(database, "owner");
    await admin.query(
      `alter database ${pg.escapeIdentifier(database)} owner to ${pg.escapeIdentifier(owner)}`,
    );
    await admin.query(
      `grant usage, create on schema public to ${pg.escapeIdentifier(owner)} with grant option`,
    );
    const asOwner = new URL(adminUrl);
    asOwner.searchParams.set("options", `-c role=${owner}`);
    const applied = await applyMigrations(asOwner.toString(), database);
    await refreshJobSecret(admin, secrets.jobSecret);
    const runtime = {
      appUrl: urlFor(adminUrl, database, "app", passwords),
      authUrl: urlFor(adminUrl, database, "auth", passwords),
      jobUrl: urlFor(adminUrl, database, "job", passwords),
    };
    return { applied, runtime };
  } finally {
    await admin.end();
  }
}

async function refreshJobSecret(admin: pg.Client, secret: string): Promise<void> {
  const { rows } = await admin.query<{ slug: string }>("select slug from sec.tenant");
  for (const { slug } of rows) {
    await admin.query("select sec.set_job_hash($1, $2)", [slug, jobHash(slug, secret)]);
  }
}

function urlFor(
  adminUrl: string,
  database: string,
  role: LoginRole,
  passwords: Record<LoginRole, string>,
): string {
  const url = new URL(adminUrl);
  url.username = prefixedRole(database, role);
  url.password = passwords[role];
  return url.toString();
}

const loginPasswords = z.partialRecord(z.enum(["app", "auth", "job"]), z.string());
const secretsShape = z.object({
  passwords: z.record(z.string(), loginPasswords),
  jobSecret: z.string(),
  authSecret: z.string(),
  fieldKey: z.string(),
});
// A file of an earlier version may lack some.
const storedSecrets = secretsShape.partial();
export type Secrets = z.infer<typeof secretsShape>;

/** Reads DATA_DIR/secrets.json and adds what is missing; written with mode 0600. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  let stored: z.infer<typeof storedSecrets> = {};
  try {
    stored = storedSecrets.parse(
      JSON.parse(await readFile(path.join(dataDir, "secrets.json"), "utf8")),
    );
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  const secrets = {
    passwords: stored.passwords ?? {},
    jobSecret: stored.jobSecret ?? randomBytes(32).toString("base64url"),
    authSecret: stored.authSecret ?? randomBytes(32).toString("base64url"),
    fieldKey: stored.fieldKey ?? randomBytes(32).toString("base64"),
  };
  await writeSecrets(dataDir, secrets);
  return secrets;
}

async function writeSecrets(dataDir: string, secrets: Secrets): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  // Written whole or not at all: a lost field key would make stored phone numbers unreadable.
  const file = path.join(dataDir, "secrets.json");
  const text = JSON.stringify(secrets, null, 2);
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}
