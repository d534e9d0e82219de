import path from "node:path";
import pg from "pg";
import { variable } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { say, step } from "../progress.mjs";
import { startCluster } from "./cluster";
import type { Cluster } from "./cluster";

export interface ResolvedDatabase {
  /** The administrator's address of the application's database; used to migrate, nothing else. */
  adminUrl: string;
  /** Our own server; null when DATABASE_URL names another one. */
  cluster: Cluster | null;
}

const databaseName = "gezhi";

/** The directory of the embedded cluster below DATA_DIR. */
export function clusterDirectory(dataDir: string) {
  return path.join(dataDir, "postgres");
}

/** The database to use: DATABASE_URL when it is set, otherwise the embedded one, started if need be. */
export async function resolveDatabase({ dataDir }: { dataDir: string }): Promise<ResolvedDatabase> {
  const external = variable("DATABASE_URL");
  if (external !== undefined) {
    say(messages.externalDatabase);
    return { adminUrl: external, cluster: null };
  }
  const cluster = await step(messages.startingCluster, () =>
    startCluster({ dataDir: clusterDirectory(dataDir), fsync: true }),
  );
  return { adminUrl: await ensureDatabase(cluster.adminUrl, databaseName), cluster };
}

/** Creates the database when it is missing; returns the administrator's address of it. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
    }
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
