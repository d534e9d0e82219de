/*
 * The list of what one run has started, kept on disk. When the run is killed without a chance to
 * stop its children, the next run reads here which processes are provably left over from it.
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { findProcess, findSame, signal, waitUntilGone } from "./identity";

const identity = z.object({ pid: z.number(), started: z.string() });
const contents = z.object({
  owner: identity,
  /** Those who wait for the owner: the bootstrap, and npm when that started it. */
  starters: z.array(identity),
  note: z.string(),
  children: z.array(identity.extend({ name: z.string(), command: z.string() })),
});
type Contents = z.infer<typeof contents>;

export interface Ledger {
  add(name: string, pid: number, command: string): void;
  remove(pid: number): void;
  /** A word for the next run that finds this one alive, e.g. the address. */
  setNote(note: string): void;
  close(): void;
}

/** Opens the ledger of this run; the caller has made sure that no other run is alive. */
export function openLedger(file: string): Ledger {
  const owner = mustFind(process.pid);
  let state: Contents = {
    owner: { pid: owner.pid, started: owner.started },
    starters: findStarters(),
    note: "",
    children: [],
  };
  const write = (next: Contents) => {
    state = next;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  };
  write(state);
  return {
    add(name, pid, command) {
      const running = findProcess(pid);
      if (running === null) return;
      const child = { name, pid, started: running.started, command };
      write({ ...state, children: [...state.children, child] });
    },
    remove(pid) {
      write({ ...state, children: state.children.filter((child) => child.pid !== pid) });
    },
    setNote(note) {
      write({ ...state, note });
    },
    close() {
      fs.rmSync(file, { force: true });
    },
  };
}

export type Previous =
  | { kind: "none" }
  | { kind: "alive"; pid: number; note: string }
  | { kind: "left-over"; contents: Contents };

/** What the ledger says about the run before: gone, alive, or left behind without its starter. */
export function readPrevious(file: string): Previous {
  const parsed = readContents(file);
  if (parsed === null) return { kind: "none" };
  const owner = findSame(parsed.owner);
  if (owner === null || owner.pid === process.pid) return { kind: "left-over", contents: parsed };
  const abandoned = parsed.starters.some((starter) => findSame(starter) === null);
  if (abandoned) return { kind: "left-over", contents: parsed };
  return { kind: "alive", pid: owner.pid, note: parsed.note };
}

/** Ends what a killed run has left; the run itself first, so that it restarts nothing. */
export async function endLeftOvers({ owner, children }: Contents) {
  if (owner.pid !== process.pid && findSame(owner) !== null) {
    signal(owner.pid, "SIGTERM");
    if (!(await waitUntilGone(owner, 12_000))) {
      signal(owner.pid, "SIGKILL");
      await waitUntilGone(owner, 2_000);
    }
  }
  await Promise.all(
    children.map(async (child) => {
      const running = findSame(child);
      // Same number and same start are proof; the command is looked at all the same. Node
      // programs may rename themselves, but they keep one of these words.
      if (running === null || !/node|next|chrom/.test(running.command)) return;
      signal(-child.pid, "SIGTERM");
      if (!(await waitUntilGone(child, 4_000))) signal(-child.pid, "SIGKILL");
      await waitUntilGone(child, 2_000);
    }),
  );
}

/** Where a command that may run several times at once writes down what it has started. */
export function commandLedgerFile(dataDir: string) {
  return path.join(dataDir, `command-${process.pid}.json`);
}

/** Ends what killed commands have left. */
export async function endAbandonedCommands(dataDir: string) {
  const names = fs.existsSync(dataDir) ? fs.readdirSync(dataDir) : [];
  for (const name of names.filter((name) => /^command-\d+\.json$/.test(name))) {
    const file = path.join(dataDir, name);
    const previous = readPrevious(file);
    if (previous.kind === "alive") continue;
    if (previous.kind === "left-over") await endLeftOvers(previous.contents);
    fs.rmSync(file, { force: true });
  }
}

function readContents(file: string): Contents | null {
  try {
    return contents.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/* The bootstrap, and the processes between it and npm, when npm is above it. */
function findStarters() {
  const bootstrap = findProcess(process.ppid);
  const above = bootstrap === null ? null : findProcess(bootstrap.parent);
  const further = above === null ? null : findProcess(above.parent);
  const chain = [bootstrap, above, further].filter((found) => found !== null);
  const npm = chain.findIndex(({ command }) => /\bnpm\b/.test(command));
  return chain.slice(0, npm + 1 || 1).map(({ pid, started }) => ({ pid, started }));
}

function mustFind(pid: number) {
  const found = findProcess(pid);
  if (found !== null) return found;
  throw new Error(`process ${pid} not found`);
}
