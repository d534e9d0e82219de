/*
 * One PostgreSQL server of our own: made, started, found again and stopped in a given directory.
 *
 *   <clusterDir>/cluster.json   port and administrator's password, readable by us alone
 *   <clusterDir>/data           PostgreSQL's files (or place.json, see place.ts)
 *   <clusterDir>/postgres.log   what the server says
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { bareEnvironment } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { complain, say, step } from "../progress.mjs";
import { findProcess, findSame, signal, waitUntilGone } from "../processes/identity";
import type { ProcessIdentity } from "../processes/identity";
import { freePort, isFree } from "../processes/ports";
import { logTail, openLog, tail } from "../processes/child";
import { asAccount } from "./account";
import { binary, embeddedBinaries } from "./binaries";
import type { Binaries } from "./binaries";
import { adminName, readSettings, settingsFile, urlOf, writeSettings } from "./settings";
import type { Settings } from "./settings";
import { existingData, findPlace } from "./place";
import type { Place } from "./place";

export interface ClusterOptions {
  /** The cluster's own directory. */
  dataDir: string;
  /** A wish; a port that is taken is replaced by a free one. */
  port?: number;
  /** False only for tests: faster, and a power cut loses everything. */
  fsync: boolean;
  /** Whether the data may lie in memory where there is room: they are gone when the machine stops. */
  inMemory?: boolean;
  /** Another server than the one that came with the packages. */
  binaries?: Binaries;
}

export interface Cluster {
  /** The administrator's address, of the database `postgres`. */
  adminUrl: string;
  pid: number;
  /** Whether the server had been running before and was taken over. */
  attached: boolean;
  /** Settles when the server is gone, whoever stopped it. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
/* Compiling a plan takes longer than a test's few rows; the server of the packages cannot, Debian's can. */
const forTests = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", jit: "off" };

/** Starts the cluster, making it first if need be; one that runs already is taken over. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir } = options;
  const running = await attachCluster(dataDir);
  if (running !== null) {
    say(messages.attached(running.pid));
    return running;
  }
  const place = await findPlace(
    dataDir,
    options.binaries ?? embeddedBinaries(),
    options.inMemory ?? false,
  );
  const initial = await create(dataDir, place, options);
  const port = await choosePort(dataDir, initial, options.port);
  forgetStalePid(place.data);
  return launch(dataDir, place, { ...initial, port }, options.fsync);
}

/** The cluster in this directory when its server runs and answers; null otherwise. */
export async function attachCluster(dataDir: string): Promise<Cluster | null> {
  const data = existingData(dataDir);
  const known = readSettings(dataDir);
  if (data === null || known === null) return null;
  const server = runningServer(data);
  if (server === null) return null;
  const adminUrl = urlOf({ ...known, port: server.port });
  const isOurs = await waitForAnswer(adminUrl, server.identity);
  return isOurs ? handleOf(adminUrl, server.identity, true) : null;
}

async function create(dataDir: string, place: Place, { fsync }: ClusterOptions): Promise<Settings> {
  const known = readSettings(dataDir);
  const version = path.join(place.data, "PG_VERSION");
  if (fs.existsSync(version)) {
    const found = fs.readFileSync(version, "utf8").trim();
    const wanted = String(place.binaries.major);
    if (found !== wanted) throw new Error(messages.otherMajor(found, wanted));
    if (known !== null) return known;
    throw new Error(messages.passwordLost(settingsFile(dataDir)));
  }
  if (place.account !== null) say(messages.runsAs(place.account.name));
  const made = { port: await freePort(), password: randomBytes(24).toString("base64url") };
  await step(messages.creatingCluster, () => initialize(dataDir, place, made, fsync));
  return made;
}

/*
 * The files are made beside their place and moved there last, so that whatever stands in the place
 * is whole and its password is known, also when a first start was killed half-way.
 */
async function initialize(dataDir: string, place: Place, made: Settings, fsync: boolean) {
  const unfinished = `${place.data}.new`;
  const passwordFile = `${place.data}.password`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${made.password}\n`, { mode: 0o600 });
  if (place.account !== null) {
    fs.chownSync(unfinished, place.account.uid, place.account.gid);
    fs.chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  // The builtin provider (PostgreSQL 17) sorts the same way everywhere; before it, C.UTF-8 does.
  const locale =
    place.binaries.major >= 17
      ? ["--locale-provider=builtin", "--locale=C.UTF-8"]
      : [`--locale=${process.platform === "darwin" ? "C" : "C.UTF-8"}`];
  const log = openLog(logFile(dataDir));
  // The bare environment keeps PGDATA or PGPORT of the caller's shell from the server's programs.
  const child = spawn(
    binary(place.binaries, "initdb"),
    [
      `--pgdata=${unfinished}`,
      `--username=${adminName}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--data-checksums",
      ...locale,
      ...(fsync ? [] : ["--no-sync"]),
    ],
    {
      cwd: "/",
      env: bareEnvironment({ LC_ALL: "C" }),
      stdio: ["ignore", log, log],
      ...asAccount(place.account),
    },
  );
  fs.closeSync(log);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  fs.rmSync(passwordFile);
  if (code !== 0) throw clusterFailed(dataDir);
  writeSettings(dataDir, made);
  fs.renameSync(unfinished, place.data);
}

