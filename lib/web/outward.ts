import "server-only";
import { handedIn, handInOf } from "@/lib/across/open311/queries/intake";
import { bodyOf, type Root } from "@/lib/across/open311/rules/body";
import {
  acceptedFormat,
  formats,
  mediaTypes,
  splitFormat,
  type Format,
} from "@/lib/across/open311/rules/formats";
import { nameInSpec } from "@/lib/across/open311/rules/intake";
import { argumentsOf } from "@/lib/across/open311/schema";
import { noteUse } from "@/lib/ground/systems/queries";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { execute, type Command } from "@/lib/platform/command";
import type { Json } from "@/lib/platform/core/json";
import { Refusal, type RefusalCode } from "@/lib/platform/core/refusal";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { sharedEnv } from "@/lib/platform/env";
import { cachedText } from "./cached-json";
import { report } from "./fault";
import { sentence } from "./sentence";

// The door for other systems (Open311, docs/decisions/016): what they ask and are told has the names
// of the spec, also a refusal. No cookie is read here, so no page of another site can borrow one.

type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** What another system asks: its arguments, what the address names, and where the interface is. */
export interface Asked {
  given: Readonly<Record<string, string>>;
  /** The last part of the address, without the ending that names the format. */
  name: string;
  /** The district's portal and, below it, the interface; without a stroke at the end. */
  portal: string;
  base: string;
}

export interface Told {
  root: Root;
  value: Json;
  /** How long it may be kept. */
  seconds: number;
  /** Where the next page begins. */
  next?: string | null;
}

type Read = (scope: Scope, asked: Asked) => Promise<Told>;

/**
 * Reads of one district, in JSON or XML. What is public may be kept by browsers and proxies; with the
 * key of a system `own` is told instead, to that system alone.
 */
export function outwardRoute(read: Read, own?: Read): Handler {
  return async (request, context) => {
    const { slug, format, asked } = readAsked(request, await context.params);
    const key = own === undefined ? "" : keyOf(request, asked.given);
    try {
      checkJurisdiction(asked.given["jurisdiction_id"], slug);
      if (own === undefined || key === "") {
        const visitor: Credential = { kind: "visitor", slug };
        const told = await withScope(visitor, "read", (scope) => read(scope, asked));
        return answer(request, format, told);
      }
      const told = await withSystem(slug, key, (scope) => own(scope, asked));
      return answerAlone(request, format, told);
    } catch (error) {
      return refusal(request, format, error);
    }
  };
}

/** POST Service Request: `take` is the command that takes in a report; the caller needs a key. */
export function intakeRoute<I, P, S>(take: Command<I, P, S, { number: string }>): Handler {
  return async (request, context) => {
    const { slug, format, asked } = readAsked(request, await context.params);
    try {
      const given = await readForm(request);
      checkJurisdiction(given["jurisdiction_id"] ?? asked.given["jurisdiction_id"], slug);
      const key = keyOf(request, given);
      if (key === "") throw new Refusal("forbidden", "open311.keyMissing");
      const sent = await withSystem(slug, key, (scope) => handInOf(scope, given));
      const number =
        sent.number ??
        (await execute(take, { kind: "system", slug, key }, sent.input, sent.key)).number;
      const value = handedIn(number, sent.key, asked.portal);
      return answerAlone(request, format, { root: "service_requests", value, seconds: 0 }, 201);
    } catch (error) {
      return refusal(request, format, error);
    }
  };
}

/** Whoever comes with a key is that system or nobody; the day of its use is noted. */
async function withSystem<T>(slug: string, key: string, fn: (scope: Scope) => Promise<T>) {
  try {
    return await withScope({ kind: "system", slug, key }, "write", async (scope) => {
      await noteUse(scope);
      return fn(scope);
    });
  } catch (error) {
    throw error instanceof DoorClosed ? new Refusal("forbidden", "open311.key") : error;
  }
}

/** The spec's argument, or a header, which reaches no log of addresses. */
function keyOf(request: Request, given: Readonly<Record<string, string>>): string {
  return (request.headers.get("x-api-key") ?? given["api_key"] ?? "").trim();
}

const formMax = 64 * 1024;

