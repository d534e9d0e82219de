import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { innocents, plants } from "./planted-violations";
import { filesBelow, root } from "./source";

// A checker that reads nothing says that all is well. So it is started as the check command starts
// it, once over the house and once over a planted tree in which every rule is broken.

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({
      forbidden: z.array(z.object({ name: z.string(), severity: z.string() })),
      required: z.array(z.object({ name: z.string(), severity: z.string() })),
    }),
  }),
});
type Report = z.infer<typeof report>;

const folders = ["app", "components", "lib", "scripts", "prisma/seed"];
const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const config = join(root, ".dependency-cruiser.mjs");

function cruise(cwd: string): Promise<Report> {
  const options = ["--config", config, "--no-cache", "--output-type", "json"];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...options, ...folders],
      { cwd, maxBuffer: 256 * 1024 * 1024 },
      // The exit code counts the violations; only output that is no report is a failure.
      (_error, stdout, stderr) => {
        if (stdout.startsWith("{")) resolve(report.parse(JSON.parse(stdout)));
        else reject(new Error(stderr));
      },
    );
  });
}

test("the checker reads every source file of this house", { timeout: 120_000 }, async () => {
  const { modules } = await cruise(root);
  const seen = new Set(modules.map(({ source }) => source));
  const sources = filesBelow(folders, (path) => /(?<!\.d)\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((path) => !seen.has(path))).toEqual([]);
});

describe("planted violations", () => {
  const tree = mkdtempSync(join(tmpdir(), "floors-"));
  let found: Report;
  const brokenBy = (path: string) =>
    found.summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);

  beforeAll(async () => {
    plantTree(tree);
    found = await cruise(tree);
  }, 60_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(plants)("$rule catches $from → $to", ({ rule, from }) => {
    expect(brokenBy(from)).toContain(rule);
  });

  test.each(innocents)("nothing is wrong with $from → $to", ({ from }) => {
    expect(brokenBy(from)).toEqual([]);
  });

  test("every rule is an error and has a plant", () => {
    const rules = [...found.summary.ruleSetUsed.forbidden, ...found.summary.ruleSetUsed.required];
    const planted = new Set(plants.map(({ rule }) => rule));
    expect(rules.filter(({ severity }) => severity !== "error")).toEqual([]);
    expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

const packages = ["leaflet", "next", "next-auth", "pg", "react", "stray", "vitest", "zod"];

function plantTree(tree: string) {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "./index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = {};");
  }
  for (const part of ["image", "link", "navigation"]) {
    write(`node_modules/next/${part}.js`, "module.exports = {};");
  }
  const declared = packages.filter((name) => name !== "stray" && name !== "vitest");
  const versions = Object.fromEntries(declared.map((name) => [name, "1.0.0"]));
  write(
    "package.json",
    JSON.stringify({ dependencies: versions, devDependencies: { vitest: "1.0.0" } }),
  );
  write("tsconfig.json", JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }));

  const texts = new Map<string, string>();
  for (const { from, to, like } of [...plants, ...innocents]) {
    const isFile = /\.tsx?$/.test(to);
    const specifier = isFile ? `@/${to.replace(/\.tsx?$/, "")}` : to;
    if (isFile && !texts.has(to)) texts.set(to, "");
    const statement =
      like === "type"
        ? `import type { a } from "${specifier}";`
        : `import { a } from "${specifier}";`;
    texts.set(from, `${texts.get(from) ?? ""}${statement}\nexport type B = typeof a;\n`);
  }
  for (const [path, text] of texts) write(path, text === "" ? "export const a = 1;\n" : text);
  write("prisma/seed/planted.ts", "export const a = 1;\n");
}
