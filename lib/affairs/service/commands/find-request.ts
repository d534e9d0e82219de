import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { requestReaders } from "../rules/requests";

/** The request that a step is about, at the version that the person has seen. */
export async function findRequest(scope: Scope, given: { id: string; version?: number }) {
  const { actor, tx } = scope;
  if (!reads(actor.role)) return null;
  // Members and units have no right on the other columns, which is an error and no empty value.
  const own = actor.role === "member" || actor.role === "liaison" || actor.role === "resident";
  const where = { tenantId: actor.tenantId, id: given.id };
  const request = own
    ? await tx.serviceRequest.findFirst({ where, select: shared })
    : await tx.serviceRequest.findFirst({ where, select: { ...shared, escalatedAt: true } });
  if (request !== null && (given.version ?? request.version) !== request.version) {
    throw new Refusal("conflict", "wish.refused.conflict");
  }
  return request;
}
export type RequestSubject = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

const shared = {
  id: true,
  path: true,
  kind: true,
  status: true,
  version: true,
  takerMemberId: true,
  takerOrganizationId: true,
} as const;

function reads(role: string): boolean {
  return [...requestReaders, "member", "liaison", "resident", "job"].includes(role);
}
