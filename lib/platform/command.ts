import "server-only";
import type { z } from "zod";
import type { ActorFacts, Verdict } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import type { Json } from "@/lib/platform/core/json";
import { newId } from "@/lib/platform/core/id";
import { Refusal, type Change } from "@/lib/platform/core/refusal";
import { refusalOf } from "@/lib/platform/core/schema-refusal";
import { Prisma } from "@/lib/platform/db/client";
import { withScope, type Actor, type Scope } from "@/lib/platform/db/scope";
import { appendEvents, type EventSpec } from "@/lib/platform/event-log/event";
import { lastChangeOf } from "@/lib/platform/event-log/last-change";

/**
 * One change of state. Every part is required; leaving out `allow` does not compile.
 * `I` what a form sends, `P` what `prepare` made of it, `S` the subject, `R` plain JSON told back.
 */
interface Parts<I, P, S, R extends Json> {
  name: string;
  input: z.ZodType<I>;
  output: z.ZodType<R>;
  /** The subject inside the scope, read only; null = not visible, which is not found. */
  find: (scope: Scope, input: I) => Promise<S | null>;
  allow: (actor: ActorFacts, subject: S, input: I) => Verdict;
  run: (scope: Scope, subject: S, prepared: P) => Promise<{ result: R; events: EventSpec[] }>;
  /**
   * A secret vote: nothing is kept of the run, neither its key and time nor a refusal (DESIGN §4).
   * A retry is told what the first run has done by the command itself.
   */
  secret?: true;
}

interface PreparedParts<I, P, S, R extends Json> extends Parts<I, P, S, R> {
  /**
   * Work that must not happen inside a transaction: decoding a photo, hashing a password. It begins
   * only for those whom `find` and `allow` let through. `key` is the idempotency key, for what a
   * retry must make again in the same way.
   */
  prepare: (input: I, key: string) => Promise<P>;
}

export interface Command<I, P, S, R extends Json> extends PreparedParts<I, P, S, R> {
  /** Whether `prepare` is work, so that the permission is asked in a transaction before it too. */
  asksFirst: boolean;
}

export function command<I, S, R extends Json>(parts: Parts<I, I, S, R>): Command<I, I, S, R> {
  return { ...parts, prepare: (input) => Promise.resolve(input), asksFirst: false };
}

export function preparedCommand<I, P, S, R extends Json>(
  parts: PreparedParts<I, P, S, R>,
): Command<I, P, S, R> {
  return { ...parts, asksFirst: true };
}

/**
 * Runs a command: parse, door, find, allow, run, and last the events. What prepares is asked for
 * twice: before its work, so that nobody without the right costs a decoder or a hash, and again in
 * the transaction that writes, since time has passed. A refusal rolls back and is recorded in a
 * second short transaction. `key` makes a retry harmless: the stored result of the first run is
 * told again.
 */
export async function execute<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  credential: Credential,
  raw: unknown,
  key: string,
): Promise<R> {
  const parsed = what.input.safeParse(raw);
  if (!parsed.success) throw refusalOf(parsed.error.issues, raw);
  const input = parsed.data;
  try {
    if (what.asksFirst) {
      const answer = await withScope(credential, "read", (scope) => ask(what, scope, input, key));
      if (answer.done) return answer.result;
    }
    const prepared = await what.prepare(input, key);
    return await onceMore(() =>
      withScope(credential, "write", (scope) => perform(what, scope, { input, prepared, key })),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || what.secret === true) throw error;
    const change = await recordRefusal(what.name, credential, error, input);
    throw change === null ? error : error.after(change);
  }
}

/**
 * Runs once more what PostgreSQL could not run beside something else: a deadlock or serialization
 * failure (P2034, in raw SQL P2010 with its state), or the same key sent twice at once, whose second
 * run finds the first one's result.
 */
async function onceMore<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    const sameKey = error.code === "P2002" && error.message.includes("command_result_pkey");
    const inRawSql = error.code === "P2010" && /Code: `40(001|P01)`/.test(error.message);
    if (error.code !== "P2034" && !inRawSql && !sameKey) throw error;
    return run();
  }
}

async function perform<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  scope: Scope,
  { input, prepared, key }: { input: I; prepared: P; key: string },
): Promise<R> {
  const { actor, tx } = scope;
  const answer = await ask(what, scope, input, key);
  if (answer.done) return answer.result;
  const { result, events } = await what.run(scope, answer.subject, prepared);
  if (what.secret === true) return result;
  await tx.commandResult.createMany({
    data: {
      tenantId: actor.tenantId,
      actorKey: keyOf(actor),
      command: what.name,
      key,
      result: result ?? {},
      at: new Date(actor.now),
    },
  });
  await appendEvents(tx, actor, events);
  return result;
}

/** What a first run with this key has told, or the subject of one who may; anything else throws. */
async function ask<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  scope: Scope,
  input: I,
  key: string,
): Promise<{ done: true; result: R } | { done: false; subject: S }> {
  const { actor, tx } = scope;
  const before = await tx.commandResult.findFirst({
    where: { tenantId: actor.tenantId, actorKey: keyOf(actor), command: what.name, key },
    select: { result: true },
  });
  if (before !== null) return { done: true, result: what.output.parse(before.result) };
  const subject = await unlessDenied(what.find(scope, input));
  if (subject === null) throw new Refusal("not-found", "refusal.notFound");
  const verdict = what.allow(actor, subject, input);
  if (!verdict.ok) throw new Refusal(verdict.code, verdict.reason);
  return { done: false, subject };
}

/**
 * A kind of actor without any right on the table sees no subject there, which is not found. Only for
 * what is looked for: a right that is missing while `run` works is a fault.
 */
async function unlessDenied<S>(found: Promise<S | null>): Promise<S | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && error.message.includes("permission denied for")) return null;
    throw error;
  }
}

/** As sec.actor_key() reckons it: whose retries are the same person's. */
function keyOf({ kind, role, dutyId, ticketId, personId, tenantId }: Actor): string {
  const entered = kind === "phone" || role === "system" ? personId : null;
  return `${kind}:${dutyId ?? ticketId ?? entered ?? tenantId}`;
}

/** Records the refusal; tells who was faster when that was the reason. */
async function recordRefusal(
  name: string,
  credential: Credential,
  refusal: Refusal,
  input: unknown,
): Promise<Change | null> {
  return withScope(credential, "write", async (scope) => {
    const { actor, tx } = scope;
    await tx.audit.createMany({
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
    });
    if (refusal.code !== "conflict" && refusal.code !== "wrong-status") return null;
    // Words that name somebody already need no second name.
    if (Object.keys(refusal.values).length > 0) return null;
    const met = refusal.about ?? subjectOf(input);
    const change = met === null ? null : await lastChangeOf(scope, met);
    if (refusal.code === "conflict" || change === null) return change;
    // A step that does not fit may be nobody's doing; it is told when somebody has just been there.
    return !change.own && change.now - change.at < justNow ? change : null;
  });
}

const justNow = 60 * 60 * 1000;

/** The `id` that a form sends. Of a place or person that it names besides, others may have changed something else. */
function subjectOf(input: unknown): string | null {
  if (typeof input !== "object" || input === null || !("id" in input)) return null;
  return typeof input.id === "string" && uuid.test(input.id) ? input.id : null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
