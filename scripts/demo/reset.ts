/* Starting over: removes what a demo keeps, after asking. */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { variable } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { attachCluster } from "../postgres/cluster";
import { clusterDirectory } from "../postgres/database";
import { removePlace } from "../postgres/place";
import { say } from "../progress.mjs";

/* By name and never "everything": DATA_DIR may be a directory that holds other things too. */
const kept = ["postgres", "files", "logs", "secrets.json"];

/** Removes the demo's data; returns false when the person decided against it. */
export async function reset(dataDir: string, yes: boolean): Promise<boolean> {
  if (variable("DATABASE_URL") !== undefined) throw new Error(messages.resetExternal);
  const found = kept.map((name) => path.join(dataDir, name)).filter((file) => fs.existsSync(file));
  if (found.length === 0) {
    say(messages.resetNothing);
    return true;
  }
  if (!yes && !(await confirm(found))) {
    say(messages.resetCancelled);
    return false;
  }
  const cluster = clusterDirectory(dataDir);
  await (await attachCluster(cluster))?.stop();
  removePlace(cluster);
  for (const file of found) fs.rmSync(file, { recursive: true, force: true });
  say(messages.resetDone);
  return true;
}

async function confirm(files: string[]): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error(messages.resetNeedsYes);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const what = files.map((file) => `  ${file}`).join("\n");
    const answer = await terminal.question(messages.resetQuestion(what));
    return ["y", "yes"].includes(answer.trim().toLowerCase());
  } finally {
    terminal.close();
  }
}
