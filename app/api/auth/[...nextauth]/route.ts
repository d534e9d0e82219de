import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/web/session";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

// Made at the first request: the environment is checked when the server starts, not when it is built.
async function handle(request: NextRequest, context: AuthContext): Promise<Response> {
  const handler: (request: NextRequest, context: AuthContext) => Promise<Response> =
    NextAuth(authOptions());
  return handler(request, context);
}

export { handle as GET, handle as POST };
