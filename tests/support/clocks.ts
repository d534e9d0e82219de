import type pg from "pg";
import { scanClocks } from "@/scripts/jobs/clocks";
import { withScope } from "@/lib/platform/db/scope";
import type { Stage } from "./commands";

/** One scan of the worker in one district, at the database's time. A fault is a fault of the test. */
export async function scan(stage: Stage): Promise<void> {
  const credential = stage.job;
  await scanClocks(
    { credential, read: (query) => withScope(credential, "read", query) },
    new AbortController().signal,
    (_doing, run) => run(),
  );
}

/** Scans until nothing is left to do at this time; returns how many scans did something. */
export async function scanUntilQuiet(stage: Stage): Promise<number> {
  for (let scans = 0; scans < 40; scans += 1) {
    const before = await effectCount(stage);
    await scan(stage);
    if ((await effectCount(stage)) === before) return scans;
  }
  throw new Error("the scan does not come to rest");
}

async function effectCount({ database, world }: Stage): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from clock_effect where tenant_id = $1",
    [world.tenantId],
  );
  return rows[0]?.n ?? 0;
}

/** Runs statements of the administrator inside the district's job context, which the triggers need. */
export async function asJob(
  { database, world }: Stage,
  work: (client: pg.ClientBase) => Promise<void>,
): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('sec.hash', (select encode(hash, 'hex') from sec.session
       where kind = 'job' and tenant_id = $1), true)`,
      [world.tenantId],
    );
    await work(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
