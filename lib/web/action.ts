import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { execute, type Command } from "@/lib/platform/command";
import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { Refusal, type Change } from "@/lib/platform/core/refusal";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { ratingCredential } from "@/lib/platform/access/rating-link";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { report } from "./fault";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { readForm } from "./form";
import { sentence } from "./sentence";
import { receiptCredential } from "./receipt";
import { sessionCredential } from "./session";

interface Options<R extends Json> {
  /** Where to go when it worked; without it the page stays and is read again. */
  go?: (result: R, form: FormData) => string;
  /** What the site itself knows and no form may say. */
  also?: () => Promise<Record<string, unknown>>;
  /** What the page is told instead of the stored result; `key` is the idempotency key. */
  tell?: (result: R, key: string, from: Sender) => Json;
  /** What was written and is told as a refusal all the same: a wrong code counts as a try. */
  refuse?: (result: R) => Refusal | null;
}

/** Where a form came from: the site's own address and, on the portal, the district. */
export interface Sender {
  origin: string;
  district: string;
}

/** Makes a server action of a command, for people who are signed in. */
export function action<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  options: Options<R> = {},
): FormAction {
  return (_previous, form) => perform(what, sessionCredential, options, form);
}

/** The same for visitors of a district's portal; the form's field `district` says which. */
export function publicAction<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  options: Options<R> = {},
): FormAction {
  return (_previous, form) => perform(what, () => Promise.resolve(visitorOf(form)), options, form);
}

/** The same for the holder of a receipt, who has opened the ticket before. */
export function receiptAction<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  options: Options<R> = {},
): FormAction {
  return (_previous, form) =>
    perform(what, () => receiptCredential(textOf(form, "district")), options, form);
}

/** The same for the holder of a rating link, whose key the form sends along. */
export function ratingAction<I, P, S, R extends Json>(what: Command<I, P, S, R>): FormAction {
  return (_previous, form) => {
    const credential = ratingCredential(textOf(form, "district"), textOf(form, "ratingKey"));
    return perform(what, () => Promise.resolve(credential), {}, form);
  };
}

async function perform<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  credentialOf: () => Promise<Credential | null>,
  options: Options<R>,
  form: FormData,
): Promise<ActionState> {
  const { input, typed } = readForm(form);
  delete input["district"];
  delete input["ratingKey"];
  const key = textOf(form, "idempotencyKey") || newId();
  let target: string | undefined;
  try {
    const origin = await requireOwnOrigin();
    const credential = await credentialOf();
    if (credential === null) throw new DoorClosed();
    Object.assign(input, await options.also?.());
    const result = await execute(what, credential, input, key);
    const refusal = options.refuse?.(result) ?? null;
    if (refusal !== null) return refusedState(refusal, what.name, typed);
    revalidatePath("/", "layout");
    if (options.go === undefined) {
      const from = { origin, district: textOf(form, "district") };
      return { state: "done", result: options.tell?.(result, key, from) ?? result, key: newId() };
    }
    target = options.go(result, form);
  } catch (error) {
    return refusedState(error, what.name, typed);
  }
  redirect(target);
}

/** The answer of a form that was refused, or that met a fault. */
export function refusedState(
  error: unknown,
  command: string,
  typed: Record<string, string | string[]>,
): ActionState {
  const base = { state: "refused", typed, key: newId() } as const;
  if (error instanceof Refusal) {
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([field, key]) => {
        const limit = error.limits[field];
        const said = limit?.over === undefined ? key : "field.over";
        return [field, sentence(said, { ...error.values, ...limit })];
      }),
    );
    const message = sentence(error.reason, error.values) + changeSentence(error.change);
    return { ...base, code: error.code, message, fields };
  }
  if (error instanceof DoorClosed) {
    return { ...base, code: "closed", message: sentence("refusal.closed"), fields: {} };
  }
  const id = report(error, command);
  return { ...base, code: "failed", message: sentence("refusal.failed", { id }), fields: {} };
}

/** Who was faster and when, in one sentence after the refusal's own. */
function changeSentence(change: Change | null): string {
  if (change === null) return "";
  const { by, own, now, timeZone } = change;
  const at = formatDateTime(change.at, timeZone, now);
  if (own) return sentence("refusal.changedByYou", { at });
  return by === null
    ? sentence("refusal.changedAt", { at })
    : sentence("refusal.changedBy", { by, at });
}

/**
 * The framework refuses a foreign Origin but lets a request without one pass; browsers send it with
 * every POST, so a missing one is refused here as well.
 */
export async function requireOwnOrigin(): Promise<string> {
  const given = await headers();
  const origin = given.get("origin");
  const host = given.get("host");
  if (origin === null || host === null || !URL.canParse(origin) || new URL(origin).host !== host) {
    throw new Refusal("forbidden", "refusal.origin");
  }
  return origin;
}

function visitorOf(form: FormData): Credential {
  return { kind: "visitor", slug: textOf(form, "district") };
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
