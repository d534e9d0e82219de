import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";

/** Who deals with service: the community; street and district read (DOMAIN §4.7). */
export const serviceReaders = [
  "community_secretary",
  "street_secretary",
  "district_org",
] as const satisfies readonly DutyRole[];

/** What only the community itself does: its templates, its words on what was done. */
export function isCommunity(actor: ActorFacts): Verdict {
  return actor.role === "community_secretary" ? allowed : refused("forbidden", "refusal.role");
}

export function isServiceReader(actor: ActorFacts): boolean {
  return serviceReaders.some((role) => role === actor.role);
}

export function isMember(actor: ActorFacts): Verdict {
  return actor.role === "member" ? allowed : refused("forbidden", "refusal.role");
}

export function isJob(actor: ActorFacts): Verdict {
  return actor.role === "job" ? allowed : refused("forbidden", "refusal.role");
}
