import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";

/** Who is responsible for the Party organizations of a place, and nobody else. */
export const partyReaders = [
  "district_org",
  "street_secretary",
  "community_secretary",
] as const satisfies DutyRole[];

interface PartyFacts {
  readonly path: string;
  /** Of the organization above; null where there is none, or none in the actor's range. */
  readonly parentPath: string | null;
}

/**
 * 设置、撤销: decided above. The organization department sets up what has nothing above it and what is the
 * district's own; a street what lies in it, a community what stands below its own organization.
 */
export function canSetUp(actor: ActorFacts, { path, parentPath }: PartyFacts): Verdict {
  const may =
    actor.role === "district_org"
      ? parentPath === null || parentPath === actor.lo
      : (actor.role === "street_secretary" || actor.role === "community_secretary") &&
        parentPath?.startsWith(actor.lo) === true &&
        path.startsWith(actor.lo);
  return may ? allowed : refused("forbidden", "party.setUpAbove");
}

/** Whoever keeps an organization's facts: the secretary of the level it belongs to. */
export function canKeep(actor: ActorFacts, { path }: { readonly path: string }): Verdict {
  const role = keepers[Math.min(path.split(".").length - 1, keepers.length) - 1];
  return actor.role === role && path.startsWith(actor.lo)
    ? allowed
    : refused("forbidden", "refusal.role");
}
const keepers = ["district_org", "street_secretary", "community_secretary"] as const;

/** Facts are put right by who keeps them or by who has set it up. */
export function canEdit(actor: ActorFacts, facts: PartyFacts): Verdict {
  const keeps = canKeep(actor, facts);
  return keeps.ok ? keeps : canSetUp(actor, facts);
}
