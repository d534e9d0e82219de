import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { canAdminister } from "@/lib/ground/territory/rules/admin";

/** People of the administrator's range, but never oneself: nobody gives rights to himself. */
export function canManage(actor: ActorFacts, person: { id: string; path: string }): Verdict {
  return actor.personId === person.id
    ? refused("forbidden", "people.refusal.self")
    : canAdminister(actor, person);
}

/** A duty needs both: the person and the place must lie in the administrator's range. */
export function canGrant(
  actor: ActorFacts,
  person: { id: string; path: string },
  place: { path: string },
): Verdict {
  const verdict = canManage(actor, person);
  return verdict.ok ? canAdminister(actor, place) : verdict;
}
