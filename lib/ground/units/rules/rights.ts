import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";

/** Who is responsible for the Party's work of a place reads how it reaches the units there. */
export const unitReaders = [
  "district_org",
  "street_secretary",
  "community_secretary",
] as const satisfies DutyRole[];

interface Placed {
  readonly path: string;
}

/** 登记: each level what lies at its own place. */
export function canEnter({ role }: ActorFacts): Verdict {
  return unitReaders.some((one) => one === role) ? allowed : refused("forbidden", "refusal.role");
}

/** Whoever keeps a profile: the level at which it was entered. */
export function canKeep(actor: ActorFacts, { path }: Placed): Verdict {
  return canEnter(actor).ok && actor.lo === path ? allowed : refused("forbidden", "refusal.role");
}

/** 联系、结对: whoever keeps it, and those above. */
export function canReach(actor: ActorFacts, { path }: Placed): Verdict {
  return canEnter(actor).ok && path.startsWith(actor.lo)
    ? allowed
    : refused("forbidden", "refusal.role");
}
