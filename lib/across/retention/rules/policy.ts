import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** The administrator of the whole district, who reads no matter and decides about none. */
export function mayHold(actor: ActorFacts, root: string): Verdict {
  return actor.role === "system_admin" && actor.lo === root
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** Of why a matter is held, and why not any longer. */
export const reasonMax = 200;
