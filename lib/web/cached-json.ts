import "server-only";
import { sha256Hex } from "@/lib/platform/core/digest";

/**
 * Public data as JSON that browsers and proxies may keep for `seconds`; whoever comes again with the
 * tag of an unchanged answer gets 304 and no body.
 */
export function cachedJson(request: Request, data: unknown, seconds: number): Response {
  const body = JSON.stringify(data);
  const tag = `"${sha256Hex(body).slice(0, 32)}"`;
  const headers = { ETag: tag, "Cache-Control": `public, max-age=${String(seconds)}` };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}
