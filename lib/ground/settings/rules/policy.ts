import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

import { catalogue, type SettingKey } from "./parameters";
import { streetPathOf } from "./versions";

/**
 * Who gives a place its numbers: the administrator in whose range it lies, and a street's secretary
 * for the own street, only what a street may add (DOMAIN §12.1).
 */
export function mayEnter(
  actor: ActorFacts,
  place: { readonly path: string },
  keys: readonly SettingKey[],
): Verdict {
  if (actor.role !== "system_admin" && actor.role !== "street_secretary") {
    return refused("forbidden", "settings.refusal.role");
  }
  if (place.path < actor.lo || place.path >= actor.hi) {
    return refused("forbidden", "settings.refusal.place");
  }
  const isStreet = streetPathOf(place.path) !== null;
  return isStreet && keys.some((key) => catalogue[key].stricter === null)
    ? refused("forbidden", "settings.fault.district-only")
    : allowed;
}
