import "server-only";
import { sha256Hex } from "@/lib/platform/core/digest";

/**
 * Public data as JSON that browsers and proxies may keep for `seconds`; whoever comes again with the
 * tag of an unchanged answer gets 304 and no body.
 */
export function cachedJson(request: Request, data: unknown, seconds: number): Response {
  const type = "application/json; charset=utf-8";
  return cachedText(request, JSON.stringify(data), { seconds, type });
}

/** The same for a text of any type, with headers of its own. */
export function cachedText(
  request: Request,
  body: string,
  { seconds, type, also = {} }: { seconds: number; type: string; also?: Record<string, string> },
): Response {
  const tag = `"${sha256Hex(body).slice(0, 32)}"`;
  const headers = { ...also, ETag: tag, "Cache-Control": `public, max-age=${String(seconds)}` };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": type } });
}