async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("content-type") ?? "";
  const length = Number(request.headers.get("content-length") ?? "0");
  const isForm = type.toLowerCase().startsWith("application/x-www-form-urlencoded");
  if (!isForm || length > formMax) throw new Refusal("invalid", "open311.form");
  const text = await request.text();
  if (text.length > formMax) throw new Refusal("invalid", "open311.form");
  return argumentsOf(new URLSearchParams(text));
}

function readAsked(request: Request, params: Params) {
  const { district: slug = "", ...others } = params;
  const url = new URL(request.url);
  const last = splitFormat(Object.values(others)[0] ?? url.pathname.split("/").at(-1) ?? "");
  const given = argumentsOf(url.searchParams);
  const format =
    last.format ??
    formats.find((one) => one === given["format"]) ??
    acceptedFormat(request.headers.get("accept") ?? "");
  const portal = `${siteOf(request, url)}/${slug}`;
  const asked: Asked = { given, name: last.name, portal, base: `${portal}/open311/v2` };
  return { slug, format, asked };
}

/** The site's own address: the configured one, else as the reverse proxy or the caller names it. */
function siteOf(request: Request, url: URL): string {
  const fixed = sharedEnv().PUBLIC_URL;
  if (fixed !== undefined) return fixed.replace(/\/$/, "");
  const scheme = request.headers.get("x-forwarded-proto")?.split(",")[0] ?? "";
  const host = request.headers.get("host") ?? url.host;
  return `${/^https?$/.test(scheme) ? scheme : url.protocol.replace(":", "")}://${host}`;
}

/** One district, one endpoint: the argument may be left out, and must be right when it is given. */
function checkJurisdiction(given: string | undefined, slug: string): void {
  if (given === undefined || given === slug) return;
  throw new Refusal("not-found", "open311.jurisdiction", { values: { slug } });
}

function answer(request: Request, format: Format, told: Told): Response {
  const also = headersOf(request, format, told);
  const body = bodyOf(format, told.root, told.value);
  return cachedText(request, body, { seconds: told.seconds, type: mediaTypes[format], also });
}

/** For one caller: kept by nobody on the way. */
function answerAlone(request: Request, format: Format, told: Told, status = 200): Response {
  const headers = {
    ...headersOf(request, format, told),
    "Content-Type": mediaTypes[format],
    "Cache-Control": "private, no-store",
  };
  return new Response(bodyOf(format, told.root, told.value), { status, headers });
}

function headersOf(request: Request, format: Format, { next }: Told): Record<string, string> {
  // A key in a header makes another answer of the same address.
  const headers = { Vary: "Accept, X-API-Key" };
  if (next === undefined || next === null) return headers;
  return { ...headers, Link: `<${nextPage(request, format, next)}>; rel="next"` };
}

/** Relative to what was asked, so that it holds behind any proxy. */
function nextPage(request: Request, format: Format, page: string): string {
  const query = new URL(request.url).searchParams;
  query.delete("format");
  query.delete("api_key");
  query.set("page", page);
  return `requests.${format}?${query.toString()}`;
}

const statuses: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  "wrong-status": 409,
  conflict: 409,
  "too-late": 409,
  limit: 429,
};

function refusal(request: Request, format: Format, error: unknown): Response {
  const { status, texts } = refusalOf(request, error);
  const value = texts.map((description) => ({ code: status, description }));
  return new Response(bodyOf(format, "errors", value), {
    status,
    headers: {
      "Content-Type": mediaTypes[format],
      "Cache-Control": "no-store",
      Vary: "Accept, X-API-Key",
    },
  });
}

function refusalOf(request: Request, error: unknown): { status: number; texts: string[] } {
  if (error instanceof DoorClosed) return { status: 404, texts: [sentence("open311.district")] };
  if (error instanceof Refusal) {
    const fields = Object.entries(error.fields).map(([field, key]) =>
      sentence("open311.field", { name: nameInSpec(field), text: sentence(key, error.values) }),
    );
    const texts = fields.length > 0 ? fields : [sentence(error.reason, error.values)];
    return { status: statuses[error.code], texts };
  }
  const id = report(error, new URL(request.url).pathname);
  return { status: 500, texts: [sentence("refusal.failed", { id })] };
}
