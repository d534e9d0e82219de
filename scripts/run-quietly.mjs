import { spawn } from "node:child_process";
import process from "node:process";
import { messages } from "./messages.mjs";

const keptCharacters = 20_000;

/**
 * Runs a program; what it said is shown only when it fails, and never when `silent`. The error
 * carries it as `output`.
 */
export function runQuietly(program, args, { silent = false, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const endWithUs = () => child.kill("SIGTERM");
    process.once("exit", endWithUs);
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk.toString("utf8")).slice(-keptCharacters);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("exit", endWithUs);
      if (code === 0) {
        resolve(output);
        return;
      }
      if (!silent) process.stderr.write(`${output}\n`);
      const command = [program, ...args].join(" ");
      reject(Object.assign(new Error(messages.commandFailed(command, code ?? signal)), { output }));
    });
  });
}
