import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/web/session";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

// Called with the request and not made beforehand: the environment is checked when the server
// starts, not when it is built.
async function handle(request: NextRequest, context: AuthContext): Promise<Response> {
  const answer: unknown = await NextAuth(request, context, authOptions());
  if (answer instanceof Response) return answer;
  throw new Error("next-auth gave no answer");
}

export { handle as GET, handle as POST };
