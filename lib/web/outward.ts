import "server-only";
import { bodyOf, type Root } from "@/lib/across/open311/rules/body";
import {
  acceptedFormat,
  formats,
  mediaTypes,
  splitFormat,
  type Format,
} from "@/lib/across/open311/rules/formats";
import { argumentsOf } from "@/lib/across/open311/schema";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import type { Json } from "@/lib/platform/core/json";
import { Refusal, type RefusalCode } from "@/lib/platform/core/refusal";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { sharedEnv } from "@/lib/platform/env";
import { cachedText } from "./cached-json";
import { report } from "./fault";
import { sentence } from "./sentence";

// The door for other systems (Open311, docs/decisions/014): what they ask and are told has the names
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

/** Public reads of one district, in JSON or XML, that browsers and proxies may keep. */
export function outwardRoute(fn: (scope: Scope, asked: Asked) => Promise<Told>): Handler {
  return async (request, context) => {
    const { slug, format, asked } = readAsked(request, await context.params);
    try {
      checkJurisdiction(asked.given["jurisdiction_id"], slug);
      const told = await withScope({ kind: "visitor", slug }, "read", (scope) => fn(scope, asked));
      return answer(request, format, told);
    } catch (error) {
      return refusal(request, format, error);
    }
  };
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
  const also: Record<string, string> = { Vary: "Accept" };
  if (told.next !== undefined && told.next !== null) {
    also["Link"] = `<${nextPage(request, format, told.next)}>; rel="next"`;
  }
  const body = bodyOf(format, told.root, told.value);
  return cachedText(request, body, { seconds: told.seconds, type: mediaTypes[format], also });
}

/** Relative to what was asked, so that it holds behind any proxy. */
function nextPage(request: Request, format: Format, page: string): string {
  const query = new URL(request.url).searchParams;
  query.delete("format");
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
    headers: { "Content-Type": mediaTypes[format], "Cache-Control": "no-store", Vary: "Accept" },
  });
}

function refusalOf(request: Request, error: unknown): { status: number; texts: string[] } {
  if (error instanceof DoorClosed) return { status: 404, texts: [sentence("open311.district")] };
  if (error instanceof Refusal) {
    const fields = Object.values(error.fields).map((key) => sentence(key, error.values));
    const texts = fields.length > 0 ? fields : [sentence(error.reason, error.values)];
    return { status: statuses[error.code], texts };
  }
  const id = report(error, new URL(request.url).pathname);
  return { status: 500, texts: [sentence("refusal.failed", { id })] };
}
