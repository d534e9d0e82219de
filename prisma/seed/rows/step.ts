import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command, execute, type Command } from "@/lib/platform/command";
import type { Json } from "@/lib/platform/core/json";
import { workerEnv } from "@/lib/platform/env";

/** What the door hands to a change: who acts and the transaction. */
export type Scope = Parameters<Command<unknown, unknown, unknown, Json>["run"]>[0];

const nothing = z.strictObject({});

/**
 * One part of the content, as a command of the district's job: one transaction, and done once,
 * because the runner keeps its name as an idempotency key in the same transaction. A run that was
 * cut off goes on with the first part that is missing. Must be over within a minute.
 */
export async function step(
  slug: string,
  name: string,
  work: (scope: Scope) => Promise<void>,
): Promise<void> {
  await told(slug, name, nothing, async (scope) => {
    await work(scope);
    return {};
  });
}

/** A step that tells something; a later run is told the same without doing it again. */
export async function told<R extends Json>(
  slug: string,
  name: string,
  output: z.ZodType<R>,
  work: (scope: Scope) => Promise<R>,
): Promise<R> {
  const part = command({
    name: "seed.demo",
    input: nothing,
    output,
    find: () => Promise.resolve(true),
    // Only the example districts may be filled, and only by their job.
    allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
    run: async (scope) => ({ result: await work(scope), events: [] }),
  });
  const credential = { kind: "job", slug, secret: workerEnv().JOB_SECRET } as const;
  return execute(part, credential, {}, name);
}
