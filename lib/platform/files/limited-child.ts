import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";

interface Limits {
  /** Everything the child may hold, its JavaScript objects included. */
  dataMegabytes: number;
  heapMegabytes: number;
  cpuSeconds: number;
}

/**
 * A child process for a file that comes from outside. Its limits are the system's own, set by the
 * shell that becomes the child: memory, processor time, no file, no core dump. Without compiled
 * JavaScript it has no memory that is writable and runs. None of this server's secrets is known to
 * it. `script` stands in scripts/.
 */
export function spawnLimited(
  script: string,
  args: readonly string[],
  { dataMegabytes, heapMegabytes, cpuSeconds }: Limits,
  environment: Readonly<Record<string, string>> = {},
) {
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -t ${String(cpuSeconds)}; ulimit -d ${String(dataMegabytes * 1024)}`;
  // The path is put together at run time: the bundler would take the script for a module.
  const file = path.join(process.cwd(), "scripts", script);
  const heap = `--max-old-space-size=${String(heapMegabytes)}`;
  const node = [process.execPath, "--jitless", heap, file, ...args];
  return spawn("/bin/sh", ["-c", `${limits}; exec "$0" "$@"`, ...node], {
    cwd: "/",
    env: { NODE_ENV: "production", ...environment },
    stdio: ["pipe", "pipe", "ignore"],
  });
}
