import fs from "node:fs";
import path from "node:path";
import { root } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { logTail, startChild } from "../processes/child";
import type { Ledger } from "../processes/ledger";
import { say } from "../progress.mjs";

export interface Counts {
  passed: number;
  failed: number;
}

export interface StepContext {
  log: string;
  ledger: Ledger;
  /** Fires when the step has used up its time. */
  timeout: AbortSignal;
}

export interface TestStep {
  name: string;
  minutes: number;
  /** Names of steps that must have passed. */
  needs?: string[];
  /** Throws when it fails; a step that counts tests returns the counts instead. */
  run(context: StepContext): Promise<Counts | undefined>;
}

export interface StepResult extends Counts {
  lane: string;
  name: string;
  outcome: "passed" | "failed" | "skipped";
  seconds: number;
}

export interface Command {
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

const logs = path.join(root, ".cache", "test-logs");

/** Runs the steps of one lane one after the other; a failure does not keep the next from running. */
export async function runLane(
  lane: string,
  steps: TestStep[],
  ledger: Ledger,
  before: StepResult[] = [],
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const missing = step.needs?.find(
      (name) =>
        [...before, ...results].find((result) => result.name === name)?.outcome !== "passed",
    );
    if (missing === undefined) {
      results.push(await runStep(lane, step, ledger));
    } else {
      say(messages.stepSkipped(lane, step.name, missing));
      // What was not tested has not passed.
      const skipped = { lane, name: step.name, seconds: 0, passed: 0, failed: 1 };
      results.push({ ...skipped, outcome: "skipped" });
    }
  }
  return results;
}

/** Runs a program to its end with its output in the log; throws when it fails. */
export async function runCommand(command: Command, context: StepContext): Promise<void> {
  const code = await exitCodeOf(command, context);
  if (code !== 0) throw new Error(messages.exitedWith(code, null));
}

export async function exitCodeOf(command: Command, { log, ledger, timeout }: StepContext) {
  const name = path.basename(log, ".log");
  const child = startChild({ name, ...command, log, ledger });
  timeout.addEventListener("abort", () => void child.stop());
  return (await child.ended).code;
}

async function runStep(lane: string, step: TestStep, ledger: Ledger): Promise<StepResult> {
  const log = path.join(logs, `${step.name}.log`);
  fs.mkdirSync(logs, { recursive: true });
  fs.writeFileSync(log, "");
  const started = performance.now();
  say(messages.stepStarted(lane, step.name));
  let counts: Counts = { passed: 0, failed: 1 };
  let counted = false;
  try {
    const returned = await withTimeout(step.minutes, (timeout) =>
      step.run({ log, ledger, timeout }),
    );
    counted = returned !== undefined;
    counts = returned ?? { passed: 1, failed: 0 };
  } catch (error) {
    fs.appendFileSync(log, `\n${error instanceof Error ? error.message : String(error)}\n`);
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  const detail = counted ? messages.stepCounts(counts.passed, counts.failed) : "";
  const ok = counts.failed === 0;
  const line = ok ? messages.stepPassed : messages.stepFailed;
  say(line(lane, step.name, detail, seconds));
  if (!ok) say(logTail(log, 60));
  return { lane, name: step.name, outcome: ok ? "passed" : "failed", seconds, ...counts };
}

async function withTimeout<Result>(
  minutes: number,
  work: (timeout: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(minutes * 60_000);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener("abort", () => {
      reject(new Error(messages.stepTimedOut(minutes)));
    });
  });
  return Promise.race([work(timeout), late]);
}
