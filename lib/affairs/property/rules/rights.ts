import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";

/** The staff of the community, its street and the district. */
export const propertyReaders = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies DutyRole[];

/** A grid worker reads the estates of the own grid, and only the list. */
export const estateListReaders = [...propertyReaders, "grid_worker"] as const satisfies DutyRole[];

interface Placed {
  readonly path: string;
}

/** 登记: a community its own estates. */
export function canEnter({ role }: ActorFacts): Verdict {
  return role === "community_secretary" ? allowed : refused("forbidden", "refusal.role");
}

/** Whoever keeps an estate: the secretary of its community. */
export function canKeep({ role, lo }: ActorFacts, { path }: Placed): Verdict {
  return role === "community_secretary" && lo === path
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** 兜底方案: by the community, or by its street, which has the state-owned company at hand. */
export function canPlan(actor: ActorFacts, estate: Placed): Verdict {
  if (canKeep(actor, estate).ok) return allowed;
  return actor.role === "street_secretary" && estate.path.startsWith(actor.lo)
    ? allowed
    : refused("forbidden", "refusal.role");
}
