/*
 * `npm run proof -- <word>`: measures the figures of one word on fresh data, with the product's own
 * code, and prints one line of JSON for each: {"name","value","goal","unit","ok"}; how far it is goes to
 * stderr. It takes minutes to an hour and is part of no other run. It ends with 1 when a figure misses
 * its goal.
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

/** Figures that only a browser can show: the specs that tell them. */
const specs: Readonly<Record<string, readonly string[]>> = {
  tickets: ["tests/e2e/a-dispatcher-clears-the-queue-by-keyboard.spec.ts"],
};

const word = process.argv[2] ?? "";
const folder = path.join(root, "tests", "proofs", word);
if (word === "" || !fs.existsSync(folder)) {
  const known = fs.readdirSync(path.dirname(folder), { withFileTypes: true });
  const words = known.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  complain(messages.unknownProof(word, words.join(" ")));
  process.exit(2);
}

const figures = path.join(root, ".cache", "proof", "figures.jsonl");
const progress = path.join(root, ".cache", "proof", "progress.txt");
const run = await openTestRun(dataDirectory());
const stop = onStop(async () => {
  await stopChildren(2_000);
  await run.stop();
}, 1);
const { current } = await run.startClusters({ inMemory: false });
fs.mkdirSync(path.dirname(figures), { recursive: true });
for (const file of [figures, progress]) fs.writeFileSync(file, "");
const printed = new Map<string, number>();
const printing = setInterval(printNew, 500);
const log = path.join(root, ".cache", "test-logs", `proof-${word}.log`);
fs.mkdirSync(path.dirname(log), { recursive: true });
const proofs = ["node_modules/vitest/vitest.mjs", "run", "--project", "proofs", folder];
const inBrowser = (specs[word] ?? []).map((spec) => [
  ...process.execArgv,
  "scripts/test.ts",
  "--only=browser,content,build,e2e",
  `--spec=${spec}`,
]);
let failed = 0;
for (const args of [proofs, ...inBrowser]) {
  const env = { ...toolEnvironment(), TEST_ADMIN_URL: current };
  const child = startChild({
    name: "proof",
    program: process.execPath,
    args,
    env,
    log,
    ledger: run.ledger,
  });
  failed += (await child.ended).code === 0 ? 0 : 1;
}
clearInterval(printing);
printNew();
fs.rmSync(progress, { force: true });
if (failed > 0) complain(messages.proofFailed(path.relative(root, log)));
await stop.now(failed === 0 ? 0 : 1);

function printNew(): void {
  passOn(figures, process.stdout);
  passOn(progress, process.stderr);
}

/** What was written since the last look, whole lines only. */
function passOn(file: string, to: NodeJS.WritableStream): void {
  const text = fs.readFileSync(file, "utf8");
  const [start, end] = [printed.get(file) ?? 0, text.lastIndexOf("\n") + 1];
  if (end > start) to.write(text.slice(start, end));
  printed.set(file, end);
}
