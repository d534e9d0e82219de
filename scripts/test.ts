/*
 * `npm test`: sets up what the tests need and runs everything in two lanes side by side. Its last
 * line is `N passed, N failed`; each test counts, and each check without tests counts as one.
 *
 *   --fast          formatting, lint, types, architecture and unit tests only (`npm run check`)
 *   --only=a,b      only the named steps
 *   --spec=path     only this file in the browser
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { dataDirectory } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { table } from "./demo/table";
import { commandLedgerFile, openLedger } from "./processes/ledger";
import { stopChildren } from "./processes/child";
import { onStop } from "./processes/stop";
import { complain, say } from "./progress.mjs";
import { checks, vitestProject } from "./test/checks";
import { openTestRun } from "./test/clusters";
import { siteSteps } from "./test/site";
import { runLane } from "./test/step";
import type { StepResult, TestStep } from "./test/step";

const { values: flags } = parseArgs({
  options: {
    fast: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    spec: { type: "string" },
  },
});
const only = flags.only.split(",").filter((name) => name !== "");

try {
  const results = flags.fast ? await runFast() : await runAll();
  const failed = summarize(results);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  say("0 passed, 1 failed");
  process.exit(1);
}

async function runFast(): Promise<StepResult[]> {
  const ledger = openLedger(commandLedgerFile(dataDirectory()));
  onStop(async () => {
    await stopChildren(2_000);
    ledger.close();
  }, 1);
  const { format, lint, types, dependencies } = checks({ cached: true });
  const others = [types, dependencies, vitestProject("unit", 8)];
  const lanes = await Promise.all([
    runLane("A", chosen([format, lint]), ledger),
    runLane("B", chosen(others), ledger),
  ]);
  ledger.close();
  return lanes.flat();
}

async function runAll(): Promise<StepResult[]> {
  const run = await openTestRun(dataDirectory());
  onStop(async () => {
    await stopChildren(2_000);
    await run.stop();
  }, 1);
  try {
    const { current, oldest } = await run.startClusters({ inMemory: true });
    const urls = {
      TEST_ADMIN_URL: current,
      ...(oldest === null ? {} : { TEST_ADMIN_URL_15: oldest }),
    };
    const { format, unused, copies, dependencies, lint, types } = checks({ cached: false });
    const code = [
      format,
      unused,
      copies,
      dependencies,
      vitestProject("unit", 8),
      lint,
      types,
      vitestProject("integration", 40, urls),
      vitestProject("security", 25, urls),
      // The same isolation on the oldest server that is supported, where the machine has one.
      ...(oldest === null
        ? []
        : [vitestProject("security", 25, { TEST_ADMIN_URL: oldest }, "security-oldest")]),
    ];
    const lanes = await Promise.all([
      runLane("A", chosen(code), run.ledger),
      runLane("B", chosen(siteSteps(current, run.folder, flags.spec)), run.ledger),
    ]);
    return lanes.flat();
  } finally {
    await run.stop();
  }
}

function chosen(steps: TestStep[]): TestStep[] {
  return only.length === 0 ? steps : steps.filter(({ name }) => only.includes(name));
}

/** Prints the table and the closing line; returns how many have failed. */
function summarize(results: StepResult[]): number {
  const heading = [
    messages.tableStep,
    messages.tableResult,
    messages.tablePassed,
    messages.tableFailed,
    messages.tableSeconds,
  ];
  const rows = results.map(({ lane, name, outcome, passed, failed, seconds }) => [
    `${lane} ${name}`,
    messages.resultWords[outcome],
    String(passed),
    String(failed),
    String(seconds),
  ]);
  say(`\n${table([heading, ...rows])}\n`);
  const sum = (key: "passed" | "failed") =>
    results.reduce((total, result) => total + result[key], 0);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed");
}
