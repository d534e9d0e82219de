import "server-only";
import type { z } from "zod";
import type { ActorFacts, Verdict } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import type { Json } from "@/lib/platform/core/json";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { Prisma } from "@/lib/platform/db/client";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { appendEvents, type EventSpec } from "@/lib/platform/event-log/event";

/**
 * One change of state. Every part is required; leaving out `allow` does not compile.
 * `I` what a form sends, `P` what `prepare` made of it, `S` the subject, `R` plain JSON told back.
 */
interface Parts<I, P, S, R extends Json> {
  name: string;
  input: z.ZodType<I>;
  output: z.ZodType<R>;
  /** The subject inside the scope; null = not visible, which is not found. */
  find: (scope: Scope, input: P) => Promise<S | null>;
  allow: (actor: ActorFacts, subject: S, input: P) => Verdict;
  run: (scope: Scope, subject: S, input: P) => Promise<{ result: R; events: EventSpec[] }>;
}

export interface Command<I, P, S, R extends Json> extends Parts<I, P, S, R> {
  /**
   * Work that must not happen inside a transaction: decoding a photo, hashing a password. `key` is
   * the idempotency key, for what a retry must make again in the same way.
   */
  prepare: (input: I, key: string) => Promise<P>;
}

export function command<I, S, R extends Json>(parts: Parts<I, I, S, R>): Command<I, I, S, R> {
  return { ...parts, prepare: (input) => Promise.resolve(input) };
}

export function preparedCommand<I, P, S, R extends Json>(
  parts: Command<I, P, S, R>,
): Command<I, P, S, R> {
  return parts;
}

/**
 * Runs a command: parse, door, find, allow, run, and last the events. A refusal rolls back and is
 * recorded in a second short transaction. `key` makes a retry harmless: the stored result of the
 * first run is told again.
 */
export async function execute<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  credential: Credential,
  raw: unknown,
  key: string,
): Promise<R> {
  const parsed = what.input.safeParse(raw);
  if (!parsed.success) throw refusalOf(parsed.error.issues);
  try {
    const input = await what.prepare(parsed.data, key);
    return await onceMore(() =>
      withScope(credential, "write", (scope) => perform(what, scope, input, key)),
    );
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(what.name, credential, error);
    throw error;
  }
}

/**
 * Runs once more what PostgreSQL could not run beside something else: a deadlock or serialization
 * failure (P2034), or the same key sent twice at once, whose second run finds the first one's result.
 */
async function onceMore<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    const sameKey = error.code === "P2002" && error.message.includes("command_result_pkey");
    if (error.code !== "P2034" && !sameKey) throw error;
    return run();
  }
}

async function perform<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  scope: Scope,
  input: P,
  key: string,
): Promise<R> {
  const { actor, tx } = scope;
  const actorKey = `${actor.kind}:${actor.dutyId ?? actor.ticketId ?? actor.tenantId}`;
  const before = await tx.commandResult.findFirst({
    where: { tenantId: actor.tenantId, actorKey, command: what.name, key },
    select: { result: true },
  });
  if (before !== null) return what.output.parse(before.result);
  const subject = await what.find(scope, input);
  if (subject === null) throw new Refusal("not-found", "refusal.notFound");
  const verdict = what.allow(actor, subject, input);
  if (!verdict.ok) throw new Refusal(verdict.code, verdict.reason);
  const { result, events } = await what.run(scope, subject, input);
  await tx.commandResult.createMany({
    data: {
      tenantId: actor.tenantId,
      actorKey,
      command: what.name,
      key,
      result: result ?? {},
      at: new Date(actor.now),
    },
  });
  await appendEvents(tx, actor, events);
  return result;
}

async function recordRefusal(
  name: string,
  credential: Credential,
  refusal: Refusal,
): Promise<void> {
  await withScope(credential, "write", ({ actor, tx }) =>
    tx.audit.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        at: new Date(actor.now),
        path: actor.lo,
        kind: "refusal",
        command: name,
        code: refusal.code,
        actorKind: "",
        actorName: "",
        detail: { reason: refusal.reason },
        requestId: "",
      },
    }),
  );
}

/** One message key per field; a schema's own messages are keys (field.*), any other is general. */
function refusalOf(issues: readonly z.core.$ZodIssue[]): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "form");
    fields[field] ??= issue.message.startsWith("field.") ? issue.message : "field.invalid";
  }
  return new Refusal("invalid", "refusal.invalid", { fields });
}
