/*
 * Where a cluster lives. Normally that is its own directory below DATA_DIR. When the account of
 * the server cannot reach that directory (a checkout below a home that is closed to others), data
 * and programs move to a place below /var/tmp, and the cluster's directory remembers which. The data
 * of a test run lives in memory where there is plenty: each test file makes a database of 300 files.
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { messages } from "../messages.mjs";
import { say, step } from "../progress.mjs";
import { canEnter, canRun, serverAccount } from "./account";
import type { Account } from "./account";
import { binary } from "./binaries";
import type { Binaries } from "./binaries";

export interface Place {
  account: Account | null;
  binaries: Binaries;
  /** PostgreSQL's own data directory; not there before the cluster is made. */
  data: string;
}

const memory = "/dev/shm";
/** What statfs says of a file system in memory. */
const tmpfs = 0x01021994;

const remembered = z.object({ elsewhere: z.string() });

/** Finds the cluster's place, or makes one. */
export async function findPlace(
  clusterDir: string,
  binaries: Binaries,
  inMemory: boolean,
): Promise<Place> {
  fs.mkdirSync(clusterDir, { recursive: true });
  const elsewhere = readElsewhere(clusterDir);
  if (elsewhere !== null) return placeIn(elsewhere, binaries, true);

  const here = path.join(clusterDir, "data");
  const account = serverAccount(here);
  const runnable =
    canRun(account, binary(binaries, "postgres")) && canRun(account, binary(binaries, "initdb"));
  const atHand = runnable && inMemory && hasRoom();
  if (!atHand && runnable && canEnter(account, clusterDir)) {
    return placeIn(clusterDir, binaries, false);
  }
  const made = fs.mkdtempSync(path.join(atHand ? memory : "/var/tmp", "gezhi-"));
  fs.chmodSync(made, 0o711);
  fs.writeFileSync(
    path.join(clusterDir, "place.json"),
    JSON.stringify({ elsewhere: made } satisfies z.infer<typeof remembered>),
  );
  if (!atHand) say(messages.fallbackPlace(clusterDir, made));
  return placeIn(made, binaries, true);
}

/* Room for the databases of a run twice over, in the file system and in what the machine has free. */
function hasRoom() {
  const needed = 8 * 1024 ** 3;
  if (!fs.existsSync(memory) || process.availableMemory() < needed) return false;
  const { type, bavail, bsize } = fs.statfsSync(memory);
  return type === tmpfs && bavail * bsize > needed / 2;
}

/** Removes the cluster's files wherever they are. The server must have been stopped. */
export function removePlace(clusterDir: string) {
  const elsewhere = readElsewhere(clusterDir);
  if (elsewhere !== null && isOurs(elsewhere)) {
    fs.rmSync(elsewhere, { recursive: true, force: true });
  }
  fs.rmSync(clusterDir, { recursive: true, force: true });
}

/** Where the data is, without making anything; null when there is no cluster yet. */
export function existingData(clusterDir: string): string | null {
  const data = path.join(readElsewhere(clusterDir) ?? clusterDir, "data");
  return fs.existsSync(data) ? data : null;
}

async function placeIn(folder: string, binaries: Binaries, copied: boolean): Promise<Place> {
  if (copied && !isOurs(folder)) throw new Error(messages.lostFallback(folder));
  const data = path.join(folder, "data");
  const account = serverAccount(data);
  const closed = copied && !canRun(account, binary(binaries, "postgres"));
  const home = closed ? await copyOf(binaries, folder) : binaries;
  return { account, binaries: home, data };
}

async function copyOf(binaries: Binaries, folder: string): Promise<Binaries> {
  const home = path.join(folder, `postgres-${binaries.major}`);
  if (!fs.existsSync(home)) {
    await step(messages.copyingBinaries, async () => {
      const unfinished = `${home}.new`;
      await fs.promises.rm(unfinished, { recursive: true, force: true });
      await fs.promises.cp(binaries.home, unfinished, { recursive: true, verbatimSymlinks: true });
      openToAll(unfinished);
      fs.renameSync(unfinished, home);
    });
  }
  return { ...binaries, home };
}

function openToAll(folder: string) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(full);
    else if (entry.isFile()) fs.chmodSync(full, entry.parentPath.endsWith("bin") ? 0o755 : 0o644);
  }
}

/* /var/tmp is open to everybody: a folder there is trusted only when we own it and it is no link. */
function isOurs(folder: string) {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}

function readElsewhere(clusterDir: string): string | null {
  try {
    const file = path.join(clusterDir, "place.json");
    return remembered.parse(JSON.parse(fs.readFileSync(file, "utf8"))).elsewhere;
  } catch {
    return null;
  }
}
