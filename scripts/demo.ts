/*
 * `npm run demo`: the whole product on this machine, with its own database and example content.
 * `npm run dev` is the same with Next's development server.
 */
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { demoAccounts } from "@/prisma/seed/accounts";
import { demoDatabase } from "./demo/database";
import { demoLedgerFile, ensureBuild } from "./demo/build";
import type { Site } from "./demo/environment";
import { fill, migrateFor } from "./demo/prepare";
import { waitUntilHealthy } from "./demo/health";
import { reset } from "./demo/reset";
import { table } from "./demo/table";
import { dataDirectory, variable } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { nextCommand, typescriptCommand } from "./node-command";
import { stopChildren } from "./processes/child";
import { endAbandonedCommands, endLeftOvers, openLedger, readPrevious } from "./processes/ledger";
import type { Ledger } from "./processes/ledger";
import { isFree } from "./processes/ports";
import { onStop } from "./processes/stop";
import { supervise } from "./processes/supervisor";
import type { Supervised } from "./processes/supervisor";
import { complain, say, step } from "./progress.mjs";

const { values: flags } = parseArgs({
  options: {
    develop: { type: "boolean", default: false },
    reset: { type: "boolean", default: false },
    yes: { type: "boolean", default: false },
  },
});

const site: Site = {
  dataDir: dataDirectory(),
  host: variable("HOST") ?? "127.0.0.1",
  port: readPort(),
  production: !flags.develop,
  demo: true,
};
const address = `http://localhost:${site.port}`;
const ledgerFile = demoLedgerFile(site.dataDir);

try {
  await clearTheWay();
  if (flags.reset && !(await reset(site.dataDir, flags.yes))) process.exit(0);
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const ledger = openLedger(ledgerFile);
const database = demoDatabase(site.dataDir);
const services: Supervised[] = [];
const stop = onStop(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await stopChildren(2_000);
  await database.stop();
  ledger.close();
});

try {
  await run(ledger);
} catch (error) {
  if (!stop.begun) complain(error instanceof Error ? error.message : String(error));
  await stop.now(1);
}

async function run(ledger: Ledger) {
  const adminUrl = await database.start();
  const env = await migrateFor(site, adminUrl);
  await fill(site, { ...env, ADMIN_DATABASE_URL: adminUrl }, ledger);
  if (site.production) await ensureBuild(ledger, logFile("build"));
  if (stop.begun) return;

  const start = flags.develop ? "dev" : "start";
  const web = nextCommand(start, "-H", site.host, "-p", String(site.port));
  const worker = typescriptCommand("scripts/worker.ts");
  await step(messages.startingServices, async () => {
    for (const [name, command] of Object.entries({ web, worker })) {
      const log = flags.develop ? {} : { log: logFile(name) };
      const title = name === "web" ? messages.serviceNames.web : messages.serviceNames.worker;
      services.push(supervise(title, { name, ...command, env, ledger, ...log }));
    }
    for (const { givenUp } of [...services, database]) {
      void givenUp.then(() => stop.now(1));
    }
    await waitUntilHealthy(site, () => stop.begun);
  });
  if (stop.begun) return;
  ledger.setNote(address);
  announce();
}

/** Makes sure that no other demo runs here, ends what a killed one has left, looks at the port. */
async function clearTheWay() {
  const previous = readPrevious(ledgerFile);
  if (previous.kind === "alive") {
    complain(messages.alreadyRunning(previous.note));
    complain(messages.stopOther(previous.pid));
    process.exit(1);
  }
  if (previous.kind === "left-over") {
    await step(messages.endingLeftovers, () => endLeftOvers(previous.contents));
  }
  await endAbandonedCommands(site.dataDir);
  if (!(await isFree(site.port, site.host))) {
    complain(messages.portTaken(site.port));
    process.exit(1);
  }
}

function announce() {
  const heading = [
    messages.columnTenant,
    messages.columnRole,
    messages.columnName,
    messages.columnPassword,
  ];
  const rows = demoAccounts.map(({ tenant, role, title, name, password }) => [
    tenant,
    title ?? role,
    name,
    password,
  ]);
  const seconds = Math.round(process.uptime());
  say(`\n${messages.ready(address, seconds)}\n`);
  say(messages.accountsTitle);
  say(table([heading, ...rows]));
  say(`\n${messages.phonesTitle(address)}`);
  say(`\n${messages.howToStop}`);
}

function readPort(): number {
  const text = variable("PORT") ?? "3000";
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  complain(messages.badPort(text));
  process.exit(1);
}

function logFile(name: string) {
  return path.join(site.dataDir, "logs", `${name}.log`);
}
