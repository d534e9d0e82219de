import { canAdminister } from "@/lib/ground/territory/rules/admin";
import type { ActorFacts, Verdict } from "@/lib/platform/access/actor";

/** Keys are the whole district's: a street's administrator, whose range it is not, has none to give. */
export function keepsSystems(actor: ActorFacts, district: { path: string }): Verdict {
  return canAdminister(actor, district);
}

export type KeyState = "active" | "soon" | "expired" | "revoked";

const soon = 30 * 86_400_000;

/** How a key stands; one that ends within 30 days is said in time. */
export function keyState(
  system: { expiresAt: number; revokedAt: number | null },
  now: number,
): KeyState {
  if (system.revokedAt !== null) return "revoked";
  if (system.expiresAt <= now) return "expired";
  return system.expiresAt - now <= soon ? "soon" : "active";
}
