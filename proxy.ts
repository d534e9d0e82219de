import { NextResponse, type NextRequest } from "next/server";
import { askedPageHeader } from "@/lib/web/asked-page";

/** Tells a page its own address, for the way back after signing in. No right depends on it. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(askedPageHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

/** Pages alone: no data routes, no files. */
export const config = { matcher: ["/((?!api/|_next/|.*\\.).*)"] };
