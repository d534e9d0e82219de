/*
 * npm run admin -- --tenant SLUG --name NAME --login LOGIN
 *
 * Appoints an administrator of a district, the first above all. Started by with-database.ts with the settings of the
 * installation. Prints one line of JSON: login and initial password, told this once.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { appointAdministrator } from "@/lib/ground/people/commands/appoint-administrator";
import { initialPassword } from "@/lib/ground/people/commands/initial-password";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { workerEnv } from "@/lib/platform/env";
import { complain } from "./progress.mjs";

const usage = "npm run admin -- --tenant SLUG --name NAME --login LOGIN";

process.exitCode = await appoint().catch((error: unknown) => {
  complain(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return 1;
});
// The connections of the pool would keep the process.
process.stdout.write("", () => process.exit());

async function appoint(): Promise<number> {
  const text = { type: "string" } as const;
  const { tenant, name, login } = parseArgs({
    options: { tenant: text, name: text, login: text },
  }).values;
  if (tenant === undefined || name === undefined || login === undefined) {
    complain(usage);
    return 2;
  }
  const key = newId();
  const credential = { kind: "job", slug: tenant, secret: workerEnv().JOB_SECRET } as const;
  await execute(appointAdministrator, credential, { name, login }, key);
  const password = initialPassword(key, login);
  process.stdout.write(`${JSON.stringify({ tenant, login, password })}\n`);
  return 0;
}
