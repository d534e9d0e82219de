import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Credential } from "@/lib/platform/access/credential";
import type { DutyRole, PhoneRole } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { askedPageHeader, doorTo } from "./asked-page";
import { sessionCredential } from "./session";

/**
 * Reads for a signed-in page: one READ ONLY transaction. Without a live session the visitor is sent
 * to sign in, and from there to the page; a first password must be changed before anything else; a role that the page is not
 * for gets "not found", exactly as an address that does not exist.
 */
export async function read<T>(
  roles: readonly DutyRole[] | "all",
  fn: (scope: Scope) => Promise<T>,
): Promise<T> {
  const credential = await sessionCredential();
  if (credential === null) redirect(await doorFor("/sign-in"));
  const outcome = await attempt(credential, async (scope) => {
    if (scope.actor.mustChange) return { kind: "change" as const };
    const { kind, role } = scope.actor;
    if (kind !== "user") return { kind: "missing" as const };
    if (roles !== "all" && !roles.some((one) => one === role)) return { kind: "missing" as const };
    return { kind: "data" as const, data: await fn(scope) };
  });
  switch (outcome.kind) {
    case "change":
      return redirect("/password");
    case "missing":
      return notFound();
    case "closed":
      return redirect(await doorFor("/sign-in?ended=1"));
    case "data":
      return outcome.data;
  }
}

/** The same for a page that also serves people who must change their password first. */
export async function readUnsettled<T>(fn: (scope: Scope) => Promise<T>): Promise<T> {
  const credential = await sessionCredential();
  if (credential === null) redirect(await doorFor("/sign-in"));
  const outcome = await attempt(credential, async (scope) =>
    scope.actor.kind === "user"
      ? { kind: "data" as const, data: await fn(scope) }
      : { kind: "phone" as const },
  );
  if (outcome.kind === "phone") return notFound();
  return outcome.kind === "data" ? outcome.data : redirect(await doorFor("/sign-in?ended=1"));
}

/** Reads for the pages of members, or of the liaison officers of units, who enter by phone. */
export async function readByPhone<T>(
  role: PhoneRole,
  fn: (scope: Scope) => Promise<T>,
): Promise<T> {
  const door = `/sign-in/phone?as=${role}`;
  const credential = await sessionCredential();
  if (credential === null) redirect(await doorFor(door));
  const outcome = await attempt(credential, async (scope) =>
    scope.actor.role === role
      ? { kind: "data" as const, data: await fn(scope) }
      : { kind: "missing" as const },
  );
  if (outcome.kind === "missing") return notFound();
  return outcome.kind === "data" ? outcome.data : redirect(await doorFor(door));
}

/** Reads for a public page of a district; no session is looked at. */
export async function readPublic<T>(slug: string, fn: (scope: Scope) => Promise<T>): Promise<T> {
  const outcome = await attempt({ kind: "visitor", slug }, async (scope) => ({
    kind: "data" as const,
    data: await fn(scope),
  }));
  return outcome.kind === "data" ? outcome.data : notFound();
}

/** Reads with a receipt; null when number and code open nothing. */
export async function readReceipt<T>(
  receipt: Credential & { kind: "receipt" },
  fn: (scope: Scope) => Promise<T>,
): Promise<T | null> {
  const outcome = await attempt(receipt, async (scope) => ({
    kind: "data" as const,
    data: await fn(scope),
  }));
  return outcome.kind === "data" ? outcome.data : null;
}

/** Makes a read happen once per request, however many components ask for it. */
export { cache as oncePerRequest };

/** With the page that was asked for. */
async function doorFor(door: string): Promise<string> {
  return doorTo(door, (await headers()).get(askedPageHeader));
}

async function attempt<T extends { kind: string }>(
  credential: Credential,
  fn: (scope: Scope) => Promise<T>,
): Promise<T | { kind: "closed" } | { kind: "missing" }> {
  try {
    return await withScope(credential, "read", fn);
  } catch (error) {
    if (error instanceof DoorClosed) return { kind: "closed" };
    if (error instanceof Refusal && error.code === "not-found") return { kind: "missing" };
    throw error;
  }
}
