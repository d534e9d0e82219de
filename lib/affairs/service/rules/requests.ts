import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";

/** 微心愿 is a small wish; 点单 asks for something of the service menu (DOMAIN §7.4). */
export const requestKinds = ["wish", "order"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStatuses = [
  "submitted",
  "declined",
  "published",
  "taken",
  "done",
  "confirmed",
  "closed",
  "withdrawn",
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const ratings = ["yes", "basically", "no"] as const;

/** Whoever verifies, publishes and confirms: the community, or the street in its place. */
const community = ["community_secretary", "street_secretary"] as const;
const takers = ["member", "liaison"] as const;

interface Row {
  readonly from: readonly RequestStatus[];
  /** Where it goes; without it the status stays. */
  readonly to?: readonly RequestStatus[];
  readonly by: readonly Role[];
}

/** Every step of a request. The database has the changes of status a second time (guard_service_request). */
export const requestVerbs = {
  publish: { from: ["submitted"], to: ["published"], by: community },
  revise: { from: ["published"], by: community },
  decline: { from: ["submitted", "published"], to: ["declined"], by: community },
  offer: { from: ["published"], by: community },
  take: { from: ["published"], to: ["taken"], by: takers },
  giveBack: { from: ["taken"], to: ["published"], by: [...takers, ...community] },
  finish: { from: ["taken"], to: ["done"], by: [...takers, ...community] },
  undo: { from: ["done"], to: ["taken"], by: ["resident", ...community] },
  confirm: { from: ["done"], to: ["confirmed", "closed"], by: ["resident", ...community] },
  rate: { from: ["confirmed"], to: ["closed"], by: ["resident", ...community] },
  withdraw: {
    from: ["submitted", "published", "taken"],
    to: ["withdrawn"],
    by: ["resident", ...community],
  },
  escalate: { from: ["published"], by: ["job"] },
  resource: { from: ["published"], by: ["street_secretary"] },
  settle: { from: ["confirmed"], to: ["closed"], by: ["job"] },
  reveal: { from: ["submitted", "published", "taken", "done"], by: [...takers, ...community] },
} as const satisfies Record<string, Row>;
export type RequestVerb = keyof typeof requestVerbs;

/** Who reads requests in the console. */
export const requestReaders = [...community, "district_org"] as const;
/** Who enters one for somebody; a grid worker collects and does no more. */
export const requestCollectors = [...community, "grid_worker"] as const;
export const menuKeepers = community;

/** What a rule must know of a request. */
export interface RequestFacts {
  readonly status: string;
  readonly takerMemberId: string | null;
  readonly takerOrganizationId: string | null;
  readonly escalatedAt?: Date | null;
}

export function canDoOnRequest(
  actor: ActorFacts,
  verb: RequestVerb,
  request: RequestFacts,
): Verdict {
  const { by, from } = requestVerbs[verb];
  if (!isOneOf(actor.role, by)) return refused("forbidden", "refusal.role");
  if (!isOneOf(request.status, from)) return refused("wrong-status", "wish.refused.status");
  if (isOneOf(actor.role, takers) && verb !== "take" && !hasTaken(actor, request)) {
    return refused("forbidden", "wish.refused.notYours");
  }
  if (verb === "resource" && (request.escalatedAt ?? null) === null) {
    return refused("wrong-status", "wish.refused.notEscalated");
  }
  return allowed;
}

export function verbsFor(actor: ActorFacts, request: RequestFacts): RequestVerb[] {
  return namesOf(requestVerbs).filter((verb) => canDoOnRequest(actor, verb, request).ok);
}

export function may(actor: ActorFacts, roles: readonly Role[]): Verdict {
  return isOneOf(actor.role, roles) ? allowed : refused("forbidden", "refusal.role");
}

function hasTaken(actor: ActorFacts, request: RequestFacts): boolean {
  return actor.role === "member"
    ? request.takerMemberId === actor.personId
    : request.takerOrganizationId === actor.organizationId;
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const isName = (key: string): key is Name => Object.hasOwn(table, key);
  return Object.keys(table).filter(isName);
}
