/*
 * `npm run proof -- <word>`: measures the figures of one word on fresh data, with the product's own
 * code, and prints one line of JSON for each: {"name","value","goal","unit","ok"}. It takes minutes
 * to an hour and is part of no other run. It ends with 1 when a figure misses its goal.
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { dataDirectory, root } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { startChild, stopChildren } from "./processes/child";
import { onStop } from "./processes/stop";
import { complain } from "./progress.mjs";
import { toolEnvironment } from "./test/checks";
import { openTestRun } from "./test/clusters";

const word = process.argv[2] ?? "";
const folder = path.join(root, "tests", "proofs", word);
if (word === "" || !fs.existsSync(folder)) {
  const known = fs.readdirSync(path.dirname(folder), { withFileTypes: true });
  const words = known.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  complain(messages.unknownProof(word, words.join(" ")));
  process.exit(2);
}

const figures = path.join(root, ".cache", "proof", "figures.jsonl");
const run = await openTestRun(dataDirectory());
const stop = onStop(async () => {
  await stopChildren(2_000);
  await run.stop();
}, 1);
const { current } = await run.startClusters();
fs.mkdirSync(path.dirname(figures), { recursive: true });
fs.writeFileSync(figures, "");
let printed = 0;
const printing = setInterval(printNew, 500);
const log = path.join(root, ".cache", "test-logs", `proof-${word}.log`);
fs.mkdirSync(path.dirname(log), { recursive: true });
const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "proofs", folder];
const child = startChild({
  name: "proof",
  program: process.execPath,
  args,
  env: { ...toolEnvironment(), TEST_ADMIN_URL: current },
  log,
  ledger: run.ledger,
});
const { code } = await child.ended;
clearInterval(printing);
printNew();
if (code !== 0) complain(messages.proofFailed(path.relative(root, log)));
await stop.now(code ?? 1);

function printNew(): void {
  const text = fs.readFileSync(figures, "utf8");
  const end = text.lastIndexOf("\n") + 1;
  if (end > printed) process.stdout.write(text.slice(printed, end));
  printed = end;
}
