/*
 * Who a process is. A number alone proves nothing: numbers are given out again. A process is the
 * one that was written down when the number, the moment of its start and the boot agree.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import process from "node:process";
import { bareEnvironment } from "../environment.mjs";

export interface ProcessIdentity {
  pid: number;
  /** The moment of its start, in the words of the operating system. */
  started: string;
}

export interface RunningProcess extends ProcessIdentity {
  parent: number;
  command: string;
}

/** What runs under this number now; a process that has ended but was not collected does not run. */
export function findProcess(pid: number): RunningProcess | null {
  if (!Number.isInteger(pid) || pid < 1) return null;
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** The written-down process, when it still runs; null when it is gone or the number is another's. */
export function findSame(written: ProcessIdentity): RunningProcess | null {
  const running = findProcess(written.pid);
  return running?.started === written.started ? running : null;
}

/** Waits until the process is gone; false when it still runs after the time. */
export async function waitUntilGone(identity: ProcessIdentity, milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (findSame(identity) !== null) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** Sends a signal; a process that has ended meanwhile is what was wanted. */
export function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isNoSuchProcess(error)) throw error;
  }
}

function isNoSuchProcess(error: unknown) {
  return error instanceof Error && "code" in error && error.code === "ESRCH";
}

function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in brackets and may itself contain brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent = ""] = fields;
    if (state === "Z" || state === "X") return null;
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, parent: Number(parent), started: `${boot}/${fields[19] ?? ""}`, command };
  } catch {
    return null;
  }
}

function fromPs(pid: number): RunningProcess | null {
  const result = spawnSync("ps", ["-ww", "-o", "stat=,ppid=,lstart=,command=", "-p", String(pid)], {
    encoding: "utf8",
    env: bareEnvironment({ LC_ALL: "C" }),
  });
  const match = /^(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/s.exec(
    result.stdout.trim(),
  );
  if (match === null) return null;
  const [, state = "", parent = "", started = "", command = ""] = match;
  return state.startsWith("Z") ? null : { pid, parent: Number(parent), started, command };
}
