import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/** The two sides of every request: the office of a street or community, and one organization. */
export const sides = ["office", "organization"] as const;
export type Side = (typeof sides)[number];

/** Who acts for an office. A street and a department ask each other, a community and a unit (DOMAIN §5.5). */
export const officeRoles = ["street_secretary", "community_secretary"] as const satisfies Role[];
export const departmentRoles = ["dept_clerk", "dept_leader"] as const satisfies Role[];
/** The district reads what is asked in it, and asks nothing here. */
export const opinionReaders = [
  "district_org",
  ...officeRoles,
  ...departmentRoles,
] as const satisfies Role[];

/** On what a street has a say with the departments (DOMAIN §10 row 2.3: 五项权利). */
export const powers = ["planning", "affairs", "staffing", "decisions", "funds"] as const;
/** What a community and a unit tell each other. */
export const services = ["party_work", "member_service", "cooperation"] as const;
/**
 * A closed list, so that no purpose can be a licence, a registration or a yearly report (DOMAIN §11, P8). Of
 * `staffing` the stationed office as a whole is meant: no request is about a person.
 */
export const purposes = [...powers, ...services] as const;
export type Purpose = (typeof purposes)[number];

export const statuses = ["asked", "answered", "closed"] as const;
export type Status = (typeof statuses)[number];

export const opinionVerbs = ["answer", "correct", "reply", "close"] as const;
export type OpinionVerb = (typeof opinionVerbs)[number];

export interface OpinionFacts {
  readonly path: string;
  readonly organizationId: string;
  readonly askedBy: Side;
  readonly status: Status;
  readonly replied: boolean;
  readonly corrected: boolean;
  /** The organization of who looks was deregistered; an office is asked nothing here. */
  readonly gone: boolean;
}

/** For which side of a request somebody acts; nobody acts for both. */
export function sideOf(
  actor: ActorFacts,
  one: Pick<OpinionFacts, "path" | "organizationId">,
): Side | null {
  if (isOneOf(actor.role, officeRoles)) return one.path === actor.lo ? "office" : null;
  const speaks = isOneOf(actor.role, departmentRoles) || actor.role === "liaison";
  return speaks && actor.organizationId === one.organizationId ? "organization" : null;
}

/** Who may ask, and for what: a street and a department of the powers, a community and a unit of service. */
export function purposesOf(role: Role): readonly Purpose[] {
  if (role === "street_secretary" || isOneOf(role, departmentRoles)) return powers;
  return role === "community_secretary" || role === "liaison" ? services : [];
}

export function canAsk(actor: ActorFacts): Verdict {
  return purposesOf(actor.role).length > 0 ? allowed : refused("forbidden", "refusal.role");
}

/**
 * Whoever was asked answers, also after the day (late is shown and nothing follows from it); the leader of a department
 * puts the answer right, once, while nothing was said to it. Whoever asked has one word of reply, and ends it with what
 * follows; it may end unanswered.
 */
export function canDoOnOpinion(actor: ActorFacts, verb: OpinionVerb, one: OpinionFacts): Verdict {
  const side = sideOf(actor, one);
  if (side === null || (side === one.askedBy) === (verb === "answer" || verb === "correct")) {
    return refused("forbidden", "refusal.role");
  }
  if (verb === "correct" && actor.role !== "dept_leader")
    return refused("forbidden", "refusal.role");
  // What it has asked may still end.
  if (one.gone && verb !== "close") return refused("wrong-status", "opinion.gone");
  const fits = {
    answer: one.status === "asked",
    correct: one.status === "answered" && !one.replied && !one.corrected,
    reply: one.status === "answered" && !one.replied,
    close: one.status !== "closed",
  }[verb];
  return fits ? allowed : refused("wrong-status", "opinion.status");
}

/** From so many days before its day on, a request is shown as near. */
export const remindDays = 3;

export const timings = ["later", "soon", "late", "inTime", "answeredLate", "unanswered"] as const;
export type Timing = (typeof timings)[number];

/** How a request stands to its day, which ends at its midnight. All days are local. */
export function timingOf(
  one: { dueOn: IsoDate; answeredOn: IsoDate | null; status: Status },
  today: IsoDate,
): Timing {
  if (one.answeredOn !== null) return one.answeredOn > one.dueOn ? "answeredLate" : "inTime";
  if (one.status === "closed") return "unanswered";
  if (one.dueOn < today) return "late";
  const soon = isoDateOf((dayNumberOf(today) ?? 0) + remindDays);
  return one.dueOn <= soon ? "soon" : "later";
}

/** Whose turn it is. */
export function waitsFor(one: Pick<OpinionFacts, "askedBy" | "status">): Side | null {
  if (one.status === "closed") return null;
  const asked = one.askedBy === "office" ? "organization" : "office";
  return one.status === "asked" ? asked : one.askedBy;
}

/** The requests in which it is the turn of who looks, as a filter beside `waitsFor`; null = it is never. */
export function turnsOf(actor: ActorFacts): {
  within: { path?: string };
  any: { status: Status; askedBy: Side }[];
} | null {
  const side = isOneOf(actor.role, officeRoles)
    ? "office"
    : isOneOf(actor.role, departmentRoles) || actor.role === "liaison"
      ? "organization"
      : null;
  if (side === null) return null;
  const any = sides.flatMap((askedBy) =>
    statuses.flatMap((status) =>
      waitsFor({ askedBy, status }) === side ? [{ status, askedBy }] : [],
    ),
  );
  return { within: side === "office" ? { path: actor.lo } : {}, any };
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}
