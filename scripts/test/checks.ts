/* The steps that need no browser and no running site. */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { environmentWith, root } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { nextCommand } from "../node-command";
import { freshReport, vitestCounts } from "./reports";
import { exitCodeOf, runCommand } from "./step";
import type { TestStep } from "./step";

/** Formatting, lint, types, architecture, dead code, doubled code. Caches make a second run fast. */
export function checks({ cached }: { cached: boolean }): Record<CheckName, TestStep> {
  const prettierCache = ["--cache", "--cache-location", ".cache/prettier"];
  // Rules with types look into other files; the full run therefore trusts no cache.
  const eslintCache = ["--cache", "--cache-location", ".cache/eslint/"];
  const folders = ["app", "components", "lib", "scripts", "prisma", "tests"].filter((folder) =>
    fs.existsSync(path.join(root, folder)),
  );
  return {
    format: tool("format", "prettier/bin/prettier.cjs", ["--check", ".", ...prettierCache]),
    lint: tool("lint", "eslint/bin/eslint.js", [
      ".",
      "--max-warnings=0",
      ...(cached ? eslintCache : []),
    ]),
    types: {
      name: "types",
      minutes: 15,
      async run(context) {
        // Next declares the addresses of the pages as types; a fresh clone has none yet.
        if (!fs.existsSync(path.join(root, "next-env.d.ts"))) {
          await runCommand({ ...nextCommand("typegen"), env: toolEnvironment() }, context);
        }
        const args = ["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/types.tsbuildinfo"];
        await tool("types", "typescript/bin/tsc", args).run(context);
        return undefined;
      },
    },
    dependencies: tool("dependencies", "dependency-cruiser/bin/dependency-cruiser.mjs", folders),
    unused: tool("unused", "knip/bin/knip.js", []),
    copies: tool("copies", "jscpd/run-jscpd.js", []),
  };
}

export type CheckName = "format" | "lint" | "types" | "dependencies" | "unused" | "copies";

/** One project of vitest.config.ts; each of its tests counts. */
export function vitestProject(
  project: string,
  minutes: number,
  env: Record<string, string> = {},
  step = project,
): TestStep {
  return {
    name: step,
    minutes,
    async run(context) {
      const report = freshReport(step);
      const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project];
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const command = {
        program: process.execPath,
        args: [...args, ...reporters],
        env: { ...toolEnvironment(), ...env },
      };
      return vitestCounts(report, await exitCodeOf(command, context));
    },
  };
}

function tool(name: string, script: string, args: string[]): TestStep {
  return {
    name,
    minutes: 15,
    async run(context) {
      const file = path.join("node_modules", script);
      if (!fs.existsSync(path.join(root, file))) throw new Error(messages.missingEntry(file));
      const command = { program: process.execPath, args: [file, ...args], env: toolEnvironment() };
      await runCommand(command, context);
      return undefined;
    },
  };
}

/* Without colours for the logs, and without any database of the person at this machine. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return environmentWith({ NO_COLOR: "1", DATABASE_URL: "" });
}