async function choosePort(dataDir: string, known: Settings, wish?: number) {
  const wanted = wish ?? known.port;
  const port = (await isFree(wanted, "127.0.0.1")) ? wanted : await freePort();
  if (port !== wanted) say(messages.newPort(port));
  if (port !== known.port) writeSettings(dataDir, { ...known, port });
  return port;
}

/*
 * After a kill or a power cut postmaster.pid stays. PostgreSQL recognizes that by itself, except
 * when another program of the same user has got the number since. Whoever calls has looked: no
 * server of this directory runs.
 */
function forgetStalePid(data: string) {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, "utf8").split("\n")[0]);
  const running = findProcess(pid);
  if (running === null || !isServerOf(running.command, data)) fs.rmSync(file);
  say(messages.stalePid);
}

async function launch(
  dataDir: string,
  place: Place,
  known: Settings,
  fsync: boolean,
): Promise<Cluster> {
  const adminUrl = urlOf(known);
  const parameters = {
    listen_addresses: "127.0.0.1",
    port: String(known.port),
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "128MB",
    log_timezone: "UTC",
    timezone: "UTC",
    lc_messages: "C",
    ...(fsync ? {} : forTests),
  };
  const args = Object.entries(parameters).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const end = performance.now() + startTimeoutMs;
  for (;;) {
    const log = openLog(logFile(dataDir));
    const child = spawn(binary(place.binaries, "postgres"), ["-D", place.data, ...args], {
      cwd: "/",
      env: bareEnvironment({ LC_ALL: "C" }),
      detached: true,
      stdio: ["ignore", log, log],
      ...asAccount(place.account),
    });
    fs.closeSync(log);
    child.on("error", (error) => {
      complain(error.message);
    });
    // The server outlives this process on purpose: a killed run must not damage it.
    child.unref();
    const identity = child.pid === undefined ? null : findProcess(child.pid);
    if (identity !== null && (await waitForAnswer(adminUrl, identity))) {
      return handleOf(adminUrl, identity, false);
    }
    // Back ends of a killed server need a moment to notice, and keep its memory until then.
    const retry = tail(logFile(dataDir), 6).includes("shared memory block");
    if (!retry || performance.now() > end) {
      // Another command may have started the same cluster in the same moment.
      const other = await attachCluster(dataDir);
      if (other !== null) return other;
      throw clusterFailed(dataDir);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function handleOf(adminUrl: string, identity: ProcessIdentity, attached: boolean): Cluster {
  return {
    adminUrl,
    attached,
    pid: identity.pid,
    gone: new Promise((resolve) => {
      const timer = setInterval(() => {
        if (findSame(identity) !== null) return;
        clearInterval(timer);
        resolve();
      }, 1_000);
      timer.unref();
    }),
    async stop() {
      if (findSame(identity) === null) return;
      // SIGINT is PostgreSQL's fast stop, SIGQUIT the one that needs recovery at the next start.
      signal(identity.pid, "SIGINT");
      if (await waitUntilGone(identity, 4_000)) return;
      signal(identity.pid, "SIGQUIT");
      await waitUntilGone(identity, 1_500);
    },
  };
}

/** The live server that postmaster.pid names, when its command line proves that it is this one. */
function runningServer(data: string): { identity: ProcessIdentity; port: number } | null {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const running = findProcess(Number(lines[0]));
  const port = Number(lines[3]);
  if (running === null || !isServerOf(running.command, data) || !(port > 0)) return null;
  return { identity: { pid: running.pid, started: running.started }, port };
}

function isServerOf(command: string, data: string) {
  return /postgres\b/.test(command) && `${command} `.includes(` -D ${data} `);
}

/** Waits until the server answers; false when its process is gone first. */
async function waitForAnswer(adminUrl: string, identity: ProcessIdentity) {
  const end = performance.now() + startTimeoutMs;
  while (findSame(identity) !== null && performance.now() < end) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
    client.on("error", () => {
      // The server went away under the connection; the next look at the process tells.
    });
    try {
      await client.connect();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function clusterFailed(dataDir: string) {
  return new Error(`${messages.clusterFailed}\n${logTail(logFile(dataDir), 15)}`);
}

function logFile(dataDir: string) {
  return path.join(dataDir, "postgres.log");
}
