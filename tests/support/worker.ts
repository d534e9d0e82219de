import { spawn } from "node:child_process";

/** Starts the worker as `npm run worker` does, in the environment of the file's database. */
export function startWorker(env: Readonly<Record<string, string>> = {}) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", (code) => {
      resolve(code);
    });
  });
  return {
    /** Asks it to stop and tells how it ended. */
    stop: (signal: "SIGTERM" | "SIGINT") => {
      child.kill(signal);
      return ended;
    },
    /** Ends it as a failing machine would: without a word. */
    kill: () => child.kill("SIGKILL"),
    ended,
    said: () => said,
  };
}
