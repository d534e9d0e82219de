/*
 * The way in for every npm script. It runs on Node 20.19 without any package, makes ready what
 * the command needs (Node 24, packages, database client) and hands over to it:
 *
 *   node scripts/run.mjs <command> [arguments]
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { loadDotEnv, root } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { ensureNode } from "./node-runtime.mjs";
import { ensureClient, ensurePackages, withNodeFirst } from "./packages.mjs";
import { complain } from "./progress.mjs";

/* TypeScript entries run as server code; tools are scripts of packages. */
const typescript = [
  "--disable-warning=ExperimentalWarning",
  "--conditions=react-server",
  "--import",
  "tsx",
];
const commands = {
  demo: [...typescript, "scripts/demo.ts"],
  dev: [...typescript, "scripts/demo.ts", "--develop"],
  test: [...typescript, "scripts/test.ts"],
  check: [...typescript, "scripts/test.ts", "--fast"],
  proof: [...typescript, "scripts/proof.ts"],
  migrate: [...typescript, "scripts/with-database.ts", "migrate"],
  worker: [...typescript, "scripts/with-database.ts", "worker"],
  web: [...typescript, "scripts/with-database.ts", "web"],
  "import-areas": [...typescript, "scripts/with-database.ts", "import-areas"],
  admin: [...typescript, "scripts/with-database.ts", "admin"],
  build: [...typescript, "scripts/build.ts"],
  format: ["node_modules/prettier/bin/prettier.cjs", "--write", "."],
};

const [name = "", ...rest] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  complain(messages.unknownCommand(name, Object.keys(commands).join(" ")));
  process.exit(2);
}

const stopEarly = () => process.exit(1);
process.on("SIGINT", stopEarly).on("SIGTERM", stopEarly);

try {
  loadDotEnv();
  const node = await ensureNode();
  await ensurePackages(node);
  await ensureClient(node);
  handOver(node, [...command, ...rest]);
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function handOver(node, args) {
  const entry = args.find((word) => word.startsWith("scripts/"));
  if (entry !== undefined && !fs.existsSync(path.join(root, entry))) {
    throw new Error(messages.missingEntry(entry));
  }
  // The channel tells the child when this process is killed, so that nothing keeps running alone.
  const child = spawn(node, args, {
    cwd: root,
    env: { ...withNodeFirst(node), NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Ctrl-C reaches the child through the terminal; this process waits for it to finish its stop.
  process.off("SIGINT", stopEarly).off("SIGTERM", stopEarly);
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill("SIGTERM"));
  child.on("error", (error) => {
    complain(error.message);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

/*
 * When npm itself is killed without a chance to pass it on, the stop is passed on from here. Some
 * shells stay between npm and this process, some give their place up to it.
 */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const shellBetween = !/npm/.test(describe(parent, "command"));
  const timer = setInterval(() => {
    const unchanged = process.ppid === parent;
    if (unchanged && (!shellBetween || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  timer.unref();
}

function parentOf(pid) {
  if (process.platform !== "linux") return describe(pid, "ppid");
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return undefined;
  }
}

function describe(pid, what) {
  if (process.platform === "linux" && what === "command") {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  }
  return spawnSync("ps", ["-o", `${what}=`, "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}
