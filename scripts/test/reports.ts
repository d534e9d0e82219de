/* Numbers of tests out of the JSON reports of the two test runners. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { root } from "../environment.mjs";
import type { Counts } from "./step";

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Where the runner of this step writes its report; an old one is removed. */
export function freshReport(name: string): string {
  const file = path.join(root, ".cache", "test-results", `${name}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
}

export function vitestCounts(file: string, exitCode: number | null): Counts {
  const { numPassedTests, numFailedTests } = vitest.parse(read(file));
  return honest({ passed: numPassedTests, failed: numFailedTests }, exitCode);
}

export function playwrightCounts(file: string, exitCode: number | null): Counts {
  const { stats } = playwright.parse(read(file));
  return honest({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, exitCode);
}

/* A runner that fails without a failed test (a file that does not load) has failed all the same. */
function honest({ passed, failed }: Counts, exitCode: number | null): Counts {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

function read(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
