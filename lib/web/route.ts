import "server-only";
import { z } from "zod";
import type { Credential } from "@/lib/platform/access/credential";
import type { DutyRole, PhoneRole } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import type { Place } from "@/lib/platform/live/viewer";
import { report } from "./fault";
import { liveResponse, viewerOf } from "./live";
import { receiptCredential } from "./receipt";
import { sessionCredential } from "./session";

type Params = Record<string, string>;
/** A function is called when the transaction has ended: for what takes long, as reading a file does. */
type Answer = Response | (() => Promise<Response>);
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** A machine's door for people who are signed in; others and other roles see "not found". */
export function route(
  roles: readonly (DutyRole | PhoneRole)[] | "all",
  fn: (scope: Scope, request: Request, params: Params) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    const params = await context.params;
    return answer(request, await sessionCredential(), async (scope) => {
      const { kind, role, mustChange } = scope.actor;
      // Everybody who holds a duty; who enters by phone is named.
      const meant = roles === "all" ? kind === "user" : roles.some((one) => one === role);
      const open = !mustChange && meant;
      return open ? fn(scope, request, params) : missing();
    });
  };
}

/** What a file is made of: the ids in one read, then every batch of rows in a read of its own. */
interface FileParts<Row> {
  /** The ids, or null when there is nothing for this person to fetch. */
  ids: (scope: Scope, request: Request) => Promise<string[] | null>;
  rows: (scope: Scope, ids: readonly string[]) => Promise<Row[]>;
  batch: number;
  /** Makes the file; no transaction is open any more. */
  file: (rows: readonly Row[], given: { timeZone: string; now: number }) => Promise<Response>;
}

/** A file of many rows for people who are signed in. A long one never holds a transaction. */
export function fileRoute<Row>(roles: readonly DutyRole[], parts: FileParts<Row>): Handler {
  return async (request) => {
    const credential = await sessionCredential();
    if (credential === null) return missing();
    try {
      const plan = await withScope(credential, "read", async (scope) => {
        const { role, mustChange, tenant, now } = scope.actor;
        if (mustChange || !roles.some((one) => one === role)) return null;
        const ids = await parts.ids(scope, request);
        return ids === null ? null : { ids, given: { timeZone: tenant.timeZone, now } };
      });
      if (plan === null) return missing();
      const rows: Row[] = [];
      for (let at = 0; at < plan.ids.length; at += parts.batch) {
        const ids = plan.ids.slice(at, at + parts.batch);
        rows.push(...(await withScope(credential, "read", (scope) => parts.rows(scope, ids))));
      }
      return await parts.file(rows, plan.given);
    } catch (error) {
      return failed(request, error);
    }
  };
}

/**
 * A stream that tells an open page of changes; no transaction stays open for it. Its address may name
 * the matter that the page shows, for those who have the same one open: `sees` says whether the
 * viewer may see it, and is asked again whenever the matter changes.
 */
export function liveRoute(
  roles: readonly DutyRole[],
  sees: (scope: Scope, subject: string) => Promise<boolean>,
): Handler {
  return async (request) => {
    const credential = await sessionCredential();
    if (credential === null) return missing();
    const asked = placeOf(request);
    try {
      const { viewer, place } = await withScope(credential, "read", async (scope) => {
        const { role, mustChange } = scope.actor;
        const open = !mustChange && roles.some((one) => one === role);
        return {
          viewer: open ? viewerOf(scope, credential) : null,
          place: open && asked !== null && (await sees(scope, asked.subject)) ? asked : null,
        };
      });
      if (viewer === null) return missing();
      const still = place && {
        ...place,
        sees: () => withScope(credential, "read", (scope) => sees(scope, place.subject)),
      };
      return liveResponse(viewer, still, request.signal);
    } catch (error) {
      return failed(request, error);
    }
  };
}

const placeAsked = z.object({
  id: z.uuid(),
  doing: z
    .string()
    .regex(/^[a-zA-Z]{0,30}$/)
    .catch(""),
});

function placeOf(request: Request): Place | null {
  const { searchParams } = new URL(request.url);
  const asked = placeAsked.safeParse(Object.fromEntries(searchParams));
  return asked.success ? { subject: asked.data.id, doing: asked.data.doing } : null;
}

/** A machine's door for everybody, inside the district that the address names. */
export function publicRoute(
  fn: (scope: Scope, request: Request, params: Params) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    const params = await context.params;
    const slug = params["district"] ?? "";
    return answer(request, { kind: "visitor", slug }, (scope) => fn(scope, request, params));
  };
}

/** The same for the holder of a receipt. */
export function receiptRoute(
  fn: (scope: Scope, request: Request, params: Params) => Promise<Answer>,
): Handler {
  return async (request, context) => {
    const params = await context.params;
    const receipt = await receiptCredential(params["district"] ?? "");
    return answer(request, receipt, (scope) => fn(scope, request, params));
  };
}

/** What the health route tells; it belongs to no district, so nobody enters a scope for it. */
export { health } from "@/lib/platform/db/health";

/** A door without data of any district: health. */
export function openRoute(fn: (request: Request) => Promise<Response>): Handler {
  return (request) => fn(request);
}

async function answer(
  request: Request,
  credential: Credential | null,
  fn: (scope: Scope) => Promise<Answer>,
): Promise<Response> {
  if (credential === null) return missing();
  try {
    const told = await withScope(credential, "read", fn);
    return typeof told === "function" ? await told() : told;
  } catch (error) {
    return failed(request, error);
  }
}

function failed(request: Request, error: unknown): Response {
  if (error instanceof DoorClosed || error instanceof Refusal) return missing();
  const id = report(error, new URL(request.url).pathname);
  return Response.json({ error: "failed", id }, { status: 500 });
}

/** One and the same answer for "not yours" and "not there". */
export function missing(): Response {
  return Response.json({ error: "not-found" }, { status: 404 });
}
