import { messages } from "../messages.mjs";
import { complain } from "../progress.mjs";
import { logTail, startChild } from "./child";
import type { Child, ChildOptions } from "./child";

const quickMs = 30_000;
const maximumQuickFailures = 5;

export interface Supervised {
  stop(): Promise<void>;
  /** Settles when the program was given up; never while it is being kept alive or after stop(). */
  givenUp: Promise<void>;
}

/** Keeps a program running: starts it again with a growing delay, gives up after five quick ends. */
export function supervise(title: string, options: ChildOptions): Supervised {
  let stopping = false;
  let current: Child | null = null;
  let wake = () => {};

  const keep = async () => {
    let quickFailures = 0;
    while (!stopping) {
      const started = performance.now();
      current = startChild(options);
      const { code, signal } = await current.ended;
      if (stopping) return false;
      quickFailures = performance.now() - started < quickMs ? quickFailures + 1 : 0;
      if (quickFailures >= maximumQuickFailures) {
        complain(messages.childGivenUp(title));
        if (options.log !== undefined) complain(logTail(options.log, 20));
        return true;
      }
      const delay = 2 ** quickFailures;
      complain(messages.childDied(title, messages.exitedWith(code, signal), delay));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delay * 1_000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return false;
  };

  return {
    givenUp: new Promise((resolve, reject) => {
      keep().then((given) => {
        if (given) resolve();
      }, reject);
    }),
    async stop() {
      stopping = true;
      wake();
      await current?.stop();
    },
  };
}
