import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { inOrder, reasonsFor, type Reason } from "../rules/matching";
import {
  verbsFor,
  type RequestKind,
  type RequestStatus,
  type RequestVerb,
} from "../rules/requests";
import { shownContact, type ShownContact } from "./request-contact";
import { kindOf, statusOf } from "./request-list";

const openMax = 100;
const ownMax = 50;

export interface Need {
  id: string;
  version: number;
  kind: RequestKind;
  status: RequestStatus;
  title: string;
  text: string;
  placeNames: string;
  skills: string[];
  times: string[];
  publishedAt: string;
  /** Why it stands where it stands; for what is taken already there are none. */
  reasons: Reason[];
  offered: boolean;
  doneText: string | null;
  rating: string | null;
  shown: ShownContact | null;
  verbs: RequestVerb[];
}

/**
 * What is asked for near a member, or near the place where a unit has reported: what fits comes first and
 * says why. `own` is what the one who looks has taken.
 */
export async function needsNear(scope: Scope): Promise<{ now: string; open: Need[]; own: Need[] }> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const open = await openNeeds(scope);
  const taken = await tx.serviceRequest.findMany({
    where: {
      tenantId,
      ...(actor.role === "liaison"
        ? { takerOrganizationId: actor.organizationId }
        : { takerMemberId: actor.personId }),
    },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    take: ownMax,
    select: columns,
  });
  const own: Need[] = [];
  for (const row of taken) {
    own.push({ ...needOf(scope, row), shown: await shownContact(scope, row) });
  }
  return { now: new Date(actor.now).toISOString(), open, own };
}

/** What nobody has taken yet, that which fits best first. Three statements. */
export async function openNeeds(scope: Scope): Promise<Need[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const abilities = await abilitiesOf(scope);
  const offers = await tx.serviceOffer.findMany({
    where: { tenantId },
    select: { requestId: true },
  });
  const rows = await tx.serviceRequest.findMany({
    where: { tenantId, status: "published", path: { gte: actor.lo, lt: actor.hi } },
    orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
    take: openMax,
    select: columns,
  });
  const offered = new Set(offers.map(({ requestId }) => requestId));
  const open = rows.map((row) => ({
    ...needOf(scope, row),
    reasons: reasonsFor(row, abilities, offered.has(row.id)),
    offered: offered.has(row.id),
  }));
  return inOrder(open);
}

/** A unit says nothing of skills and times; it sees what waits longest. */
async function abilitiesOf({ actor, tx }: Scope) {
  const none = { skills: [], times: [] };
  if (actor.role !== "member" || actor.personId === null) return none;
  const member = await tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId },
    select: { skills: true, times: true },
  });
  return member ?? none;
}

function needOf(
  { actor }: Scope,
  row: {
    [Key in keyof typeof columns]: Key extends "skills" | "times"
      ? string[]
      : Key extends "version"
        ? number
        : Key extends "publishedAt" | "contactShownAt"
          ? Date | null
          : Key extends "id" | "kind" | "status" | "placeNames"
            ? string
            : string | null;
  },
): Need {
  const { id, version, placeNames, skills, times, doneText, rating } = row;
  return {
    id,
    version,
    placeNames,
    skills,
    times,
    doneText,
    rating,
    kind: kindOf(row.kind),
    status: statusOf(row.status),
    title: row.publicTitle ?? "",
    text: row.publicText ?? "",
    publishedAt: row.publishedAt?.toISOString() ?? "",
    reasons: [],
    offered: false,
    shown: null,
    verbs: verbsFor(actor, row),
  };
}

const columns = {
  id: true,
  version: true,
  kind: true,
  status: true,
  publicTitle: true,
  publicText: true,
  placeNames: true,
  skills: true,
  times: true,
  publishedAt: true,
  takerMemberId: true,
  takerOrganizationId: true,
  contactShownTo: true,
  contactShownAt: true,
  doneText: true,
  rating: true,
} as const;
