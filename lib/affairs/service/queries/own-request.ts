import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { verbsFor, type RequestVerb } from "../rules/requests";
import { kindOf, statusOf } from "./request-list";

/** The request that the receipt opens, or null when the receipt is of something else. Two statements. */
export async function requestOfReceipt(scope: Scope) {
  const { actor, tx } = scope;
  if (actor.ticketId === null) return null;
  const row = await tx.serviceRequest.findFirst({
    where: { tenantId: actor.tenantId, id: actor.ticketId },
    select: {
      id: true,
      number: true,
      version: true,
      placeNames: true,
      kind: true,
      itemTitle: true,
      status: true,
      publicTitle: true,
      publicText: true,
      takerMemberId: true,
      takerOrganizationId: true,
      declineText: true,
      doneText: true,
      confirmedBy: true,
      rating: true,
      resourceNote: true,
      submittedAt: true,
      publishedAt: true,
      escalatedAt: true,
      resourcedAt: true,
      takenAt: true,
      doneAt: true,
      confirmedAt: true,
      ratedAt: true,
      endedAt: true,
    },
  });
  if (row === null) return null;
  const contact = await tx.serviceContact.findFirst({
    where: { tenantId: actor.tenantId, requestId: row.id },
    select: { text: true, nameMasked: true, phoneMasked: true, erasedAt: true },
  });
  const verbs: RequestVerb[] = verbsFor(actor, row);
  return { ...row, kind: kindOf(row.kind), status: statusOf(row.status), contact, verbs };
}
export type OwnRequest = NonNullable<Awaited<ReturnType<typeof requestOfReceipt>>>;
