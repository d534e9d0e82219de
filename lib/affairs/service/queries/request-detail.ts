import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { requestVerbs, verbsFor, type RequestVerb } from "../rules/requests";
import { shownContact, type ShownContact } from "./request-contact";
import { kindOf, statusOf } from "./request-list";
import { takersNamed } from "./takers";

/** One request as the community and the street see it. At most six statements. */
export async function requestDetail(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const where = { tenantId: actor.tenantId, id };
  const row = await tx.serviceRequest.findFirst({ where, select: columns });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const contact = await tx.serviceContact.findFirst({
    where: { tenantId: actor.tenantId, requestId: id },
    select: { text: true, nameMasked: true, phoneMasked: true, onBehalf: true, erasedAt: true },
  });
  const offers = await tx.serviceOffer.findMany({
    where: { tenantId: actor.tenantId, requestId: id },
    orderBy: { at: "asc" },
    select: { memberId: true, organizationId: true },
  });
  const { takerMemberId: memberId, takerOrganizationId: organizationId } = row;
  const taken = memberId !== null || organizationId !== null;
  const named = await takersNamed(
    scope,
    taken ? [...offers, { memberId, organizationId }] : offers,
  );
  const verbs: RequestVerb[] = verbsFor(actor, row);
  const shown: ShownContact | null = requestVerbs.reveal.by.some((role) => role === actor.role)
    ? await shownContact(scope, row)
    : null;
  return {
    ...row,
    kind: kindOf(row.kind),
    status: statusOf(row.status),
    now: new Date(actor.now).toISOString(),
    contact,
    shown,
    taker: taken ? (named.at(-1) ?? null) : null,
    asked: named.slice(0, offers.length),
    verbs,
  };
}
export type RequestDetail = Awaited<ReturnType<typeof requestDetail>>;

const columns = {
  id: true,
  number: true,
  path: true,
  placeNames: true,
  kind: true,
  origin: true,
  itemTitle: true,
  status: true,
  publicTitle: true,
  publicText: true,
  skills: true,
  times: true,
  takerMemberId: true,
  takerOrganizationId: true,
  contactShownTo: true,
  contactShownAt: true,
  declineText: true,
  doneText: true,
  confirmedBy: true,
  rating: true,
  resourceNote: true,
  manyFromNetwork: true,
  submittedAt: true,
  publishedAt: true,
  escalatedAt: true,
  resourcedAt: true,
  takenAt: true,
  doneAt: true,
  confirmedAt: true,
  ratedAt: true,
  endedAt: true,
  version: true,
} as const;
