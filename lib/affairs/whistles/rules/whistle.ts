import { addDuration, type Reckoned } from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { Settings } from "@/lib/ground/settings/rules/parameters";

/** When a street may call (DOMAIN §2.7): a demand it cannot meet, key work, joint enforcement, an emergency. */
export const whistleKinds = ["demand", "key_work", "joint_enforcement", "emergency"] as const;
export type WhistleKind = (typeof whistleKinds)[number];

export const callStatuses = ["called", "confirmed", "cancelled"] as const;
export const responseStatuses = [
  "called",
  "acknowledged",
  "refused",
  "arrived",
  "left",
  "done",
  "absent",
  "cancelled",
] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

/** Who is still to come. */
export const expectedStatuses = ["called", "acknowledged"] as const satisfies ResponseStatus[];

const callers = ["street_dispatcher", "street_secretary", "district_dispatcher"] as const;
const department = ["dept_clerk", "dept_leader"] as const;
/** Whoever of the street or community stands there may write down that somebody has come. */
const onSite = [...callers, "community_secretary", "grid_worker"] as const;

interface Row<Status extends string> {
  readonly from: readonly Status[];
  readonly by: readonly Role[];
}

/** What may be done with a call. */
export const callVerbs = {
  confirm: { from: ["called"], by: callers },
  cancel: { from: ["called"], by: callers },
} as const satisfies Record<string, Row<(typeof callStatuses)[number]>>;
export type CallVerb = keyof typeof callVerbs;

/** What may be done with one department's answer. Who refused may still come. */
export const responseVerbs = {
  arrive: { from: ["called", "acknowledged", "refused"], by: [...department, ...onSite] },
  acknowledge: { from: ["called"], by: department },
  refuse: { from: ["called", "acknowledged"], by: department },
  // 事不完，人不撤: whoever blew lets a department go before the matter is done.
  leave: { from: ["arrived"], by: callers },
} as const satisfies Record<string, Row<ResponseStatus>>;
export type ResponseVerb = keyof typeof responseVerbs;

/** Who may read calls, as staff of an area or of an organization. */
export const callReaders = ["district_org", ...onSite] as const;
export const responseReaders = department;
export const callWriters = callers;

export function canBlow(actor: ActorFacts): Verdict {
  return isOneOf(actor.role, callers) ? allowed : refused("forbidden", "refusal.role");
}

export function canDoOnCall(actor: ActorFacts, verb: CallVerb, call: { status: string }): Verdict {
  return judge(actor, callVerbs[verb], call.status);
}

export function canDoOnResponse(
  actor: ActorFacts,
  verb: ResponseVerb,
  response: { status: string },
): Verdict {
  return judge(actor, responseVerbs[verb], response.status);
}

export function responseVerbsFor(actor: ActorFacts, response: { status: string }): ResponseVerb[] {
  return namesOf(responseVerbs).filter((verb) => canDoOnResponse(actor, verb, response).ok);
}

export function callVerbsFor(actor: ActorFacts, call: { status: string }): CallVerb[] {
  return namesOf(callVerbs).filter((verb) => canDoOnCall(actor, verb, call).ok);
}

/** Until when the departments are to be there; an emergency runs through nights and holidays. */
export function arriveBy(
  kind: WhistleKind,
  calledAt: Instant,
  { settings, calendar }: { settings: Settings; calendar: WorkCalendar },
): Reckoned {
  const limit =
    settings[kind === "emergency" ? "whistle.arrive.emergency" : "whistle.arrive.other"];
  return addDuration(calledAt, limit, calendar);
}

/**
 * The time of arrival as it is told: not before the call and not in the future. It is what a person
 * says; nobody's place is measured (DOMAIN §11.2, P1).
 */
export function arrivalFault(
  arrivedAt: Instant,
  { calledAt, now }: { calledAt: Instant; now: Instant },
): "beforeCall" | "inFuture" | null {
  if (arrivedAt < calledAt) return "beforeCall";
  return arrivedAt > now ? "inFuture" : null;
}

/** How an answer stands when the street confirms that the matter is done: "事不完，人不撤". */
export function statusAtEnd(status: ResponseStatus, end: "confirm" | "cancel"): ResponseStatus {
  const open = status === "called" || status === "acknowledged" || status === "arrived";
  if (!open) return status;
  if (end === "cancel") return "cancelled";
  return status === "arrived" ? "done" : "absent";
}

function judge(actor: ActorFacts, row: Row<string>, status: string): Verdict {
  if (!isOneOf(actor.role, row.by)) return refused("forbidden", "refusal.role");
  return isOneOf(status, row.from) ? allowed : refused("wrong-status", "whistle.status");
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const isName = (key: string): key is Name => Object.hasOwn(table, key);
  return Object.keys(table).filter(isName);
}
