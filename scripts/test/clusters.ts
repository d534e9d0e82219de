/* Databases for one run of the tests: fresh ones, removed at the end. */
import path from "node:path";
import { messages } from "../messages.mjs";
import { attachCluster, startCluster } from "../postgres/cluster";
import type { Cluster } from "../postgres/cluster";
import { debianBinaries } from "../postgres/binaries";
import type { Binaries } from "../postgres/binaries";
import { removePlace } from "../postgres/place";
import { endLeftOvers, openLedger, readPrevious } from "../processes/ledger";
import type { Ledger } from "../processes/ledger";
import { step } from "../progress.mjs";

export interface TestRun {
  /** Everything this run writes, below DATA_DIR. */
  folder: string;
  ledger: Ledger;
  startClusters(options: {
    inMemory: boolean;
  }): Promise<{ current: string; oldest: string | null }>;
  stop(): Promise<void>;
}

const oldestSupported = 15;
const maximumRuns = 9;

/** Takes the first place that no other run is using; one left by a killed run is cleaned first. */
export async function openTestRun(dataDir: string): Promise<TestRun> {
  for (let number = 1; number <= maximumRuns; number += 1) {
    const folder = path.join(dataDir, `test-pg-${number}`);
    const ledgerFile = path.join(dataDir, `test-run-${number}.json`);
    const previous = readPrevious(ledgerFile);
    if (previous.kind === "alive") continue;
    if (previous.kind === "left-over") await endLeftOvers(previous.contents);
    const ledger = openLedger(ledgerFile);
    await remove(folder);
    return testRun(folder, ledger);
  }
  throw new Error(messages.tooManyRuns);
}

function testRun(folder: string, ledger: Ledger): TestRun {
  const clusters: Promise<Cluster>[] = [];
  const start = async (
    name: string,
    version: string,
    binaries: Binaries | null,
    inMemory: boolean,
  ) => {
    const options = { dataDir: path.join(folder, name), fsync: false, inMemory };
    const starting = startCluster(binaries === null ? options : { ...options, binaries });
    clusters.push(starting);
    return (await step(messages.startingTestCluster(version), () => starting)).adminUrl;
  };
  return {
    folder,
    ledger,
    async startClusters({ inMemory }) {
      const current = await start("current", "18", null, inMemory);
      const old = debianBinaries(oldestSupported);
      const oldest =
        old === null ? null : await start("oldest", String(oldestSupported), old, inMemory);
      return { current, oldest };
    },
    async stop() {
      const started = await Promise.allSettled(clusters);
      const running = started.filter((result) => result.status === "fulfilled");
      await Promise.all(running.map(({ value }) => value.stop()));
      await remove(folder);
      ledger.close();
    },
  };
}

async function remove(folder: string) {
  for (const name of ["current", "oldest"]) {
    const cluster = path.join(folder, name);
    await (await attachCluster(cluster))?.stop();
    removePlace(cluster);
  }
  removePlace(folder);
}
