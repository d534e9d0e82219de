/* The demo's database: started once, started again when it ends by itself. */
import { messages } from "../messages.mjs";
import { startCluster } from "../postgres/cluster";
import type { Cluster } from "../postgres/cluster";
import { clusterDirectory, resolveDatabase } from "../postgres/database";
import { complain } from "../progress.mjs";

export interface DemoDatabase {
  /** Starts it; the administrator's address. */
  start(): Promise<string>;
  /** Settles when it could not be kept running. */
  givenUp: Promise<void>;
  stop(): Promise<void>;
}

const maximumRestarts = 5;
const stopWaitsMs = 5_000;

export function demoDatabase(dataDir: string): DemoDatabase {
  let stopping = false;
  let pending: Promise<Cluster | null> = Promise.resolve(null);
  let giveUp = () => {};
  const givenUp = new Promise<void>((resolve) => {
    giveUp = resolve;
  });

  const keep = async (first: Cluster) => {
    let cluster = first;
    for (let restarts = 0; restarts < maximumRestarts; restarts += 1) {
      await cluster.gone;
      if (stopping) return;
      complain(messages.clusterGone);
      const port = new URL(cluster.adminUrl).port;
      const next = startCluster({ dataDir: clusterDirectory(dataDir), fsync: true });
      pending = next;
      cluster = await next;
      // Web and worker know the old port; on another one they would never find it again.
      if (new URL(cluster.adminUrl).port !== port) break;
    }
    giveUp();
  };

  return {
    givenUp,
    async start() {
      const resolved = resolveDatabase({ dataDir });
      pending = resolved.then(({ cluster }) => cluster);
      const { adminUrl, cluster } = await resolved;
      if (cluster !== null && !stopping) {
        keep(cluster).catch((error: unknown) => {
          complain(String(error));
          giveUp();
        });
      }
      return adminUrl;
    },
    async stop() {
      stopping = true;
      const started = pending.catch(() => null);
      const timeout = new Promise<null>((resolve) => {
        setTimeout(resolve, stopWaitsMs, null);
      });
      await (await Promise.race([started, timeout]))?.stop();
    },
  };
}
