import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { decode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import {
  enterByPhone,
  seatOfPhone,
  signIn,
  signOut,
  switchDuty,
} from "@/lib/platform/access/accounts";
import { phoneRoles } from "@/lib/platform/access/actor";
import { phone } from "@/lib/platform/core/form-fields";
import type { Credential } from "@/lib/platform/access/credential";
import { webEnv } from "@/lib/platform/env";
import { report } from "./fault";
import { networkOf } from "./network";

// next-auth gives the form, the CSRF token and the cookie. Its JWT holds the random session token;
// the database alone says what that token may do, so a revoked session is dead at once.

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/** Built when first used, because the environment is checked at start and not at import. */
export function authOptions(): NextAuthOptions {
  return {
    secret: webEnv().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(), dutyProvider(), phoneProvider()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      // Nothing about the person reaches the browser's session object.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.sid === "string") await signOut(token.sid);
      },
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    id: "password",
    credentials: { district: {}, login: {}, password: {} },
    authorize: async (given, request) => {
      const result = await guarded("sign-in", () =>
        signIn(
          given?.district ?? "",
          (given?.login ?? "").trim(),
          given?.password ?? "",
          networkOf((name) => headerOf(request.headers, name)),
        ),
      );
      // The message is a code that the sign-in page turns into advice.
      if (!result.ok) throw new Error(`${result.reason}:${String(result.waitSeconds)}`);
      return { id: result.token };
    },
  });
}

function dutyProvider() {
  return CredentialsProvider({
    id: "duty",
    credentials: { dutyId: {} },
    authorize: async (given) => {
      const token = await sessionToken();
      const dutyId = z.uuid().safeParse(given?.dutyId);
      if (token === null || !dutyId.success) return null;
      const next = await guarded("switch duty", () => switchDuty(token, dutyId.data));
      return next === null ? null : { id: next };
    },
  });
}

/** Members and liaison officers of units: a phone and the code that was sent to it. */
function phoneProvider() {
  const form = z.object({
    district: z.string(),
    phone,
    role: z.enum(phoneRoles),
    code: z.string(),
  });
  return CredentialsProvider({
    id: "phone",
    credentials: { district: {}, phone: {}, role: {}, code: {} },
    authorize: async (given) => {
      const { data } = form.safeParse(given);
      if (data === undefined) return null;
      const token = await guarded("enter by phone", () => enterByPhone(data.district, data));
      if (token !== null) return { id: token };
      const seat =
        data.role === "councillor"
          ? await guarded("enter by phone", () => seatOfPhone(data.district, data))
          : null;
      // The message is a code that the sign-in page turns into advice.
      if (seat !== null) throw new Error(`seat:${seat}`);
      return null;
    },
  });
}

/** next-auth puts the message of an error into an address; a fault goes to the log instead. */
async function guarded<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`failed:${report(error, doing)}`, { cause: error });
  }
}

/** The session token of the request, or null when nobody is signed in. */
export async function sessionToken(): Promise<string | null> {
  const jar = await cookies();
  // next-auth puts __Secure- before the name when it is reached through https.
  const name = "next-auth.session-token";
  const raw = jar.get(`__Secure-${name}`)?.value ?? jar.get(name)?.value;
  if (raw === undefined) return null;
  const token = await decode({ token: raw, secret: webEnv().NEXTAUTH_SECRET }).catch(() => null);
  return token?.sid ?? null;
}

export async function sessionCredential(): Promise<Credential | null> {
  const token = await sessionToken();
  return token === null ? null : { kind: "session", token };
}

function headerOf(all: Record<string, unknown> | undefined, name: string): string | null {
  const value = all?.[name];
  return typeof value === "string" ? value : null;
}
