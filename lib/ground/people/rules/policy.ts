import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { canAdminister } from "@/lib/ground/territory/rules/admin";

interface Managed {
  id: string;
  path: string;
  /** Holds a duty outside the administrator's range. */
  reachesBeyond: boolean;
}

/**
 * People of the administrator's range, but never oneself: nobody gives rights to himself. Nor people
 * whose duties reach further than the administrator's own: with their password he would too.
 */
export function canManage(actor: ActorFacts, person: Managed): Verdict {
  if (actor.personId === person.id) return refused("forbidden", "people.refusal.self");
  if (person.reachesBeyond) return refused("forbidden", "people.refusal.beyond");
  return canAdminister(actor, person);
}

/** A duty needs both: the person and the place must lie in the administrator's range. */
export function canGrant(
  actor: ActorFacts,
  person: { id: string; path: string },
  place: { path: string },
): Verdict {
  const verdict = canManage(actor, { ...person, reachesBeyond: false });
  return verdict.ok ? canAdminister(actor, place) : verdict;
}
