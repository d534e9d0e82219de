/*
 * The production build, made again only when something it is made of has changed.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { dataDirectory, root } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { nextCommand } from "../node-command";
import { logTail, startChild } from "../processes/child";
import { readPrevious } from "../processes/ledger";
import type { Ledger } from "../processes/ledger";
import { say, step } from "../progress.mjs";
import { buildEnvironment } from "./environment";

const output = path.join(root, ".next");
const stamp = path.join(output, "source-hash");
const sources = ["app", "components", "lib", "prisma/schema", "public"];
const sourceFiles =
  /^(package-lock\.json|tsconfig\.json|[\w.-]+\.(config|setup)\.[cm]?[jt]s|proxy\.ts|instrumentation\.ts|\.browserslistrc)$/;

/** Makes the build unless it is up to date. */
export async function ensureBuild(ledger: Ledger, log: string): Promise<void> {
  if (isFresh()) {
    say(messages.buildFresh);
    return;
  }
  await step(messages.building, () => build(ledger, log));
}

export async function build(ledger: Ledger, log: string): Promise<void> {
  const hash = hashOfSources();
  refuseWhileInUse();
  fs.rmSync(stamp, { force: true });
  fs.rmSync(log, { force: true });
  const child = startChild({
    name: "build",
    ...nextCommand("build"),
    env: buildEnvironment(),
    log,
    ledger,
  });
  const { code } = await child.ended;
  if (code !== 0) {
    throw new Error(`${messages.buildFailed}\n${logTail(log)}`);
  }
  fs.writeFileSync(stamp, hash);
}

export function isFresh(): boolean {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hashOfSources();
}

/* A running site reads its files from the build when it needs them. */
function refuseWhileInUse() {
  const demo = readPrevious(demoLedgerFile(dataDirectory()));
  if (demo.kind === "alive" && demo.pid !== process.pid) throw new Error(messages.buildInUse);
}

/** Where a demo writes down what it has started. */
export function demoLedgerFile(dataDir: string) {
  return path.join(dataDir, "demo.json");
}

function hashOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  const top = fs.readdirSync(root).filter((name) => sourceFiles.test(name));
  const below = sources.flatMap((folder) => filesBelow(folder));
  for (const file of [...top, ...below].sort()) {
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  const full = path.join(root, folder);
  if (!fs.existsSync(full)) return [];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
