import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../environment.mjs";
import { messages } from "../messages.mjs";
import type { Ledger } from "./ledger";

export interface ChildOptions {
  name: string;
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Where its output goes; without it, to the terminal. */
  log?: string;
  ledger: Ledger;
  /** Called with what the child reports over its channel. */
  onMessage?: (message: unknown) => void;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  pid: number;
  ended: Promise<Ending>;
  stop(graceMs?: number): Promise<void>;
}

const running = new Set<Child>();
let closed = false;

/** Stops whatever startChild has started and is still running; from then on nothing starts. */
export async function stopChildren(graceMs: number): Promise<void> {
  closed = true;
  await Promise.all([...running].map((child) => child.stop(graceMs)));
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches it only through us. */
export function startChild(options: ChildOptions): Child {
  if (closed) throw new Error(messages.stopping);
  const { name, program, args, env, log, ledger, onMessage } = options;
  const output = log === undefined ? null : openLog(log);
  const target = output ?? "inherit";
  const child = spawn(program, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", target, target, ...(onMessage === undefined ? [] : ["ipc" as const])],
  });
  if (output !== null) fs.closeSync(output);
  if (onMessage !== undefined) child.on("message", onMessage);
  const ended = endingOf(child);
  const pid = child.pid ?? 0;
  const handle: Child = {
    pid,
    ended,
    async stop(graceMs = 3_500) {
      if (pid === 0 || child.exitCode !== null || child.signalCode !== null) return;
      signalGroup(pid, "SIGTERM");
      const timer = setTimeout(() => {
        signalGroup(pid, "SIGKILL");
      }, graceMs);
      await ended;
      clearTimeout(timer);
      // What the child itself had started and left in its group goes with it.
      signalGroup(pid, "SIGKILL");
    },
  };
  if (pid !== 0) {
    running.add(handle);
    ledger.add(name, pid, [program, ...args].join(" "));
    void ended.then(() => {
      running.delete(handle);
      ledger.remove(pid);
    });
  }
  return handle;
}

/** The last lines of a log under a heading, for showing after a failure. */
export function logTail(file: string, lines = 40): string {
  return `${messages.logTail(file)}\n${tail(file, lines)}`;
}

export function tail(file: string, lines: number): string {
  if (!fs.existsSync(file)) return "";
  return fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.on("error", () => {
      resolve({ code: 127, signal: null });
    });
    child.on("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
}

/** Opens a log for adding to it; one that has grown large starts anew. */
export function openLog(file: string): number {
  const limit = 5_000_000;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limit) {
    fs.renameSync(file, `${file}.1`);
  }
  return fs.openSync(file, "a", 0o600);
}

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
