import "server-only";
import { sharedEnv, webEnv, workerEnv } from "@/lib/platform/env";
import { clientFor } from "./client";

export interface TenantEntry {
  slug: string;
  name: string;
  demo: boolean;
  filingNumber: string | null;
}

/**
 * The districts that this server serves: public knowledge, and the only thing that is read without
 * a scope. Demo districts are there in demo mode alone, as at the door.
 */
export async function listTenants(kind: "app" | "job" = "app"): Promise<TenantEntry[]> {
  const rows = await entrance(kind).$queryRaw<TenantEntry[]>`
    select slug, name, demo, filing_number as "filingNumber" from sec.tenants()`;
  return rows.filter(({ demo }) => !demo || sharedEnv().GEZHI_DEMO === "1");
}

/** How many districts the database holds, also those which this server does not serve. */
export async function countTenants(): Promise<number> {
  const [row] = await entrance("job").$queryRaw<{ n: number }[]>`
    select count(*)::int as n from sec.tenants()`;
  return row?.n ?? Number.POSITIVE_INFINITY;
}

/** Leaves a sign of life of the worker; health.ts looks how old it is. */
export async function beat(name: string): Promise<void> {
  await entrance("job").$executeRaw`select sec.beat(${name})`;
}

function entrance(kind: "app" | "job") {
  return kind === "job"
    ? clientFor(workerEnv().JOB_DATABASE_URL, 4)
    : clientFor(webEnv().APP_DATABASE_URL, webEnv().POOL_SIZE);
}
