import process from "node:process";
import { messages } from "../messages.mjs";
import { complain, say } from "../progress.mjs";

export interface Stop {
  readonly begun: boolean;
  now(exitCode: number): Promise<never>;
}

/**
 * Runs `work` once when this process is asked to stop, then ends it: with `afterSignal` after a
 * signal, with 1 after an error. The loss of the starter counts as a signal. A second Ctrl-C ends at once.
 */
export function onStop(work: () => Promise<void>, afterSignal = 0): Stop {
  let stopping: Promise<never> | null = null;
  const now = (exitCode: number) => {
    stopping ??= end(work, exitCode, () => undefined);
    return stopping;
  };
  const afterRequest = () => {
    stopping ??= end(work, afterSignal, say);
  };
  process.on("SIGINT", () => {
    if (stopping !== null && process.stdin.isTTY) process.exit(1);
    if (process.stdin.isTTY) say(messages.stopAgain);
    afterRequest();
  });
  for (const name of ["SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      afterRequest();
    });
  }
  process.on("disconnect", () => {
    afterRequest();
  });
  const fail = (error: unknown) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void now(1);
  };
  process.on("uncaughtException", fail).on("unhandledRejection", fail);
  return {
    get begun() {
      return stopping !== null;
    },
    now,
  };
}

async function end(
  work: () => Promise<void>,
  exitCode: number,
  say: (text: string) => void,
): Promise<never> {
  say(messages.stopping);
  try {
    await work();
    say(messages.stopped);
  } catch (error) {
    complain(String(error));
    process.exit(1);
  }
  process.exit(exitCode);
}
