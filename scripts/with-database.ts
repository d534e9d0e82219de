/*
 * Runs one command with the database and the settings it needs: the demo's when that is running,
 * otherwise a database started for this command and stopped after it. Where the settings stand in
 * the environment already (an installation with its own service manager), nothing is started and
 * nothing migrated.
 *
 *   with-database.ts <migrate|worker|web|import-areas|admin> [arguments]
 */
import process from "node:process";
import { serviceEnvironment } from "./demo/environment";
import type { Site } from "./demo/environment";
import { dataDirectory, environmentWith, variable } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { migrate } from "./migrate";
import { nextCommand, typescriptCommand } from "./node-command";
import { resolveDatabase } from "./postgres/database";
import type { ResolvedDatabase } from "./postgres/database";
import { startChild, stopChildren } from "./processes/child";
import { commandLedgerFile, endAbandonedCommands, openLedger } from "./processes/ledger";
import { onStop } from "./processes/stop";
import { complain, say, step } from "./progress.mjs";
import { refused } from "./territory/summary";

const [name = "", ...rest] = process.argv.slice(2);
const site: Site = {
  dataDir: dataDirectory(),
  host: variable("HOST") ?? "127.0.0.1",
  port: Number(variable("PORT") ?? 3000),
  production: true,
  demo: variable("DATABASE_URL") === undefined,
};
const commands: Record<string, { program: string; args: string[] } | null> = {
  migrate: null,
  worker: typescriptCommand("scripts/worker.ts", ...rest),
  web: nextCommand("start", "-H", site.host, "-p", String(site.port)),
  "import-areas": typescriptCommand("scripts/import-areas.ts", ...rest),
  admin: typescriptCommand("scripts/appoint-administrator.ts", ...rest),
};

const unavailable = { line: null, code: null, reason: "failed" };

let database: ResolvedDatabase | null = null;
await endAbandonedCommands(site.dataDir);
const ledger = openLedger(commandLedgerFile(site.dataDir));
const stop = onStop(async () => {
  await stopChildren(3_500);
  // A server that was running before belongs to somebody else.
  if (database?.cluster?.attached === false) await database.cluster.stop();
  ledger.close();
});

try {
  const env = await settings();
  const command = commands[name] ?? null;
  if (command === null) {
    await stop.now(0);
  } else {
    const child = startChild({ name, ...command, env, ledger });
    const { code } = await child.ended;
    await stop.now(code ?? 1);
  }
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  // Whoever reads the last line of the import finds a summary there also without a database.
  if (name === "import-areas") say(JSON.stringify(refused([unavailable])));
  await stop.now(1);
}

async function settings(): Promise<NodeJS.ProcessEnv> {
  const given = ["APP_DATABASE_URL", "AUTH_DATABASE_URL", "JOB_DATABASE_URL"];
  if (name !== "migrate" && given.every((key) => variable(key) !== undefined)) {
    return environmentWith({ DATABASE_URL: "", ...forImport(variable("DATABASE_URL")) });
  }
  const resolved = await resolveDatabase({ dataDir: site.dataDir });
  database = resolved;
  const { runtime, applied } = await step(messages.migrating, () =>
    migrate(resolved.adminUrl, site.dataDir),
  );
  if (name === "migrate") for (const migration of applied) say(`  ${migration}`);
  return { ...(await serviceEnvironment(site, runtime)), ...forImport(resolved.adminUrl) };
}

/**
 * The import of areas may make a district, which only the administrator can; and whoever runs it
 * may also import into a demonstration that another process serves.
 */
function forImport(adminUrl: string | undefined): Record<string, string> {
  if (name !== "import-areas") return {};
  return { GEZHI_DEMO: "1", ...(adminUrl === undefined ? {} : { ADMIN_DATABASE_URL: adminUrl }) };
}
