import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { MeetingLevel, MeetingStatus, TopicOrigin, TopicStatus } from "./stages";

/** The staff who prepare meetings, and the street's dispatcher, who sends out what was resolved. */
export const meetingReaders = [
  "district_org",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies DutyRole[];

interface Place {
  readonly level: MeetingLevel;
  readonly path: string;
}

interface MeetingFacts extends Place {
  readonly status: MeetingStatus;
  readonly startsAt: number;
}

/** 秘书处 is the office of the body's own level (DOMAIN §10, 3.8). */
const secretariats: Readonly<Record<MeetingLevel, DutyRole>> = {
  district: "district_org",
  street: "street_secretary",
  community: "community_secretary",
};

export function canConvene({ role, lo }: ActorFacts, { level, path }: Place): Verdict {
  return role === secretariats[level] && lo === path
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** In which state a meeting must be for a verb. */
const from = {
  plan: ["collecting", "agenda", "notified"],
  notify: ["agenda"],
  hold: ["notified", "held"],
  addResolution: ["held"],
  dropResolution: ["held"],
  conclude: ["held"],
  publish: ["resolved"],
  review: ["published"],
  callOff: ["collecting", "agenda", "notified"],
} as const satisfies Readonly<Record<string, readonly MeetingStatus[]>>;
export type MeetingVerb = keyof typeof from;

export function canDo(actor: ActorFacts, verb: MeetingVerb, meeting: MeetingFacts): Verdict {
  const may = canConvene(actor, meeting);
  if (!may.ok) return may;
  if (!from[verb].some((status) => status === meeting.status)) {
    return refused("wrong-status", "meeting.status");
  }
  // What has not begun was not held.
  return verb === "hold" && actor.now < meeting.startsAt
    ? refused("wrong-status", "meeting.notYet")
    : allowed;
}

interface TopicFacts {
  readonly path: string;
  readonly origin: TopicOrigin;
  readonly status: TopicStatus;
}

/** 提请上级: by the office of the level where the topic waits; above the district there is nobody. */
export function canRaise({ role, lo }: ActorFacts, { path, status }: TopicFacts): Verdict {
  if (lo !== path || (role !== secretariats.community && role !== secretariats.street)) {
    return refused("forbidden", "refusal.role");
  }
  return status === "open" ? allowed : refused("wrong-status", "meeting.status");
}

/** 不列入议程, with a reason: by the office of the level; what came from below is answered instead. */
export function canDrop({ role, lo }: ActorFacts, { path, origin, status }: TopicFacts): Verdict {
  if (lo !== path || !Object.values(secretariats).some((one) => one === role)) {
    return refused("forbidden", "refusal.role");
  }
  return status === "open" && origin !== "raised"
    ? allowed
    : refused("wrong-status", "meeting.status");
}

/** 答复 of what was raised from below, whether or not it was talked about first. */
export function canAnswer({ role, lo }: ActorFacts, topic: TopicFacts): Verdict {
  const { path, origin, status } = topic;
  if (lo !== path || (role !== secretariats.street && role !== secretariats.district)) {
    return refused("forbidden", "refusal.role");
  }
  return origin === "raised" && status !== "raised" && status !== "dropped"
    ? allowed
    : refused("wrong-status", "meeting.status");
}
